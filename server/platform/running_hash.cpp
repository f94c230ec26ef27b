#include "platform/running_hash.hpp"

#include <sodium.h>

#include <array>

namespace chorus::platform {

struct RunningHash::State {
  crypto_hash_sha256_state inner;
};

RunningHash::RunningHash() : state_(std::make_unique<State>()) {
  crypto_hash_sha256_init(&state_->inner);
}

RunningHash::~RunningHash() = default;

void RunningHash::add(std::string_view bytes) {
  crypto_hash_sha256_update(&state_->inner, reinterpret_cast<const unsigned char*>(bytes.data()),
                            bytes.size());
}

std::string RunningHash::so_far() const {
  auto copy = state_->inner;
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256_final(&copy, digest.data());
  std::string text(digest.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), digest.data(), digest.size());
  text.pop_back();
  return text;
}

}  // namespace chorus::platform
