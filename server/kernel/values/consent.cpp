#include "kernel/values/consent.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace chorus::kernel {
namespace {

using nlohmann::json;

// Text that is nobody's own words.
constexpr std::array<std::string_view, 5> k_no_words{"mode", "prompt", "typed_by", "of", "by"};

bool says_yes(const json& body, const char* member) {
  const auto found = body.find(member);
  return found != body.end() && (*found == "yes" || *found == true);
}

bool is_words(const std::string& member, const json& value) {
  if (member == "strokes" || member == "medium") return false;
  if (value.is_array() || value.is_object()) return !value.empty();
  const bool is_own = std::find(k_no_words.begin(), k_no_words.end(), member) == k_no_words.end();
  return value.is_string() && is_own && !value.get_ref<const std::string&>().empty();
}

// What of their own a person put into it.
Let held_by(const Record& record) {
  Let held;
  const json body = json::parse(record.body.text(), nullptr, false);
  if (!body.is_object()) return Let::all();
  const auto medium = body.find("medium");
  const bool has_medium = medium != body.end() && medium->is_object();
  held.voice = has_medium && medium->contains("seconds");
  held.picture = (has_medium && !held.voice) || body.contains("strokes");
  for (const auto& [member, value] : body.items()) {
    held.words = held.words || is_words(member, value);
  }
  if (!held.picture && !held.voice) held.words = true;
  return held;
}

}  // namespace

std::optional<Consent> consent_of(const Record& record) {
  if (record.type != k_consent_kind) return std::nullopt;
  Consent consent;
  const json body = json::parse(record.body.text(), nullptr, false);
  if (!body.is_object()) return consent;
  consent.let = {says_yes(body, "words"), says_yes(body, "picture"), says_yes(body, "voice"),
                 says_yes(body, "name")};
  const auto parent = body.find("parent");
  if (parent != body.end() && parent->is_object()) consent.parent = says_yes(*parent, "yes");
  consent.needs_parent = says_yes(body, "needs_parent");
  const auto at = body.find("at");
  if (at != body.end() && at->is_number_integer()) consent.at = at->get<Instant>();
  const auto review = body.find("review_on");
  if (review != body.end() && review->is_string()) consent.review_on = review->get<std::string>();
  return consent;
}

bool lets_all_of(const Let& let, const Record& record) {
  if (let.words && let.picture && let.voice) return true;
  const Let held = held_by(record);
  return (let.words || !held.words) && (let.picture || !held.picture) && (let.voice || !held.voice);
}

}  // namespace chorus::kernel
