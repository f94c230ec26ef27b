#include "tests/load/wire/frame.hpp"

#include <optional>

namespace chorus::load {
namespace {

constexpr std::size_t k_short = 126;     // below: the length is in the second byte
constexpr std::size_t k_medium = 65536;  // below: in two bytes more; else in eight
constexpr std::uint8_t k_final = 0x80;
constexpr std::uint8_t k_reserved = 0x70;
constexpr std::uint8_t k_mask = 0x80;
constexpr std::size_t k_key_bytes = 4;

void append_big_endian(std::string& out, std::uint64_t number, int bytes) {
  for (int at = bytes - 1; at >= 0; --at) out += static_cast<char>(number >> (8 * at));
}

std::string head(Opcode opcode, std::size_t size, std::uint8_t mask) {
  std::string out;
  out.reserve(size + 14);
  out += static_cast<char>(k_final | static_cast<std::uint8_t>(opcode));
  if (size < k_short) {
    out += static_cast<char>(mask | size);
  } else if (size < k_medium) {
    out += static_cast<char>(mask | 126);
    append_big_endian(out, size, 2);
  } else {
    out += static_cast<char>(mask | 127);
    append_big_endian(out, size, 8);
  }
  return out;
}

struct Head {
  std::size_t bytes = 0;  // with the key
  std::uint64_t payload = 0;
};

// Nothing: more bytes are needed.
std::optional<Head> read_head(std::string_view bytes, bool masked) {
  if (bytes.size() < 2) return std::nullopt;
  const auto byte = [&](std::size_t at) { return static_cast<std::uint8_t>(bytes[at]); };
  Head found;
  found.payload = byte(1) & 0x7F;
  const std::size_t wide = found.payload == 126 ? 2 : found.payload == 127 ? 8 : 0;
  found.bytes = 2 + wide + (masked ? k_key_bytes : 0);
  if (bytes.size() < found.bytes) return std::nullopt;
  if (wide > 0) {
    found.payload = 0;
    for (std::size_t at = 2; at < 2 + wide; ++at) found.payload = found.payload << 8 | byte(at);
  }
  return found;
}

}  // namespace

std::string plain_frame(Opcode opcode, std::string_view payload) {
  std::string out = head(opcode, payload.size(), 0);
  out += payload;
  return out;
}

std::string masked_frame(Opcode opcode, std::string_view payload, std::uint32_t key) {
  std::string out = head(opcode, payload.size(), k_mask);
  const auto key_at = out.size();
  append_big_endian(out, key, k_key_bytes);
  for (std::size_t at = 0; at < payload.size(); ++at) {
    out += static_cast<char>(payload[at] ^ out[key_at + at % k_key_bytes]);
  }
  return out;
}

bool FrameReader::feed(std::string_view bytes, const Sink& sink) {
  if (broken_) return false;
  if (part_.empty()) {
    const auto used = take_whole(bytes, sink);
    part_.assign(bytes.substr(used));
  } else {
    // What it reads must not move while the sink has it.
    std::string all = std::move(part_);
    all += bytes;
    const auto used = take_whole(all, sink);
    part_.assign(all, used);
  }
  if (part_.empty() && part_.capacity() > 4096) std::string().swap(part_);
  return !broken_;
}

std::size_t FrameReader::take_whole(std::string_view bytes, const Sink& sink) {
  std::size_t used = 0;
  while (!broken_ && !stopped_) {
    const auto rest = bytes.substr(used);
    const auto found = read_head(rest, masked_);
    if (!found || rest.size() - found->bytes < found->payload) break;
    const auto first = static_cast<std::uint8_t>(rest[0]);
    const bool has_mask = (static_cast<std::uint8_t>(rest[1]) & k_mask) != 0;
    if ((first & k_reserved) != 0 || has_mask != masked_) {
      broken_ = true;
      break;
    }
    auto payload = rest.substr(found->bytes, found->payload);
    if (masked_) {
      payload = unmasked(rest.substr(found->bytes - k_key_bytes, k_key_bytes), payload);
    }
    used += found->bytes + found->payload;
    stopped_ = !take(first, payload, sink);
  }
  return used;
}

std::string_view FrameReader::unmasked(std::string_view key, std::string_view payload) {
  clear_.resize(payload.size());
  for (std::size_t at = 0; at < payload.size(); ++at) {
    clear_[at] = static_cast<char>(payload[at] ^ key[at % k_key_bytes]);
  }
  return clear_;
}

bool FrameReader::take(std::uint8_t first, std::string_view payload, const Sink& sink) {
  const bool last = (first & k_final) != 0;
  const auto opcode = static_cast<Opcode>(first & 0x0F);
  switch (opcode) {
    case Opcode::close:
    case Opcode::ping:
    case Opcode::pong: return sink(opcode, payload);
    case Opcode::text:
    case Opcode::binary:
      broken_ = message_opcode_ != Opcode::more;
      if (broken_) return false;
      if (last) return sink(opcode, payload);
      message_opcode_ = opcode;
      message_.assign(payload);
      return true;
    case Opcode::more: break;
    default: broken_ = true; return false;
  }
  broken_ = message_opcode_ == Opcode::more;
  if (broken_) return false;
  message_ += payload;
  if (!last) return true;
  const std::string whole = std::move(message_);
  message_.clear();
  const auto kind = message_opcode_;
  message_opcode_ = Opcode::more;
  return sink(kind, whole);
}

}  // namespace chorus::load
