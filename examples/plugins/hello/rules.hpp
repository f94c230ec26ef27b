#pragma once

#include "rule_book.hpp"

// One word for today: everybody gives a word or a picture, or passes. The rules promise:
//   - one word a person; giving again replaces it;
//   - who comes late is welcome: a word is taken after the close, too, and marked as late;
//   - a pass is known to the person alone, and giving a word ends it.
// That nobody but the leads sees a word before it is released is not for these rules to do: the
// manifest says "held", and Chorus keeps it.
namespace hello {

struct Rules final : chorus::sdk::RuleBook {
  Rules();
};

}  // namespace hello
