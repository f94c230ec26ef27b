#pragma once

#include "kernel/values/clean_text.hpp"
#include "kernel/values/core_kinds.hpp"
#include "kernel/values/record.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace chorus::report {

using kernel::clean;

// Every piece of text in a body, clean and in order, for a record of which nothing else is known.
// Names of other records tell a reader nothing and are left out, and so are numbers: small ones
// could point at people.
std::vector<std::string> texts_of(const kernel::Record& record);

// "S07", "H15" or "NS3" by the number in a body; empty for a kind or a body without one.
std::string id_of(const kernel::Record& record, const kernel::CoreKinds& kinds);

// What stands for a thing where there is little room: its kind's title, else its words. Of a record
// of no kind, the first of title, words, what and text that it has.
std::string title_of(const kernel::Record& record, const kernel::CoreKinds& kinds);

}  // namespace chorus::report
