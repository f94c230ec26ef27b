#include "media/cleaned.hpp"

#include "kernel/values/limits.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace chorus::media {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t k_longest_head = 80;
constexpr std::array k_sound_types = {"audio/mpeg"sv, "audio/wav"sv, "audio/ogg"sv, "audio/webm"sv,
                                      "audio/mp4"sv};
constexpr std::array k_refusals = {MediaRefusal::too_large, MediaRefusal::too_long,
                                   MediaRefusal::kind, MediaRefusal::no_sound,
                                   MediaRefusal::unreadable};

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  while (!line.empty()) {
    const auto end = std::min(line.find(' '), line.size());
    words.push_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return words;
}

std::optional<std::uint32_t> number_from(std::string_view text, std::uint32_t most) {
  std::uint32_t value = 0;
  const auto* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, value);
  const bool is_sound = error == std::errc{} && stopped == end && value > 0 && value <= most;
  return is_sound ? std::optional(value) : std::nullopt;
}

std::optional<CleaningResult> refusal_from(std::string_view word) {
  for (const auto refusal : k_refusals) {
    if (to_text(refusal) == word) return refusal;
  }
  return std::nullopt;
}

std::optional<CleaningResult> picture_from(const std::vector<std::string_view>& words,
                                           std::string_view bytes) {
  constexpr auto k_side = static_cast<std::uint32_t>(limits::k_picture_side_kept);
  const auto width = number_from(words[2], k_side);
  const auto height = number_from(words[3], k_side);
  if (words[1] != "image/jpeg" || !width || !height) return std::nullopt;
  return Cleaned{std::string(words[1]), std::string(bytes), *width, *height};
}

std::optional<CleaningResult> sound_from(const std::vector<std::string_view>& words,
                                         std::string_view bytes) {
  const auto seconds =
      number_from(words[2], static_cast<std::uint32_t>(limits::k_sound.count()) + 1);
  const bool is_known =
      std::find(k_sound_types.begin(), k_sound_types.end(), words[1]) != k_sound_types.end();
  if (!is_known || !seconds) return std::nullopt;
  return Cleaned{std::string(words[1]), std::string(bytes), 0, 0, *seconds};
}

}  // namespace

std::string_view to_text(MediaRefusal refusal) {
  switch (refusal) {
    case MediaRefusal::too_large: return "too_large";
    case MediaRefusal::too_long: return "too_long";
    case MediaRefusal::kind: return "kind";
    case MediaRefusal::no_sound: return "no_sound";
    case MediaRefusal::unreadable: return "unreadable";
    case MediaRefusal::busy: return "busy";
  }
  return {};
}

std::string answer_text(const CleaningResult& result) {
  if (const auto* refusal = std::get_if<MediaRefusal>(&result)) {
    return "no " + std::string(to_text(*refusal)) + "\n";
  }
  const auto& cleaned = std::get<Cleaned>(result);
  const std::string size =
      cleaned.width > 0 ? std::to_string(cleaned.width) + " " + std::to_string(cleaned.height)
                        : std::to_string(cleaned.seconds);
  return (cleaned.width > 0 ? "picture " : "sound ") + cleaned.content_type + " " + size + "\n" +
         cleaned.bytes;
}

std::optional<CleaningResult> answer_from(std::string_view answer) {
  const auto end = answer.find('\n');
  if (end > k_longest_head) return std::nullopt;
  const auto words = words_of(answer.substr(0, end));
  const auto bytes = answer.substr(end + 1);
  if (words.size() == 2 && words[0] == "no" && bytes.empty()) return refusal_from(words[1]);
  if (bytes.empty() || bytes.size() > limits::k_media_bytes) return std::nullopt;
  if (words.size() == 4 && words[0] == "picture") return picture_from(words, bytes);
  if (words.size() == 3 && words[0] == "sound") return sound_from(words, bytes);
  return std::nullopt;
}

}  // namespace chorus::media
