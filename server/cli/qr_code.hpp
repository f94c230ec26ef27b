#pragma once

#include "protocol/encode.hpp"

#include <string>

namespace chorus::cli {

// The QR code of a text, error correction M: a phone reads it off a projector across the hall.
protocol::Door::Qr qr_code(const std::string& text);

// The same for a terminal, two rows of dots a line, light on dark.
std::string for_terminal(const protocol::Door::Qr& qr);

}  // namespace chorus::cli
