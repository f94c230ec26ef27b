#pragma once

#include "kernel/values/compared_text.hpp"
#include "kernel/values/name_forms.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace chorus::kernel {

// How surely a text names somebody. `perhaps` is for a lead to judge: a part of a name of two
// words, the name without its accents ("Zoe" for "Zoë", "Lucja" for "Łucja"), a form that it has in
// a sentence ("Łucji"), a word of every day inside a sentence ("we will"), a single letter of a
// script that writes words with one.
enum class Naming { none, perhaps, certain };

// A text made ready once, for many names.
class Searched {
 public:
  explicit Searched(std::string_view text);

 private:
  friend class GuardedName;
  ComparedText words_;
  ComparedText without_accents_;
  ComparedText symbols_;
};

// The name of a person, a school or a place that is looked for inside what people wrote, as the
// Unicode standard compares text. Symbols beside its letters do not count: "Ana *" is looked for as
// "Ana"; a name of symbols alone is looked for by them. One letter, or marks alone, names nobody.
// A person's name that is also a word of every day (plain_words) is surely meant with a capital or
// where it stands alone: a whole line, between marks, before 's.
class GuardedName {
 public:
  static GuardedName of_person(std::string_view name);
  static GuardedName of_place(std::string_view name);  // looked for as certain alone, never perhaps

  bool is_empty() const { return !is_looked_for_; }  // names nothing
  Naming found_in(const Searched& text) const;
  bool stands_in(const Searched& text) const { return found_in(text) == Naming::certain; }

 private:
  enum class Whose { person, place };
  GuardedName(std::string_view name, Whose whose);
  Naming found_as_word(const ComparedText& text, const ComparedText& word) const;
  bool is_part_in(const ComparedText& text) const;
  void take_forms();
  bool is_form_in(const ComparedText& text) const;

  ComparedText words_;
  ComparedText without_accents_;
  ComparedText symbols_;
  std::vector<ComparedText> parts_;  // of a name of several words
  std::vector<NameForms> forms_;     // of each word of a person's name
  Whose whose_;
  bool is_looked_for_;
};

// Looked for as the same name.
bool is_same_name(std::string_view one, std::string_view other);

}  // namespace chorus::kernel
