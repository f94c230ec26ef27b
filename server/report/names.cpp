#include "report/names.hpp"

#include "report/record_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>

namespace chorus::report {
namespace {

constexpr std::size_t k_shortest = 2;  // bytes: one letter names nobody

// ASCII and the accented letters of Latin-1; other scripts are compared as they are written.
std::string lowered(std::string_view text) {
  std::string result(text);
  for (std::size_t at = 0; at < result.size(); ++at) {
    const auto byte = static_cast<unsigned char>(result[at]);
    const bool after_c3 = at > 0 && static_cast<unsigned char>(result[at - 1]) == 0xC3;
    const bool is_capital =
        (byte >= 'A' && byte <= 'Z') || (after_c3 && byte >= 0x80 && byte <= 0x9E && byte != 0x97);
    if (is_capital) result[at] = static_cast<char>(byte + 0x20);
  }
  return result;
}

bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
         (byte >= 'A' && byte <= 'Z');
}

bool has_word(std::string_view text, std::string_view word) {
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const auto end = at + word.size();
    // A name may itself begin or end with a mark, which needs no edge of a word.
    const bool begins = at == 0 || !is_letter(text[at - 1]) || !is_letter(word.front());
    const bool ends = end == text.size() || !is_letter(text[end]) || !is_letter(word.back());
    if (begins && ends) return true;
  }
  return false;
}

// What a typographic keyboard writes for marks of ASCII would hide the end of a name.
std::string plain_marks(std::string_view text) {
  std::string result(text);
  for (const std::string_view mark :
       {"\xE2\x80\x98", "\xE2\x80\x99", "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x93",
        "\xE2\x80\x94", "\xE2\x80\xA6", "\xC2\xA0"}) {
    for (auto at = result.find(mark); at != std::string::npos; at = result.find(mark, at)) {
      result.replace(at, mark.size(), " ");
    }
  }
  return result;
}

}  // namespace

Names::Names(const std::map<kernel::SpaceId, kernel::LiveSpace>& spaces, const Words& words) {
  const auto inquiry = spaces.find(kernel::k_inquiry_space);
  if (inquiry == spaces.end()) return;
  const std::string plain = words.text("names.plain_words");
  for (const auto& [key, record] : inquiry->second.space.records) {
    if (record->type != "person") continue;
    const auto body = nlohmann::json::parse(record->body.text());
    std::string name = clean(body.value("name", ""));
    if (name.size() < k_shortest) continue;
    const bool is_plain_word = has_word(plain, lowered(name));
    names_.push_back({record->owner, std::move(name), is_plain_word});
  }
}

std::string Names::of(const kernel::PersonId& person) const {
  const auto found = std::find_if(names_.begin(), names_.end(),
                                  [&](const Named& named) { return named.person == person; });
  return found == names_.end() ? std::string() : found->name;
}

bool Names::stand_in(std::string_view text, const kernel::PersonId& except) const {
  const std::string written = plain_marks(text);
  const std::string folded = lowered(written);
  const std::string own = except.empty() ? std::string() : of(except);
  return std::any_of(names_.begin(), names_.end(), [&](const Named& named) {
    if (!own.empty() && named.name == own) return false;
    return stands_in(named, written, folded);
  });
}

kernel::PersonId Names::the_one_in(std::string_view text) const {
  const std::string written = plain_marks(text);
  const std::string folded = lowered(written);
  const auto found = std::find_if(names_.begin(), names_.end(), [&](const Named& named) {
    return stands_in(named, written, folded);
  });
  if (found == names_.end() || stand_in(text, found->person)) return {};
  return found->person;
}

bool Names::stands_in(const Named& named, const std::string& written, const std::string& folded) {
  return named.is_plain_word ? has_word(written, named.name)
                             : has_word(folded, lowered(named.name));
}

}  // namespace chorus::report
