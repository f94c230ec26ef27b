#pragma once

#include "kernel/values/compared_text.hpp"

#include <string>
#include <vector>

namespace chorus::kernel {

// The forms in which a sentence may have one word of a name, by the tables of name_forms.cpp: with
// the endings of Polish, Finnish, Russian, Ukrainian and Greek, with an s, and in Hebrew and Arabic
// with particles written onto its front. For hints, so rather one too many: which language a text
// is in nobody asks.
class NameForms {
 public:
  NameForms() = default;
  explicit NameForms(const ComparedText& word);  // its accents dropped

  // Where the text, its accents dropped, has a form of it as a whole word. In Latin letters a form
  // needs a capital or five letters, and three that stay the same: "Tina" is not in "tiny".
  bool stand_in(const ComparedText& text) const;

 private:
  struct Stem {
    std::u32string letters;
    std::vector<std::u32string> endings;
  };
  void take_endings();
  void take_softened();
  bool has_ending_in(const ComparedText& text, const Stem& stem) const;
  bool has_particle_in(const ComparedText& text) const;

  std::u32string word_;
  std::vector<Stem> stems_;
};

}  // namespace chorus::kernel
