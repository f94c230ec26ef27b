#pragma once

#include "thing.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

// Counting a box of ballots: with reasons.cpp the only place that reads them.
namespace chorus::agreement_rounds {

// The five steps in their one order, the gladdest first.
inline const std::vector<std::string> k_steps{"love", "fine", "unsure", "worried", "harm"};

struct Count {
  std::map<std::string, std::int64_t> on_step;
  std::int64_t passes = 0;

  std::int64_t on(const std::string& step) const;
  std::int64_t answered() const;  // passes are no answer
};

// `ballots` in any order; those of another question than `of` count for nothing.
Count count_of_all(const std::vector<sdk::Thing>& ballots, const std::string& of);
Count count_of_young(const std::vector<sdk::Thing>& ballots, const std::string& of);

// The body of a tally record, and back.
sdk::Json tally_body(const Count& count, const std::string& of);
Count count_in(const sdk::Json& tally);
Count sum(const Count& a, const Count& b);

}  // namespace chorus::agreement_rounds
