#include "kernel/values/name_forms.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace chorus::kernel {
namespace {

enum class Script { latin, greek, cyrillic, hebrew, arabic, other };
enum class After { any, vowel, consonant };

// A name that ends in `of` ends in a sentence in one of `becomes` (blanks between them), where what
// comes before is as `after` says. As people write them: accents are dropped when they are read.
struct Endings {
  std::string_view of;
  std::string_view becomes;
  After after = After::any;
};

constexpr Endings k_endings[] = {
    // English, German, Dutch and the Nordic languages: whose it is, without an apostrophe
    {"", "s"},
    // Polish
    {"", "a owi em iem u ie ze", After::consonant},
    {"a", "y i ę o ie"},
    {"ka", "ce"},
    {"ga", "dze"},
    {"ta", "cie"},
    {"da", "dzie"},
    {"ra", "rze"},
    {"ła", "le"},
    {"sta", "ście"},
    {"t", "cie"},
    {"d", "dzie"},
    {"r", "rze"},
    {"st", "ście"},
    {"ł", "le"},
    {"ek", "ka kowi kiem ku"},
    {"iec", "ca cowi cem cu"},
    {"eł", "ła łowi łem le"},
    {"er", "ra rowi rem rze"},
    {"o", "a owi em u"},
    {"i", "iego iemu im"},
    {"y", "ego emu ym"},
    {"ska", "skiej"},
    {"cka", "ckiej"},
    // Finnish
    {"", "n a lle lla lta ssa sta ksi kin", After::vowel},
    {"a", "aan"},
    {"e", "een"},
    {"i", "iin"},
    {"o", "oon"},
    {"u", "uun"},
    {"y", "yyn"},
    {"", "in ia ille illa ilta issa ista iksi", After::consonant},
    {"nen", "sen selle sella selta sessa sesta sta seen"},
    {"s", "ksen kselle ksella kselta ksessa ksesta"},
    // Russian and Ukrainian
    {"", "а у ом ем е ы ым ов ова ову ове ові еві", After::consonant},
    {"а", "ы и е у ой ою і ин ина ино ины ину"},
    {"я", "и е ю ей ею і ї ин ина ино ины ину"},
    {"ка", "ці"},
    {"га", "зі"},
    {"й", "я ю ем е"},
    {"ь", "я ю ем е"},
    {"ел", "ла лу лом ле"},
    {"ец", "ца цу цем це"},
    {"ок", "ка ку ком ке"},
    {"ский", "ского скому ским ском"},
    {"ая", "ой ую"},
    // Greek
    {"ος", "ου ο ε"},
    {"ης", "η"},
    {"ας", "α"},
    {"ις", "ι"},
    {"α", "ας"},
    {"η", "ης"},
};

// What stands before the last vowel of a Finnish name, and what it becomes before these endings.
constexpr std::pair<std::string_view, std::string_view> k_softened[] = {
    {"kk", "k"},  {"pp", "p"},  {"tt", "t"},  {"nt", "nn"},
    {"nk", "ng"}, {"mp", "mm"}, {"rt", "rr"}, {"lt", "ll"}};
constexpr std::string_view k_after_softened = "n lle lla lta ssa sta ksi";

// Written onto the front of a name: of Hebrew up to three of these letters, of Arabic one of these.
constexpr std::string_view k_hebrew_particles = "והבלמכש";
constexpr std::size_t k_most_hebrew = 3;
constexpr std::string_view k_arabic_particles =
    "و ف ب ك ل س أ ال وال فال بال كال لل ولل فلل وب فب ول فل وك";

constexpr std::size_t k_latin_stem = 3;
constexpr std::size_t k_other_stem = 2;
constexpr std::size_t k_latin_form = 5;  // or a capital

Script script_of(char32_t c) {
  if (c < 0x250) return Script::latin;
  if (c >= 0x370 && c < 0x400) return Script::greek;
  if (c >= 0x400 && c < 0x530) return Script::cyrillic;
  if (c >= 0x590 && c < 0x600) return Script::hebrew;
  return unicode::is_arabic(c) ? Script::arabic : Script::other;
}

bool is_vowel(char32_t c) {
  return std::u32string_view(U"aeiouyаеиоуыэюяєіїёαεηιουω").find(c) != std::u32string_view::npos;
}

std::u32string letters_of(std::string_view text) {
  const ComparedText compared(text, ComparedText::Of::words, unicode::Marks::dropped);
  return std::u32string(compared.letters());
}

std::vector<std::u32string> words_in(std::string_view text) {
  std::vector<std::u32string> words;
  for (const auto& word :
       ComparedText(text, ComparedText::Of::words, unicode::Marks::dropped).words()) {
    words.emplace_back(word.letters());
  }
  return words;
}

struct Row {
  std::u32string of;
  std::vector<std::u32string> becomes;
  After after;
};

const std::vector<Row>& rows() {
  static const auto k_rows = [] {
    std::vector<Row> rows;
    for (const auto& [of, becomes, after] : k_endings) {
      rows.push_back({letters_of(of), words_in(becomes), after});
    }
    return rows;
  }();
  return k_rows;
}

bool fits(const Row& row, std::u32string_view word) {
  if (!word.ends_with(row.of) || script_of(word.back()) != script_of(row.becomes[0][0])) {
    return false;
  }
  if (row.after == After::any) return true;
  return is_vowel(word.back()) == (row.after == After::vowel);
}

std::size_t least_stem(std::u32string_view word) {
  return script_of(word.front()) == Script::latin ? k_latin_stem : k_other_stem;
}

bool are_hebrew_particles(std::u32string_view front) {
  static const auto k_letters = letters_of(k_hebrew_particles);
  return front.size() <= k_most_hebrew &&
         front.find_first_not_of(k_letters) == std::u32string_view::npos;
}

bool is_arabic_particle(std::u32string_view front) {
  static const auto k_particles = words_in(k_arabic_particles);
  return std::find(k_particles.begin(), k_particles.end(), front) != k_particles.end();
}

}  // namespace

