#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

// Chance, hashes and sealing, all by libsodium: BLAKE2b and XChaCha20-Poly1305. No file is touched.
// Any thread. Throws std::runtime_error if the library cannot start (no source of chance), and
// std::invalid_argument for a key that is not k_sealing_key_bytes long.
namespace chorus::platform {

inline constexpr std::size_t k_sealing_key_bytes = 32;
inline constexpr std::size_t k_padding_step_bytes = 256;

void fill_random(std::span<std::byte> bytes);

// 256 bits as 64 lower-case hexadecimal digits. A key may have any length.
std::string digest(std::string_view text);
std::string keyed_digest(std::string_view key, std::string_view text);

// Encrypts and signs. The text is padded to whole steps first, so that its length tells little.
// `context` is not kept but must be the same again to open: it ties the seal to its place.
std::string seal(std::string_view key, std::string_view text, std::string_view context);
// Empty if the key or the context is another, or a single bit was changed.
std::optional<std::string> unseal(std::string_view key, std::string_view sealed,
                                  std::string_view context);

// Blots out a secret in memory.
void wipe(std::string& secret) noexcept;

}  // namespace chorus::platform
