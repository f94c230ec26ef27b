#include "storage/box_keys.hpp"

#include "platform/path_text.hpp"
#include "platform/private_folder.hpp"
#include "platform/replace_file.hpp"
#include "platform/secrets.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <system_error>
#include <utility>

namespace chorus::storage {
namespace {

using nlohmann::json;

constexpr int k_format = 1;

std::string hexadecimal(const std::string& bytes) {
  constexpr std::string_view k_digits = "0123456789abcdef";
  std::string text;
  for (const char letter : bytes) {
    const auto byte = static_cast<unsigned char>(letter);
    text += k_digits[byte >> 4U];
    text += k_digits[byte & 0xFU];
  }
  return text;
}

int value_of(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  return -1;
}

// Empty if it is no key.
std::string key_from(const std::string& text) {
  if (text.size() != platform::k_sealing_key_bytes * 2) return {};
  std::string key;
  for (std::size_t at = 0; at < text.size(); at += 2) {
    const int high = value_of(text[at]);
    const int low = value_of(text[at + 1]);
    if (high < 0 || low < 0) return {};
    key += static_cast<char>(high * 16 + low);
  }
  return key;
}

std::map<kernel::SpaceId, std::string> keys_in(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  const json found = json::parse(text.str(), nullptr, false);
  std::map<kernel::SpaceId, std::string> keys;
  const bool is_ours = found.is_object() && found.contains("format") &&
                       found["format"] == k_format && found.contains("keys") &&
                       found["keys"].is_object();
  if (!is_ours) return keys;
  for (const auto& [space, key] : found["keys"].items()) {
    if (!key.is_string()) continue;
    std::string bytes = key_from(key.get<std::string>());
    if (!bytes.empty()) keys.emplace(kernel::SpaceId(space), std::move(bytes));
  }
  return keys;
}

}  // namespace

std::filesystem::path keys_of(const std::filesystem::path& inquiry) {
  const auto folder = platform::private_runtime_folder();
  if (!folder) return {};
  const auto place = std::filesystem::weakly_canonical(inquiry);
  return *folder / (platform::digest(platform::utf8(place)) + ".keys");
}

BoxKeys::BoxKeys(std::filesystem::path file, const std::filesystem::path& older)
    : path_(std::move(file)) {
  if (!path_.empty()) {
    platform::erase_interrupted(path_);
    keys_ = keys_in(path_);
  }
  take_over(older);
}

void BoxKeys::take_over(const std::filesystem::path& older) {
  platform::erase_interrupted(older);
  if (!std::filesystem::exists(older)) return;
  for (const auto& [space, key] : keys_in(older)) {
    if (!find(space)) keep(space, key);
  }
  platform::erase_file(older);
}

const std::string* BoxKeys::find(const kernel::SpaceId& space) const {
  const auto found = keys_.find(space);
  return found == keys_.end() ? nullptr : &found->second;
}

void BoxKeys::keep(const kernel::SpaceId& space, const std::string& key) {
  if (std::string& place = keys_[space]; place != key) {
    platform::wipe(place);
    place = key;
  }
  try {
    write(keys_);
  } catch (const std::system_error&) {
    // The vote goes on with the key in memory, and starts anew should the server end.
  }
}

void BoxKeys::destroy(const kernel::SpaceId& space) {
  auto left = keys_;
  left.erase(space);
  try {
    write(left);
  } catch (const std::system_error&) {
    // Better all keys in memory alone than one that outlives its vote.
    platform::erase_file(path_);
  }
  keys_.swap(left);
  for (auto& [place, key] : left) platform::wipe(key);
}

void BoxKeys::write(const Keys& keys) const {
  if (path_.empty()) return;
  if (keys.empty()) {
    platform::erase_file(path_);
    return;
  }
  json text{{"format", k_format}, {"keys", json::object()}};
  for (const auto& [space, key] : keys) text["keys"][space.value()] = hexadecimal(key);
  platform::replace_file(path_, text.dump() + "\n", platform::OldBytes::overwrite);
}

}  // namespace chorus::storage
