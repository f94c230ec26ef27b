#include "child_answer.hpp"

#include "platform/byte_channel.hpp"
#include "platform/child_process.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <span>
#include <system_error>
#include <thread>
#include <unistd.h>

namespace chorus::media {
namespace {

std::string read_to_the_end(int handle) {
  std::string text;
  std::array<char, 4096> piece{};
  for (;;) {
    const auto count = ::read(handle, piece.data(), piece.size());
    if (count <= 0) return text;
    text.append(piece.data(), static_cast<std::size_t>(count));
  }
}

void give(int handle, const std::string& file) {
  std::array<unsigned char, 8> length{};
  for (std::size_t i = 0; i < length.size(); ++i) {
    length[i] = static_cast<unsigned char>((std::uint64_t{file.size()} >> (8 * i)) & 0xFFU);
  }
  platform::ByteChannel channel{platform::OwnedHandle(::dup(handle))};
  try {
    channel.write_all(std::as_bytes(std::span(length)));
    channel.write_all(std::as_bytes(std::span(file)));
  } catch (const std::system_error&) {
    return;  // it did not hear it to the end
  }
}

}  // namespace

std::optional<CleaningResult> answer_of(const char* program, const std::string& file) {
  auto child = platform::ChildProcess::start({program, {}});
  const auto channel = child.take_channel();
  std::thread giving([&] { give(channel.get(), file); });
  const std::string answer = read_to_the_end(channel.get());
  giving.join();
  const auto words = read_to_the_end(child.take_output().get());
  if (!words.empty()) BOOST_TEST_MESSAGE(program << ": " << words);
  child.reap();
  return answer_from(answer);
}

Cleaned cleaned_by(const char* program, const std::string& file) {
  const auto answer = answer_of(program, file);
  BOOST_TEST_REQUIRE(answer.has_value());
  if (const auto* refusal = std::get_if<MediaRefusal>(&*answer)) {
    BOOST_FAIL("refused: " << to_text(*refusal));
  }
  return std::get<Cleaned>(*answer);
}

std::string refused_by(const char* program, const std::string& file) {
  const auto answer = answer_of(program, file);
  BOOST_TEST_REQUIRE(answer.has_value());
  const auto* refusal = std::get_if<MediaRefusal>(&*answer);
  return refusal ? std::string(to_text(*refusal)) : "";
}

}  // namespace chorus::media
