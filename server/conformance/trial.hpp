#pragma once

#include "conformance/chance.hpp"
#include "conformance/findings.hpp"
#include "conformance/folder.hpp"
#include "conformance/trial_room.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>

namespace chorus::conformance {

// An activity type led through every phase, while three people send it the examples of its schemas,
// and garbage made of them. In an example, text of the form "<record type>/<any name>" stands for
// the key of such a record that is there by then; another name for another record, and the sender's
// own come first. Says a line for each promise of the ABI header.
class Trial {
 public:
  Trial(const Folder& folder, TrialRoom& room, Findings& findings, std::uint64_t seed)
      : folder_(folder), room_(room), findings_(findings), chance_(seed) {}

  void run();

 private:
  struct Reception {
    std::size_t sent = 0;
    std::size_t taken = 0;
    std::string last_refusal;
  };

  bool opens();
  void moves_on(const std::string& core_command, const std::string& args = "{}");
  void plays();
  void plays(const std::string& command, TrialRoom::Who who);
  void sends(const std::string& command, TrialRoom::Who who, const nlohmann::json& args,
             bool is_example);
  void gather();
  void says_what_was_found();
  void says(const std::string& what, const std::set<std::string>& faults);

  const Folder& folder_;
  TrialRoom& room_;
  Findings& findings_;
  Chance chance_;
  std::map<std::string, Reception> receptions_;
  std::size_t decisions_ = 0;
  bool is_over_ = false;  // it died too often to go on
  std::set<std::string> crashes_;
  std::set<std::string> unlike_;
  std::set<std::string> bad_writes_;
  std::set<std::string> wordless_;
  std::set<std::string> refused_moves_;
};

}  // namespace chorus::conformance
