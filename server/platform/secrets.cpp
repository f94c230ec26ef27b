#include "platform/secrets.hpp"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace chorus::platform {
namespace {

constexpr std::size_t k_digest_bytes = 32;
constexpr std::size_t k_nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t k_tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
using DigestBytes = std::array<unsigned char, k_digest_bytes>;

void start_library() {
  static const bool started = sodium_init() >= 0;
  if (!started) throw std::runtime_error("This machine gives no random numbers.");
}

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

std::string hexadecimal(const DigestBytes& bytes) {
  std::string text(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  text.pop_back();
  return text;
}

DigestBytes hash(std::string_view text, std::span<const unsigned char> key) {
  start_library();
  DigestBytes result{};
  crypto_generichash(result.data(), result.size(), bytes_of(text), text.size(),
                     key.empty() ? nullptr : key.data(), key.size());
  return result;
}

void must_be_key(std::string_view key) {
  if (key.size() != k_sealing_key_bytes)
    throw std::invalid_argument("a sealing key of a wrong size");
}

}  // namespace

void fill_random(std::span<std::byte> bytes) {
  start_library();
  randombytes_buf(bytes.data(), bytes.size());
}

std::string digest(std::string_view text) { return hexadecimal(hash(text, {})); }

std::string keyed_digest(std::string_view key, std::string_view text) {
  // BLAKE2b takes keys of 16 to 64 bytes; ours may be of any length, so it takes their hash.
  return hexadecimal(hash(text, hash(key, {})));
}

std::string seal(std::string_view key, std::string_view text, std::string_view context) {
  start_library();
  must_be_key(key);
  const std::size_t padded_size = (text.size() / k_padding_step_bytes + 1) * k_padding_step_bytes;
  std::string padded(text);
  padded.resize(padded_size);
  std::size_t reached = 0;
  sodium_pad(&reached, bytes_of(padded), text.size(), k_padding_step_bytes, padded.size());

  std::string sealed(k_nonce_bytes + padded.size() + k_tag_bytes, '\0');
  randombytes_buf(sealed.data(), k_nonce_bytes);
  crypto_aead_xchacha20poly1305_ietf_encrypt(
      bytes_of(sealed) + k_nonce_bytes, nullptr, bytes_of(padded), padded.size(), bytes_of(context),
      context.size(), nullptr, bytes_of(sealed), bytes_of(key));
  wipe(padded);
  return sealed;
}

std::optional<std::string> unseal(std::string_view key, std::string_view sealed,
                                  std::string_view context) {
  start_library();
  must_be_key(key);
  if (sealed.size() < k_nonce_bytes + k_tag_bytes) return std::nullopt;
  std::string padded(sealed.size() - k_nonce_bytes - k_tag_bytes, '\0');
  const int wrong = crypto_aead_xchacha20poly1305_ietf_decrypt(
      bytes_of(padded), nullptr, nullptr, bytes_of(sealed) + k_nonce_bytes,
      sealed.size() - k_nonce_bytes, bytes_of(context), context.size(), bytes_of(sealed),
      bytes_of(key));
  std::size_t size = 0;
  if (wrong != 0 ||
      sodium_unpad(&size, bytes_of(padded), padded.size(), k_padding_step_bytes) != 0) {
    return std::nullopt;
  }
  padded.resize(size);
  return padded;
}

void wipe(std::string& secret) noexcept {
  sodium_memzero(secret.data(), secret.size());
  secret.clear();
}

}  // namespace chorus::platform
