#include "media/programs/confined_main.hpp"

#include "kernel/values/limits.hpp"
#include "platform/byte_channel.hpp"
#include "platform/child_process.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <span>
#include <stdexcept>

namespace chorus::media {
namespace {

constexpr platform::NativeHandle k_output = 2;

std::string heard(platform::ByteChannel& channel) {
  std::array<unsigned char, 8> length{};
  if (!channel.read_exact(std::as_writable_bytes(std::span(length)))) return {};
  std::uint64_t size = 0;
  for (std::size_t i = 0; i < length.size(); ++i) size |= std::uint64_t{length[i]} << (8 * i);
  if (size > limits::k_media_bytes) throw std::runtime_error("a file larger than allowed");
  std::string file(size, '\0');
  if (size > 0 && !channel.read_exact(std::as_writable_bytes(std::span(file)))) return {};
  return file;
}

CleaningResult cleaned(const std::string& file,
                       const std::function<CleaningResult(const std::string&)>& clean) {
  try {
    return clean(file);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return MediaRefusal::unreadable;
  }
}

}  // namespace

int confined_main(platform::MoreThreads threads,
                  const std::function<CleaningResult(const std::string& file)>& clean) {
  try {
    platform::prepare_child({limits::k_media_memory_bytes, limits::k_media_computing});
    const auto closed = [](const std::string& call) {
      return "it called " + call + ", which is closed to it\n";
    };
    const auto gap = platform::keep_from_the_world({}, {k_output, closed}, threads);
    if (gap) std::fprintf(stderr, "%s\n", gap->c_str());
    platform::keep_from_files();
    auto channel = platform::ByteChannel::inherited();
    const std::string answer = answer_text(cleaned(heard(channel), clean));
    channel.write_all(std::as_bytes(std::span(answer)));
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}

}  // namespace chorus::media
