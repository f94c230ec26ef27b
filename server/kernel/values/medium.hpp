#pragma once

#include "kernel/values/instant.hpp"
#include "kernel/values/record.hpp"
#include "kernel/values/strong_id.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace chorus::kernel {

// A photo, a drawing that was photographed, or a sound, as the inquiry keeps it. Its bytes lie in
// the file alone; the room knows this of it.
struct Medium {
  MediumId id;
  PersonId owner;  // who sent it
  std::string content_type;
  std::uint32_t width = 0;    // of a picture
  std::uint32_t height = 0;   // of a picture
  std::uint32_t seconds = 0;  // of a sound
  std::uint64_t size = 0;     // in bytes
  Instant added = 0;
};

using MediumBytes = std::shared_ptr<const std::string>;

struct NewMedium {
  Medium medium;
  MediumBytes bytes;
};

// A record holds a medium by naming it in its body: {"medium": {"id": "..."}}. That member means
// this in every record of every type. A copy kept for the safeguarding lead names what the thing
// that it is of named. Empty: it names none.
MediumId medium_named_in(const Record& record);

}  // namespace chorus::kernel
