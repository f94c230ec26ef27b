#pragma once

#include <string_view>

namespace chorus::next_steps {

// False where every word stands for all or for none ("all of us", "we", "nobody", "tbc"): a step
// that everybody owns is nobody's (activities 17). One word that names a person or a post is
// enough.
bool names_somebody(std::string_view text);

// The same person or post, whatever its case and marks.
bool is_the_same(std::string_view one, std::string_view other);

}  // namespace chorus::next_steps
