#include "report/own_words.hpp"

#include "kernel/values/limits.hpp"
#include "report/list_text.hpp"
#include "report/record_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace chorus::report {
namespace {

using nlohmann::json;

constexpr int k_side = 1000;
constexpr int k_widest = 60;
constexpr int k_width_unsaid = 800;
constexpr int k_height_unsaid = 600;

// Whatever a kind of an activity's own may hold there; anything but text is none.
std::string text_in(const json& body, const std::string& name) {
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

// None: it holds none, or a sound.
std::optional<Photo> photo_in(const json& body) {
  const auto medium = body.find("medium");
  if (medium == body.end() || !medium->is_object() || medium->contains("seconds")) return {};
  const auto pixels = [&](const char* name, int unsaid) {
    const auto found = medium->find(name);
    if (found == medium->end() || !found->is_number_integer()) return unsaid;
    constexpr auto k_most = static_cast<std::int64_t>(limits::k_picture_side_kept);
    return static_cast<int>(std::clamp<std::int64_t>(*found, 1, k_most));
  };
  Photo photo;
  photo.medium = text_in(*medium, "id");
  photo.width = pixels("width", k_width_unsaid);
  photo.height = pixels("height", k_height_unsaid);
  return photo;
}

// "[photo] The gate": that there is a photo or a sound, and what its owner said that it shows.
// Empty: there is none.
std::string medium_in(const json& body, const std::string& shows, const Words& words) {
  const auto medium = body.find("medium");
  if (medium == body.end() || !medium->is_object()) return {};
  const std::string said = words.text(medium->contains("seconds") ? "a_sound" : "a_photo");
  return shows.empty() ? said : said + " " + shows;
}

// Above the words that stand beside it, where there are any.
std::string above(const std::string& shown, const std::string& words) {
  return words.empty() ? shown : shown + "\n" + words;
}

// What another put down is a description unless it says that it is not.
std::string put_down_in(const json& body) {
  const std::string hand = text_in(body, "typed_by");
  if (hand.empty() || hand == "self") return {};
  const auto verbatim = body.find("verbatim");
  const bool is_as_said = verbatim != body.end() && verbatim->is_boolean() && verbatim->get<bool>();
  return is_as_said ? "as_said" : "described";
}

}  // namespace

Quote own_words(const kernel::Record& record, const kernel::CoreKinds& kinds, const Words& words) {
  const json body = json::parse(record.body.text());
  Quote quote;
  quote.id = id_of(record, kinds);
  quote.strokes = strokes_of(body);
  const kernel::CoreKind* kind = kinds.find(record.type);
  quote.words = clean(text_in(body, kind ? kind->words : std::string("words")));
  if (kind && kind->title != kind->words) {
    const std::string more = clean(text_in(body, kind->title));
    if (!more.empty()) quote.words = above(quote.words, more);
  }
  quote.shows = clean(text_in(body, "shows"));
  quote.put_down = put_down_in(body);
  quote.photo = photo_in(body);
  if (quote.photo) {
    quote.photo->shows = quote.shows;
    quote.photo->words = quote.words;
  }
  const std::string medium = medium_in(body, quote.shows, words);
  const bool is_strip = body.contains("symbols") && !quote.shows.empty();
  if (!medium.empty() || is_strip) {
    quote.words = above(medium.empty() ? quote.shows : medium, quote.words);
    quote.shows.clear();
  }
  if (quote.words.empty() && quote.strokes.empty()) quote.words = joined(texts_of(record), "\n");
  return quote;
}

}  // namespace chorus::report
