#pragma once

#include "kernel/values/result.hpp"
#include "protocol/messages.hpp"

#include <string_view>

namespace chorus::protocol {

class SchemaBook;

// One text from a page becomes one message, or a fault whose code and words go back in `refused`.
// Codes: those of read_json, unknown_message, wrong_shape. Command arguments come out as canonical
// text; a person's own name in core.introduce comes out cleaned, or not at all.
kernel::Result<ClientMessage> decode(std::string_view text, const SchemaBook& schemas);

}  // namespace chorus::protocol
