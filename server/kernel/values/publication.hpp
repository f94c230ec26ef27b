#pragma once

#include "kernel/values/commit.hpp"
#include "kernel/values/phase.hpp"
#include "kernel/values/record.hpp"
#include "kernel/values/space.hpp"
#include "kernel/values/strong_id.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace chorus::kernel {

// Words for people about the program itself, or that a part of the evening has something for them.
struct Notice {
  std::string kind;  // plugin_restarted, storage_trouble, votes_reopened, guessing, nudge, ...
  std::string text_key;
  Body args;
  bool facilitators_only = true;                  // where others cannot act on it
  std::optional<Audience> called = std::nullopt;  // a nudge: these participants alone, and no lead
};

// One durable commit, as the sessions need it. The voter's own sealed choice is told to that voter
// alone, as a record with key "<kind>/mine" that exists nowhere else.
struct Publication {
  SpaceId space;
  std::vector<Touched> touched;
  std::optional<SpaceState> state;  // set where phase or guide time changed
  std::vector<Answer> answers;
  std::vector<std::pair<PersonId, RecordPtr>> own_ballots;  // body `null`: taken back
  std::vector<Key> ballots_gone;  // "<kind>/mine" of every voter, at close
  std::vector<Notice> notices;    // told after it
};

}  // namespace chorus::kernel
