#include "kernel/values/record.hpp"

#include <array>
#include <utility>

namespace chorus::kernel {
namespace {

constexpr std::array<std::pair<RecordClass, std::string_view>, 6> k_classes{{
    {RecordClass::contribution, "contribution"},
    {RecordClass::structure, "structure"},
    {RecordClass::tally, "tally"},
    {RecordClass::ballot, "ballot"},
    {RecordClass::draft, "draft"},
    {RecordClass::private_, "private"},
}};

constexpr std::array<std::pair<Gate, std::string_view>, 5> k_gates{{
    {Gate::open, "open"},
    {Gate::held, "held"},
    {Gate::until_reveal, "until_reveal"},
    {Gate::hidden, "hidden"},
    {Gate::withdrawn, "withdrawn"},
}};

}  // namespace

std::string_view to_text(RecordClass record_class) {
  for (const auto& [value, text] : k_classes) {
    if (value == record_class) return text;
  }
  return {};
}

std::optional<RecordClass> record_class_from(std::string_view text) {
  for (const auto& [value, name] : k_classes) {
    if (name == text) return value;
  }
  return std::nullopt;
}

std::string_view to_text(Gate gate) {
  for (const auto& [value, text] : k_gates) {
    if (value == gate) return text;
  }
  return {};
}

std::optional<Gate> gate_from(std::string_view text) {
  for (const auto& [value, name] : k_gates) {
    if (name == text) return value;
  }
  return std::nullopt;
}

Record tombstone_of(const Record& record) {
  Record tombstone = record;
  tombstone.owner = PersonId();
  tombstone.gate = Gate::withdrawn;
  tombstone.audience = Audience({"rules"});
  tombstone.body = Body();
  return tombstone;
}

}  // namespace chorus::kernel
