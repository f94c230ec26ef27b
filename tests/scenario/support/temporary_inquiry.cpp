#include "tests/scenario/support/temporary_inquiry.hpp"

#include "platform/secrets.hpp"
#include "tests/scenario/support/running_program.hpp"

#include <chrono>
#include <fstream>
#include <iterator>
#include <random>
#include <stdexcept>

namespace chorus::test {
namespace {

constexpr std::chrono::seconds k_within{30};

}  // namespace

TemporaryInquiry::TemporaryInquiry(const std::string& template_id) {
  std::random_device device;
  folder_ = std::filesystem::temp_directory_path() /
            ("chorus-test-" + std::to_string(device()) + std::to_string(device()));
  std::filesystem::create_directory(folder_);
  std::filesystem::permissions(folder_, std::filesystem::perms::owner_all);
  file_ = folder_ / "evening.inquiry";
  const auto made = run_chorus({"new", "--template", template_id, file_.string()}, k_within);
  if (made.status != 0) throw std::runtime_error("no new inquiry:\n" + made.printed);
}

TemporaryInquiry::~TemporaryInquiry() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

std::string TemporaryInquiry::everything() const {
  std::string bytes;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_)) {
    if (entry.is_regular_file()) bytes += bytes_of(entry.path());
  }
  return bytes;
}

std::filesystem::path TemporaryInquiry::key_file() const {
  const auto place = std::filesystem::canonical(file_).string();
  return runtime_folder() / "chorus" / (platform::digest(place) + ".keys");
}

std::string TemporaryInquiry::faults() const {
  const auto checked = run_chorus({"check", file_.string()}, k_within);
  if (checked.status == 0) return {};
  return "status " + std::to_string(checked.status) + ": " + checked.printed;
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

}  // namespace chorus::test
