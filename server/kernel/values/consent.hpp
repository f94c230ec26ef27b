#pragma once

#include "kernel/values/instant.hpp"
#include "kernel/values/record.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace chorus::kernel {

// The kind of record by which somebody says what papers may have of theirs. What leaves the room
// depends on it, so the kernel knows this kind by name, as it knows persons and groups.
inline constexpr std::string_view k_consent_kind = "consent";

// Words, pictures, voice and name, each for itself.
struct Let {
  bool words = false;
  bool picture = false;
  bool voice = false;
  bool name = false;
  bool anything() const { return words || picture || voice || name; }
  static Let all() { return {true, true, true, true}; }
  bool operator==(const Let&) const = default;
};

// One record of that kind. Members that a damaged body lacks are no.
struct Consent {
  Let let;
  std::optional<bool> parent;  // what a parent or carer says; none: nothing
  bool needs_parent = false;   // of nobody's: what holds for young people
  Instant at = 0;
  std::string review_on;  // "2027-11-24"; empty: none
};

// None where the record is no consent.
std::optional<Consent> consent_of(const Record& record);

// True where each of words, picture and voice that the record holds is let.
bool lets_all_of(const Let& let, const Record& record);

}  // namespace chorus::kernel
