#pragma once

#include "kernel/values/body.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chorus::storage {

// What is wrong with a body of this type, in one line that has none of it; none: nothing, or it is
// for others to say.
using BodyFault =
    std::function<std::optional<std::string>(std::string_view type, const kernel::Body& body)>;

// Asks `fault_of` about the body of every record but those that were taken back: what check_inquiry
// calls readable may still be nothing the room can use. One sentence a fault, which names space,
// key and member, never what people wrote. Changes nothing, and may look on while the inquiry is
// being served. For a file that check_inquiry found sound; throws StorageTrouble if the disk cannot
// be read.
std::vector<std::string> body_faults(const std::filesystem::path& path, const BodyFault& fault_of);

}  // namespace chorus::storage
