#include "kernel/values/guarded_name.hpp"

#include "kernel/values/plain_words.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace chorus::kernel {
namespace {

using unicode::Marks;
using Of = ComparedText::Of;

const std::set<std::u32string, std::less<>>& folded_plain_words() {
  static const auto k_words = [] {
    std::set<std::u32string, std::less<>> words;
    for (const auto& word : ComparedText(plain_words(), Of::words, Marks::kept).words()) {
      words.emplace(word.letters());
    }
    return words;
  }();
  return k_words;
}

bool is_plain_word(const ComparedText& name) {
  return folded_plain_words().contains(name.letters());
}

}  // namespace

Searched::Searched(std::string_view text)
    : words_(text, Of::words, Marks::kept),
      without_accents_(text, Of::words, Marks::dropped),
      symbols_(text, Of::symbols, Marks::kept) {}

GuardedName::GuardedName(std::string_view name, Whose whose)
    : words_(name, Of::words, Marks::kept),
      without_accents_(name, Of::words, Marks::dropped),
      symbols_(name, Of::symbols, Marks::kept),
      whose_(whose) {
  const bool is_a_letter = words_.is_one_letter() && !words_.is_of_no_spaces();
  is_looked_for_ = words_.is_empty() ? !symbols_.is_empty() : !is_a_letter;
  auto parts = words_.words();
  if (whose == Whose::person && parts.size() > 1) parts_ = std::move(parts);
  if (whose == Whose::person && !is_a_letter) take_forms();
}

// A word of every day has too many.
void GuardedName::take_forms() {
  for (const auto& word : without_accents_.words()) {
    if (!is_plain_word(word)) forms_.emplace_back(word);
  }
}

GuardedName GuardedName::of_person(std::string_view name) { return {name, Whose::person}; }
GuardedName GuardedName::of_place(std::string_view name) { return {name, Whose::place}; }

Naming GuardedName::found_as_word(const ComparedText& text, const ComparedText& word) const {
  const bool is_plain = whose_ == Whose::person && is_plain_word(word);
  auto found = Naming::none;
  for (auto at = text.find(word, 0); at != ComparedText::k_nowhere; at = text.find(word, at + 1)) {
    const bool is_sure = !is_plain || text.is_capital_at(at) || text.stands_alone(at, word.size());
    if (is_sure) return Naming::certain;
    found = Naming::perhaps;
  }
  return found;
}

bool GuardedName::is_part_in(const ComparedText& text) const {
  return std::any_of(parts_.begin(), parts_.end(), [&](const ComparedText& part) {
    return !part.is_one_letter() && found_as_word(text, part) == Naming::certain;
  });
}

bool GuardedName::is_form_in(const ComparedText& text) const {
  return std::any_of(forms_.begin(), forms_.end(),
                     [&](const NameForms& forms) { return forms.stand_in(text); });
}

Naming GuardedName::found_in(const Searched& text) const {
  if (!is_looked_for_) return Naming::none;
  if (words_.is_empty()) {
    return text.symbols_.find(symbols_, 0) == ComparedText::k_nowhere ? Naming::none
                                                                      : Naming::certain;
  }
  const auto found = found_as_word(text.words_, words_);
  if (whose_ == Whose::place) return found;
  if (found != Naming::none) return words_.is_one_letter() ? Naming::perhaps : found;
  const bool without_accents =
      found_as_word(text.without_accents_, without_accents_) != Naming::none;
  const bool is_doubtful =
      without_accents || is_part_in(text.words_) || is_form_in(text.without_accents_);
  return is_doubtful ? Naming::perhaps : Naming::none;
}

bool is_same_name(std::string_view one, std::string_view other) {
  const ComparedText first(one, Of::words, Marks::kept);
  const ComparedText second(other, Of::words, Marks::kept);
  if (!first.is_empty() || !second.is_empty()) return first == second;
  return ComparedText(one, Of::symbols, Marks::kept) ==
         ComparedText(other, Of::symbols, Marks::kept);
}

}  // namespace chorus::kernel
