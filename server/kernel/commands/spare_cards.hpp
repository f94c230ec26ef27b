#pragma once

#include "kernel/commands/core_command.hpp"

namespace chorus::kernel {

// `core.spare_cards {count, instead?}`: codes of cards that are nobody's yet; whoever comes in with
// one is that person from then on. Answers `{codes}`, once. `instead`: cards of earlier sheets that
// nobody has used stop working. A card is a place kept: with those who are known and the cards that
// nobody has used there are at most k_people, or `too_many_cards`.
CoreOutcome make_spare_cards(const CoreCall& call);

}  // namespace chorus::kernel
