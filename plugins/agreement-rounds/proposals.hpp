#pragma once

#include "rule_book.hpp"

// What leads do with a proposal: write it, write it anew, say what became of it.
namespace chorus::agreement_rounds {

sdk::Decision propose(const sdk::Call& call, const sdk::Json& args);
sdk::Decision edit_proposal(const sdk::Call& call, sdk::Thing proposal, const sdk::Json& args);
sdk::Decision amend(const sdk::Call& call, sdk::Thing proposal, const sdk::Json& args);
sdk::Decision agree(const sdk::Call& call, sdk::Thing proposal, const sdk::Json& args);
sdk::Decision not_now(const sdk::Call& call, sdk::Thing proposal, const sdk::Json& args);

}  // namespace chorus::agreement_rounds
