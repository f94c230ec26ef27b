#pragma once

#include "conformance/trial_room.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace chorus::conformance {

// Puts keys that are there in the place of those an example only names. With another `turn` the
// same names stand for others of those records.
class ExampleKeys {
 public:
  ExampleKeys(const TrialRoom& room, TrialRoom::Who who, std::size_t turn)
      : room_(room), who_(who), turn_(turn) {}

  nlohmann::json in(const nlohmann::json& example);
  // Of the examples so far: how many turns differ.
  std::size_t turns() const noexcept { return turns_; }

 private:
  std::string in(const std::string& text);

  const TrialRoom& room_;
  TrialRoom::Who who_;
  std::size_t turn_;
  std::size_t turns_ = 1;
  std::map<std::string, std::vector<std::string>> named_;
};

// Sends the examples of commands with keys that are there. Which record a command is for hangs on
// the state of each, so until a command was taken once, one turn after another is tried; from then
// on the turn in which it was taken last.
class ExampleSender {
 public:
  explicit ExampleSender(const TrialRoom& room) : room_(room) {}

  // `sends(args)` says whether it was taken. Returns what was sent last.
  template <class Sends>
  nlohmann::json send(const std::string& command, TrialRoom::Who who, const nlohmann::json& example,
                      const Sends& sends) {
    const auto known = taken_in_.find(command);
    const bool is_known = known != taken_in_.end();
    std::size_t& tries = tries_[command];
    for (std::size_t turn = is_known ? known->second : 0;; ++turn) {
      ExampleKeys keys(room_, who, turn);
      nlohmann::json filled = keys.in(example);
      const bool is_taken = sends(filled);
      if (is_taken) taken_in_[command] = turn;
      const bool is_last = is_known || turn + 1 >= keys.turns() || ++tries >= k_most_tries;
      if (is_taken || is_last) return filled;
    }
  }

  bool was_taken(const std::string& command) const { return taken_in_.count(command) > 0; }

 private:
  static constexpr std::size_t k_most_tries = 500;  // of a command, before it was taken once

  const TrialRoom& room_;
  std::map<std::string, std::size_t> taken_in_;  // the turn, by command
  std::map<std::string, std::size_t> tries_;
};

}  // namespace chorus::conformance
