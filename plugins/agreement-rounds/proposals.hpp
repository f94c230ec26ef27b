#pragma once

#include "asking.hpp"

// What leads do with a proposal: write it, write it anew, say what became of it.
namespace chorus::agreement_rounds {

Decision propose(const Call& call, const Json& args);
Decision edit_proposal(const Call& call, Thing proposal, const Json& args);
Decision amend(const Call& call, Thing proposal, const Json& args);
Decision agree(const Call& call, Thing proposal, const Json& args);
Decision not_now(const Call& call, Thing proposal, const Json& args);

}  // namespace chorus::agreement_rounds
