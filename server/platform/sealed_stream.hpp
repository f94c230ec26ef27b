#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

// Bytes under a passphrase, piece by piece, so that a file of any length needs little memory. The
// key is made of the passphrase by Argon2id (moderate: 256 MiB, three passes, about a second), the
// pieces are libsodium's secretstream (XChaCha20-Poly1305): none can be changed, left out, moved or
// cut off without being noticed. No file is touched. One thread each. Throws std::runtime_error
// where the machine has no memory or no source of chance.
namespace chorus::platform {

inline constexpr std::size_t k_seal_salt_bytes = 16;
inline constexpr std::size_t k_seal_head_bytes = k_seal_salt_bytes + 24;
inline constexpr std::size_t k_seal_more_bytes = 17;  // so much longer is a piece once sealed

enum class Piece { more, last };

class SealingStream {
 public:
  explicit SealingStream(std::string_view passphrase);
  ~SealingStream();
  SealingStream(const SealingStream&) = delete;
  SealingStream& operator=(const SealingStream&) = delete;

  const std::string& head() const noexcept { return head_; }  // stands before the first piece
  std::string sealed(std::string_view bytes, Piece which);

 private:
  struct State;
  std::unique_ptr<State> state_;
  std::string head_;
};

class OpeningStream {
 public:
  // `head` has k_seal_head_bytes, else std::invalid_argument.
  OpeningStream(std::string_view passphrase, std::string_view head);
  ~OpeningStream();
  OpeningStream(const OpeningStream&) = delete;
  OpeningStream& operator=(const OpeningStream&) = delete;

  struct Opened {
    std::string bytes;
    Piece which = Piece::more;
  };
  // None: another passphrase, or not the piece that was sealed here. Nothing is opened after it.
  std::optional<Opened> opened(std::string_view sealed);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace chorus::platform
