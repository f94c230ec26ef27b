#pragma once

#include "kernel/values/commit.hpp"
#include "kernel/values/loaded.hpp"

#include <string>

// What a file should hold after a commit, worked out in memory with no file at all, and a text of
// it to compare by.
namespace chorus::test {

void apply(kernel::Loaded& inquiry, const kernel::Commit& commit);

// Every field, in a fixed order, one thing a line.
std::string describe(const kernel::Loaded& inquiry);

}  // namespace chorus::test
