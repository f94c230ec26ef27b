#include "report/quotes.hpp"

#include "kernel/permission.hpp"
#include "kernel/projection.hpp"
#include "report/picture.hpp"
#include "report/record_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace chorus::report {
namespace {

using kernel::Visibility;
using nlohmann::json;

constexpr std::size_t k_least_phrase = 16;  // bytes: shorter ones are everybody's words
constexpr int k_side = 1000;
constexpr int k_widest = 60;

Visibility seen(const kernel::Record& record) {
  return kernel::view(record, reader_of_reports(), kernel::Purpose::report);
}

bool is_given(const kernel::Record& record) {
  return record.record_class == kernel::RecordClass::contribution;
}

// Whatever a kind of an activity's own may hold there; anything but text is none.
std::string text_in(const json& body, const char* name) {
  const auto found = body.find(name);
  return found != body.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// Written anew from its numbers, whatever else stood there.
std::string points_of(const std::string& text) {
  std::vector<int> numbers;
  bool in_number = false;
  for (const char c : text) {
    const bool is_digit = c >= '0' && c <= '9';
    if (is_digit && !in_number) numbers.push_back(0);
    if (is_digit) numbers.back() = std::min(numbers.back() * 10 + (c - '0'), k_side);
    in_number = is_digit;
  }
  std::string points;
  for (std::size_t at = 0; at + 1 < numbers.size(); at += 2) {
    if (at > 0) points += ' ';
    points += std::to_string(numbers[at]) + ',' + std::to_string(numbers[at + 1]);
  }
  return points;
}

std::vector<Stroke> strokes_of(const json& body) {
  std::vector<Stroke> strokes;
  const auto drawn = body.find("strokes");
  if (drawn == body.end() || !drawn->is_array()) return strokes;
  for (const auto& one : *drawn) {
    if (!one.is_object()) continue;
    Stroke stroke;
    stroke.points = points_of(text_in(one, "points"));
    const auto width = one.find("width");
    if (width != one.end() && width->is_number_integer()) {
      stroke.width = static_cast<int>(std::clamp<std::int64_t>(*width, 1, k_widest));
    }
    const auto colour = std::find(k_colours.begin(), k_colours.end(), text_in(one, "colour"));
    stroke.colour = colour == k_colours.end() ? k_colours.front() : *colour;
    if (!stroke.points.empty()) strokes.push_back(std::move(stroke));
  }
  return strokes;
}

std::string joined(const std::vector<std::string>& texts) {
  std::string result;
  for (const auto& text : texts) result += (result.empty() ? "" : "\n") + text;
  return result;
}

// What another put down is a description unless it says that it is not (activities B0).
std::string put_down_in(const json& body) {
  const std::string hand = text_in(body, "typed_by");
  if (hand.empty() || hand == "self") return {};
  const auto verbatim = body.find("verbatim");
  const bool is_as_said = verbatim != body.end() && verbatim->is_boolean() && verbatim->get<bool>();
  return is_as_said ? "as_said" : "described";
}

Quote quote_of(const kernel::Record& record) {
  const json body = json::parse(record.body.text());
  Quote quote;
  quote.id = id_of(record);
  quote.strokes = strokes_of(body);
  quote.words = clean(text_in(body, "words"));
  quote.shows = clean(text_in(body, "shows"));
  quote.put_down = put_down_in(body);
  if (body.contains("symbols") && !quote.shows.empty()) {
    quote.words = joined(quote.words.empty() ? std::vector{quote.shows}
                                             : std::vector{quote.shows, quote.words});
    quote.shows.clear();
  }
  if (quote.words.empty() && quote.strokes.empty()) quote.words = joined(texts_of(record));
  return quote;
}

}  // namespace

Quotes::Quotes(const std::map<kernel::SpaceId, kernel::LiveSpace>& spaces, const Names& names,
               const Words& words, bool confirmed)
    : spaces_(spaces), names_(names), words_(words), confirmed_(confirmed) {
  if (confirmed_) return;
  for (const auto& [id, live] : spaces_) {
    for (const auto& [key, record] : live.space.records) {
      if (!is_given(*record) || seen(*record) != Visibility::full) continue;
      for (auto& text : texts_of(*record)) {
        if (text.size() >= k_least_phrase) unseen_.push_back(std::move(text));
      }
    }
  }
}

std::optional<Block> Quotes::of(const kernel::Ref& ref) {
  const auto record = record_at(spaces_, ref);
  return record ? of(*record) : std::nullopt;
}

std::optional<Block> Quotes::of(const kernel::Record& record) {
  if (record.gate == kernel::Gate::withdrawn) return std::nullopt;
  const Visibility visibility = seen(record);
  if (visibility == Visibility::none) return std::nullopt;
  if (visibility != Visibility::full || (is_given(record) && !confirmed_)) return InConfidence{};
  Quote quote = quote_of(record);
  const bool with_name = kernel::permission_in(record.audience) == kernel::Permission::named;
  const auto owner = with_name ? record.owner : kernel::PersonId();
  for (const auto* text : {&quote.words, &quote.shows}) {
    if (!names_.stand_in(*text, owner)) continue;
    naming_.push_back(*text);
    return InConfidence{};
  }
  if (with_name) quote.name = names_.of(record.owner);
  if (quote.words.empty() && quote.strokes.empty()) return InConfidence{};
  return quote;
}

bool Quotes::is_not_looked_over(const std::string& text) const {
  return std::any_of(unseen_.begin(), unseen_.end(), [&](const std::string& phrase) {
    return text.find(phrase) != std::string::npos;
  });
}

std::string Quotes::text(std::string_view text) { return told(text, {}); }

std::string Quotes::naming_one(std::string_view text, kernel::PersonId who) {
  if (who.empty()) who = names_.the_one_in(clean(text));
  return told(text, who);
}

std::string Quotes::told(std::string_view text, const kernel::PersonId& may_be_named) {
  std::string plain = clean(text);
  if (is_not_looked_over(plain)) return words_.text("in_confidence");
  if (!names_.stand_in(plain, may_be_named)) return plain;
  naming_.push_back(plain);
  return words_.text("names_a_person");
}

std::optional<std::string> Quotes::perhaps(const std::optional<std::string>& text) {
  if (!text) return std::nullopt;
  return this->text(*text);
}

}  // namespace chorus::report
