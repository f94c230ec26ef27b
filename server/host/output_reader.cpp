#include "host/output_reader.hpp"

#include "host/frame_messages.hpp"
#include "kernel/values/json_reader.hpp"
#include "kernel/values/limits.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace chorus::host {
namespace {

using nlohmann::json;

constexpr std::size_t k_longest_key = 128;
constexpr std::size_t k_longest_output_name = 64;
constexpr kernel::Instant k_latest = 253'402'300'799'000;  // the year 9999

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_';
}

kernel::Key read_key(const json& value) {
  auto text = value.get<std::string>();
  const auto slash = text.find('/');
  const bool two_parts = slash != std::string::npos && slash > 0 && slash + 1 < text.size();
  const auto plain_parts = std::count_if(text.begin(), text.end(), is_plain);
  if (!two_parts || text.size() > k_longest_key ||
      static_cast<std::size_t>(plain_parts) + 1 != text.size()) {
    throw Nonsense("a key that is not kind/name: " + text.substr(0, k_longest_key));
  }
  return kernel::Key(std::move(text));
}

// An end of a link may lie in another activity: "<key>@<space>".
kernel::Key read_end(const json& value) {
  const auto text = value.get<std::string>();
  const auto at = text.find('@');
  if (at == std::string::npos) return read_key(value);
  const std::string space = text.substr(at + 1);
  if (space.empty() || space.size() > k_longest_output_name ||
      !std::all_of(space.begin(), space.end(), is_plain)) {
    throw Nonsense("a link to nowhere: " + text.substr(0, k_longest_key));
  }
  return kernel::Key(read_key(text.substr(0, at)).value() + "@" + space);
}

std::string read_name(const json& value, const char* what) {
  auto text = value.get<std::string>();
  const bool plain =
      std::all_of(text.begin(), text.end(), [](char c) { return is_plain(c) || c == '.'; });
  if (text.empty() || text.size() > k_longest_output_name || !plain) {
    throw Nonsense(std::string("not a name for ") + what + ": " +
                   text.substr(0, k_longest_output_name));
  }
  return text;
}

// Beside its depth, the bytes alone of what is said are bounded.
constexpr kernel::ReadLimits up_to(std::size_t bytes) {
  return {bytes, limits::k_json_depth, bytes, bytes};
}

kernel::Body body_of(std::string text, kernel::Result<json> read) {
  if (!read.ok()) {
    throw Nonsense("a body that cannot be read: " + read.fault().code + ", " + read.fault().detail);
  }
  if (!read.value().is_object()) throw Nonsense("a body that is not an object");
  return kernel::Body(std::move(text), std::move(read.value()));
}

kernel::Body read_body(const json& value, std::size_t at_most) {
  auto text = value.get<std::string>();
  auto read = kernel::read_json(text, up_to(at_most));
  return body_of(std::move(text), std::move(read));
}

// Answers, words of a refusal and what a wake-up is told: kept for long, and read by nobody on the
// way.
kernel::Body small_body(const json& value) {
  return read_body(value, limits::k_record_bytes).at_rest();
}

// What no record may hold is no nonsense: the kernel reads it again and refuses it by name.
bool is_the_kernels_to_refuse(const kernel::Fault& fault) {
  return fault.code == "string_too_long" || fault.code == "too_many_members" ||
         fault.code == "bad_number";
}

kernel::Body record_body(const json& value) {
  auto text = value.get<std::string>();
  auto read = kernel::read_json(text, {.bytes = limits::k_record_bytes});
  if (!read.ok() && is_the_kernels_to_refuse(read.fault())) return kernel::Body(std::move(text));
  return body_of(std::move(text), std::move(read));
}

kernel::Audience read_audience(const json& value, bool is_ballot) {
  std::vector<std::string> atoms;
  const auto text = value.get<std::string>();
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(' ', at), text.size());
    atoms.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  for (const auto& atom : atoms) {
    const bool may =
        kernel::Audience::is_atom(atom) && atom != "care" && (is_ballot || atom != "ballot");
    if (!may)
      throw Nonsense("an audience an activity may not give: " +
                     atom.substr(0, k_longest_output_name));
  }
  return kernel::Audience(std::move(atoms));
}