NameForms::NameForms(const ComparedText& word) : word_(word.letters()) {
  if (word_.empty()) return;
  stems_.push_back({word_, {U""}});  // one word of several, without its accents
  take_endings();
  take_softened();
  const auto least = least_stem(word_);
  std::erase_if(stems_, [least](const Stem& stem) { return stem.letters.size() < least; });
}

void NameForms::take_endings() {
  for (const auto& row : rows()) {
    if (fits(row, word_)) {
      stems_.push_back({word_.substr(0, word_.size() - row.of.size()), row.becomes});
    }
  }
}

void NameForms::take_softened() {
  if (!is_vowel(word_.back())) return;
  const std::u32string_view before(word_.data(), word_.size() - 1);
  for (const auto& [hard, soft] : k_softened) {
    const auto letters = letters_of(hard);
    if (!before.ends_with(letters)) continue;
    std::u32string stem(before.substr(0, before.size() - letters.size()));
    stem += letters_of(soft) + word_.back();
    stems_.push_back({std::move(stem), words_in(k_after_softened)});
  }
}

bool NameForms::has_ending_in(const ComparedText& text, const Stem& stem) const {
  const auto letters = text.letters();
  for (auto at = letters.find(stem.letters); at != ComparedText::k_nowhere;
       at = letters.find(stem.letters, at + 1)) {
    if (!text.is_edge(at)) continue;
    const auto from = at + stem.letters.size();
    const auto end = text.edge_from(from);
    const auto ending = letters.substr(from, end - from);
    const bool is_one_word = text.edge_from(at + 1) == end;
    const bool is_form = is_one_word && std::find(stem.endings.begin(), stem.endings.end(),
                                                  ending) != stem.endings.end();
    const bool is_plain_to_see = script_of(letters[at]) != Script::latin ||
                                 text.is_capital_at(at) || end - at >= k_latin_form;
    if (is_form && is_plain_to_see) return true;
  }
  return false;
}

bool NameForms::has_particle_in(const ComparedText& text) const {
  const auto script = script_of(word_.front());
  if (script != Script::hebrew && script != Script::arabic) return false;
  const auto letters = text.letters();
  for (auto at = letters.find(word_); at != ComparedText::k_nowhere;
       at = letters.find(word_, at + 1)) {
    if (text.is_edge(at) || text.edge_from(at) != at + word_.size()) continue;
    auto begin = at;
    while (!text.is_edge(begin)) --begin;
    const auto front = letters.substr(begin, at - begin);
    if (script == Script::hebrew ? are_hebrew_particles(front) : is_arabic_particle(front)) {
      return true;
    }
  }
  return false;
}

bool NameForms::stand_in(const ComparedText& text) const {
  if (word_.empty()) return false;
  const bool has_ending = std::any_of(stems_.begin(), stems_.end(),
                                      [&](const Stem& stem) { return has_ending_in(text, stem); });
  return has_ending || has_particle_in(text);
}

}  // namespace chorus::kernel
