#include "kernel/values/compared_text.hpp"

namespace chorus::kernel {
namespace {

using unicode::Kind;

constexpr char32_t k_blank_of_no_width = 0x200B;

// Of a grapheme the first character tells; a letter in a circle is a letter.
Kind compared_kind(char32_t first, std::u32string_view letters) {
  const Kind kind = unicode::kind_of(first);
  const bool is_dressed = kind == Kind::symbol && letters.size() == 1 && letters[0] != first &&
                          unicode::kind_of(letters[0]) == Kind::letter;
  return is_dressed ? Kind::letter : kind;
}

bool is_of_words(Kind kind) {
  return kind == Kind::letter || kind == Kind::mark || kind == Kind::number;
}

bool is_number(char32_t c) { return unicode::kind_of(c) == Kind::number; }

}  // namespace

ComparedText::ComparedText(std::string_view text, Of of, unicode::Marks marks) {
  places_.push_back(0);
  part(true);
  const std::u32string all = unicode::code_points(text);
  for (const auto grapheme : unicode::graphemes(all)) {
    const std::u32string letters = unicode::folded(grapheme, marks);
    if (letters.empty()) {
      if (grapheme[0] == k_blank_of_no_width) places_.back() |= k_edge;
      continue;
    }
    const Kind kind = compared_kind(grapheme[0], letters);
    const bool is_symbol = kind == Kind::symbol || kind == Kind::other;
    if (of == Of::words ? is_of_words(kind) : is_symbol) {
      take(grapheme, letters);
    } else if (kind != Kind::control) {
      part(kind != Kind::blank || grapheme[0] == U'\n');
    }
  }
  part(true);
}

void ComparedText::part(bool sets_off) {
  places_.back() |= k_edge | k_parted | (sets_off ? k_set_off : 0);
}

void ComparedText::take(std::u32string_view grapheme, std::u32string_view letters) {
  auto& before = places_.back();
  const bool is_symbol = !is_of_words(compared_kind(grapheme[0], letters));
  const bool solid = is_symbol || unicode::is_of_no_spaces(grapheme[0]);
  const bool switches =
      !letters_.empty() && is_number(letters_.back()) != is_number(letters.front());
  const bool after_solid = !letters_.empty() && is_solid(letters_.size() - 1);
  if (solid || switches || after_solid) before |= k_edge;
  if (unicode::is_capital(grapheme[0])) before |= k_capital;
  if (solid) before |= k_solid;
  letters_ += letters;
  // Within a grapheme nothing begins or ends.
  places_.insert(places_.end(), letters.size(), solid ? k_solid : 0);
  places_.back() = 0;
  ++graphemes_;
}

bool ComparedText::matches(const ComparedText& name, std::size_t at) const {
  const auto length = name.size();
  if (!has(at, k_edge) || !has(at + length, k_edge)) return false;
  for (std::size_t inner = 1; inner < length; ++inner) {
    const bool solid = is_solid(at + inner - 1) && is_solid(at + inner);
    if (has(at + inner, k_parted) && !name.has(inner, k_parted) && !solid) return false;
  }
  return true;
}

std::size_t ComparedText::find(const ComparedText& name, std::size_t from) const {
  if (name.is_empty()) return k_nowhere;
  for (auto at = letters_.find(name.letters_, from); at != k_nowhere;
       at = letters_.find(name.letters_, at + 1)) {
    if (matches(name, at)) return at;
  }
  return k_nowhere;
}

std::vector<ComparedText> ComparedText::words() const {
  std::vector<ComparedText> words;
  for (std::size_t from = 0; from < size();) {
    auto to = from + 1;
    while (!has(to, k_parted)) ++to;
    ComparedText word;
    word.letters_ = letters_.substr(from, to - from);
    word.places_.assign(places_.begin() + static_cast<std::ptrdiff_t>(from),
                        places_.begin() + static_cast<std::ptrdiff_t>(to + 1));
    word.graphemes_ = word.letters_.size();
    words.push_back(std::move(word));
    from = to;
  }
  return words;
}

std::size_t ComparedText::edge_from(std::size_t at) const {
  while (!is_edge(at)) ++at;
  return at;
}

bool ComparedText::stands_alone(std::size_t at, std::size_t length) const {
  const auto end = at + length;
  if (!has(end, k_set_off)) return false;
  if (has(at, k_set_off)) return true;
  return end < size() && letters_[end] == U's' && has(end + 1, k_edge);
}

bool ComparedText::operator==(const ComparedText& other) const {
  if (letters_ != other.letters_) return false;
  for (std::size_t at = 0; at < size(); ++at) {
    if (has(at, k_parted) != other.has(at, k_parted)) return false;
  }
  return true;
}

}  // namespace chorus::kernel