kernel::PutOutput read_put(const json& put, const kernel::ActivityType& type) {
  kernel::PutOutput output;
  output.key = read_key(put.at(0));
  output.type = read_name(put.at(1), "a record type");
  const auto known = type.record_types.find(output.type);
  if (known == type.record_types.end()) {
    throw Nonsense("a record type the manifest does not name: " + output.type);
  }
  const bool is_ballot = known->second.record_class == kernel::RecordClass::ballot;
  output.audience = read_audience(put.at(2), is_ballot);
  output.body = record_body(put.at(3));
  return output;
}

kernel::ContributeOutput read_contribution(const json& value, const kernel::ActivityType& type) {
  kernel::ContributeOutput output;
  output.key = read_key(value.at(0));
  output.kind = read_name(value.at(1), "a kind");
  const auto& brings = type.brings_forth;
  if (std::find(brings.begin(), brings.end(), output.kind) == brings.end()) {
    throw Nonsense("a kind this activity does not bring forth: " + output.kind);
  }
  output.audience = read_audience(value.at(2), false);
  output.body = record_body(value.at(3));
  return output;
}

kernel::WakeOutput read_wake(const json& value) {
  kernel::WakeOutput output;
  output.name = read_name(value.at(0), "a wake-up");
  output.at = value.at(1).get<kernel::Instant>();
  if (output.at < 0 || output.at > k_latest) throw Nonsense("a time that is none");
  output.payload = small_body(value.at(2));
  return output;
}

kernel::LinkOutput read_link(const json& link) {
  return {read_key(link.at(0)), read_end(link.at(1)), read_name(link.at(2), "a link")};
}

// A list of at most as many as may change in one decision; the kernel knows who caused it, and
// allows a person's command less.
const json& list_of(const json& wanted, const char* name) {
  const json& list = wanted.at(name);
  if (!list.is_array()) throw Nonsense(std::string(name) + " is not a list");
  if (list.size() > limits::k_changes_of_the_room) {
    throw Nonsense("more than " + std::to_string(limits::k_changes_of_the_room) + " " + name);
  }
  return list;
}

}  // namespace

kernel::Outputs read_outputs(const json& wanted, const kernel::ActivityType& type) {
  kernel::Outputs outputs;
  for (const auto& put : list_of(wanted, "puts")) outputs.puts.push_back(read_put(put, type));
  for (const auto& key : list_of(wanted, "removes")) outputs.removes.push_back(read_key(key));
  for (const auto& value : list_of(wanted, "contributions")) {
    outputs.contributions.push_back(read_contribution(value, type));
  }
  for (const auto& link : list_of(wanted, "unlinks")) outputs.unlinks.push_back(read_link(link));
  for (const auto& link : list_of(wanted, "links")) outputs.links.push_back(read_link(link));
  for (const auto& wake : list_of(wanted, "wakes")) outputs.wakes.push_back(read_wake(wake));
  for (const auto& name : list_of(wanted, "cancelled_wakes")) {
    outputs.cancelled_wakes.push_back(read_name(name, "a wake-up"));
  }
  if (wanted.contains("nudge")) outputs.nudge = read_audience(wanted["nudge"], false);
  if (wanted.contains("answer")) outputs.answer = small_body(wanted["answer"]);
  const std::size_t changes = outputs.puts.size() + outputs.removes.size() +
                              outputs.contributions.size() + outputs.unlinks.size() +
                              outputs.links.size();
  if (changes > limits::k_changes_of_the_room) {
    throw Nonsense("more than " + std::to_string(limits::k_changes_of_the_room) + " changes");
  }
  return outputs;
}

kernel::Rejection read_rejection(const json& rejection) {
  return {read_name(rejection.at(0), "a refusal"), read_name(rejection.at(1), "words"),
          small_body(rejection.at(2))};
}

std::optional<kernel::Body> read_sections(const json& said) {
  if (said.is_null()) return std::nullopt;
  return read_body(said, k_sections_bytes);
}

}  // namespace chorus::host
