#pragma once

#include "thing.hpp"

#include <string>
#include <vector>

// What people wrote with their choice, carried out of the box before it is destroyed.
namespace chorus::agreement_rounds {

// With those of an earlier closing of the same question they are laid out anew, in an order drawn
// by chance and under new keys: nobody can tell whose one is, which step it went with, or which
// came late. Where there are more than fit into one decision, several share a record.
void carry_out_reasons(const sdk::Call& call, const std::vector<sdk::Thing>& ballots,
                       const std::string& of, sdk::Changes& changes);

}  // namespace chorus::agreement_rounds
