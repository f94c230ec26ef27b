#include "platform/sealed_stream.hpp"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace chorus::platform {
namespace {

constexpr std::size_t k_stream_head_bytes = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
static_assert(k_seal_salt_bytes == crypto_pwhash_SALTBYTES);
static_assert(k_seal_head_bytes == k_seal_salt_bytes + k_stream_head_bytes);
static_assert(k_seal_more_bytes == crypto_secretstream_xchacha20poly1305_ABYTES);

using StreamKey = std::array<unsigned char, crypto_secretstream_xchacha20poly1305_KEYBYTES>;

const unsigned char* seen_as_bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

StreamKey key_from(std::string_view passphrase, std::string_view salt) {
  StreamKey key{};
  const int failed = crypto_pwhash(key.data(), key.size(), passphrase.data(), passphrase.size(),
                                   seen_as_bytes(salt), crypto_pwhash_OPSLIMIT_MODERATE,
                                   crypto_pwhash_MEMLIMIT_MODERATE, crypto_pwhash_ALG_ARGON2ID13);
  if (failed != 0) {
    throw std::runtime_error(
        "This computer has not enough free memory for the passphrase. Close other programs.");
  }
  return key;
}

void start_sodium() {
  if (sodium_init() < 0) throw std::runtime_error("This machine gives no random numbers.");
}

}  // namespace

struct SealingStream::State {
  crypto_secretstream_xchacha20poly1305_state inner;
  ~State() { sodium_memzero(&inner, sizeof inner); }
};

SealingStream::SealingStream(std::string_view passphrase) : state_(std::make_unique<State>()) {
  start_sodium();
  std::string salt(k_seal_salt_bytes, '\0');
  randombytes_buf(salt.data(), salt.size());
  StreamKey key = key_from(passphrase, salt);
  std::array<unsigned char, k_stream_head_bytes> head{};
  crypto_secretstream_xchacha20poly1305_init_push(&state_->inner, head.data(), key.data());
  sodium_memzero(key.data(), key.size());
  head_ = salt + std::string(head.begin(), head.end());
}

SealingStream::~SealingStream() = default;

std::string SealingStream::sealed(std::string_view bytes, Piece which) {
  std::string result(bytes.size() + k_seal_more_bytes, '\0');
  const unsigned char tag = which == Piece::last
                                ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                                : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
  crypto_secretstream_xchacha20poly1305_push(
      &state_->inner, reinterpret_cast<unsigned char*>(result.data()), nullptr,
      seen_as_bytes(bytes), bytes.size(), nullptr, 0, tag);
  return result;
}

struct OpeningStream::State {
  crypto_secretstream_xchacha20poly1305_state inner;
  bool is_over = false;
  ~State() { sodium_memzero(&inner, sizeof inner); }
};

OpeningStream::OpeningStream(std::string_view passphrase, std::string_view head)
    : state_(std::make_unique<State>()) {
  if (head.size() != k_seal_head_bytes) throw std::invalid_argument("a head of another length");
  start_sodium();
  StreamKey key = key_from(passphrase, head.substr(0, k_seal_salt_bytes));
  state_->is_over =
      crypto_secretstream_xchacha20poly1305_init_pull(
          &state_->inner, seen_as_bytes(head.substr(k_seal_salt_bytes)), key.data()) != 0;
  sodium_memzero(key.data(), key.size());
}

OpeningStream::~OpeningStream() = default;

std::optional<OpeningStream::Opened> OpeningStream::opened(std::string_view sealed) {
  if (state_->is_over || sealed.size() < k_seal_more_bytes) return std::nullopt;
  Opened result;
  result.bytes.resize(sealed.size() - k_seal_more_bytes);
  unsigned char tag = 0;
  const int wrong = crypto_secretstream_xchacha20poly1305_pull(
      &state_->inner, reinterpret_cast<unsigned char*>(result.bytes.data()), nullptr, &tag,
      seen_as_bytes(sealed), sealed.size(), nullptr, 0);
  state_->is_over = wrong != 0 || tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
  if (wrong != 0) return std::nullopt;
  if (tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL) result.which = Piece::last;
  return result;
}

}  // namespace chorus::platform
