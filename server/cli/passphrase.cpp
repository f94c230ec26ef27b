#include "cli/passphrase.hpp"

#include "kernel/values/limits.hpp"
#include "platform/typed_secret.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace chorus::cli {
namespace {

std::string first_line_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::string line(limits::k_passphrase_bytes, '\0');
  in.read(line.data(), static_cast<std::streamsize>(line.size()));
  line.resize(static_cast<std::size_t>(in.gcount()));
  line.resize(std::min(line.find_first_of("\r\n"), line.size()));
  if (line.empty()) throw std::runtime_error("There is no passphrase in " + file + ".");
  return line;
}

std::string long_enough(std::string passphrase) {
  const auto count = std::count_if(passphrase.begin(), passphrase.end(), [](char c) {
    return (static_cast<unsigned char>(c) >> 6U) != 2U;
  });
  if (static_cast<std::size_t>(count) < limits::k_passphrase_code_points) {
    throw std::runtime_error(
        "A passphrase has at least " + std::to_string(limits::k_passphrase_code_points) +
        " characters. Four words that do not belong together are easy to keep.");
  }
  return passphrase;
}

}  // namespace

std::string new_passphrase(const std::string& file) {
  if (!file.empty()) return long_enough(first_line_of(file));
  const auto typed = platform::typed_secret("A passphrase for the archive: ");
  if (!typed) {
    throw std::runtime_error(
        "A full archive takes a passphrase: type one on a terminal, or say which file holds it "
        "(--passphrase-file). Without one, only a redacted archive is made (--redacted).");
  }
  auto passphrase = long_enough(*typed);
  if (platform::typed_secret("The same again: ") != passphrase) {
    throw std::runtime_error("These were two different passphrases. Nothing was written.");
  }
  return passphrase;
}

std::optional<std::string> known_passphrase(const std::string& file) {
  if (!file.empty()) return first_line_of(file);
  return platform::typed_secret("The passphrase of the archive: ");
}

}  // namespace chorus::cli
