#pragma once

#include "conformance/chance.hpp"
#include "conformance/example_keys.hpp"
#include "conformance/findings.hpp"
#include "conformance/folder.hpp"
#include "conformance/markers.hpp"
#include "conformance/trial_room.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace chorus::conformance {

// An activity type led through every phase, while four people send it the examples of its schemas,
// the same with marked words, and garbage made of them. In each phase the examples go alone first,
// again and again while that gets another command taken: one may need what another makes. In an
// example, text of the form "<record type or beginning of a key>/<any name>" stands for the key of
// such a record that is there by then; another name for another record, and the sender's own come
// first. Says a line for each promise of the ABI header, causes before what follows from them.
class Trial {
 public:
  Trial(const Folder& folder, TrialRoom& room, Findings& findings, std::uint64_t seed)
      : folder_(folder),
        room_(room),
        findings_(findings),
        chance_(seed),
        markers_(folder),
        sender_(room) {}

  void run();

 private:
  struct Reception {
    std::size_t taken = 0;
    std::string last_refusal;
  };
  enum class As { example, marked, garbage };

  bool opens();
  void goes_through_its_phases();
  bool moves_to(kernel::Phase phase, const std::string& core_command,
                const std::string& args = "{}");
  bool lacks_examples() const;
  void wakes();
  void plays();
  void plays(const std::string& command, TrialRoom::Who who);
  bool gets_on();
  std::vector<std::string> commands_in_turn() const;
  bool may_send(const std::string& command, TrialRoom::Who who) const;
  nlohmann::json sends_example(const std::string& command, TrialRoom::Who who,
                               const std::string& example);
  bool sends(const std::string& command, TrialRoom::Who who, const nlohmann::json& args, As as);
  void gather();
  void looks_for_marks();
  void reports();
  void meets(const kernel::Rejection& refusal);
  void says_what_was_found();
  void says_what_was_taken();
  void says_what_was_kind();
  void says(Promise promise, const std::string& what, const std::set<std::string>& faults);

  const Folder& folder_;
  TrialRoom& room_;
  Findings& findings_;
  Chance chance_;
  Markers markers_;
  ExampleSender sender_;
  std::map<std::string, Reception> receptions_;
  std::size_t decisions_ = 0;
  bool is_over_ = false;      // it died too often to go on
  bool is_late_now_ = false;  // it was closed once
  bool was_late_ = false;
  bool was_passed_ = false;
  std::set<std::string> crashes_;
  std::set<std::string> unlike_;
  std::set<std::string> bad_writes_;
  std::set<std::string> past_limits_;
  std::set<std::string> wordless_;
  std::set<std::string> refused_moves_;
  std::set<std::string> stuck_;
  std::set<std::string> bad_reports_;
  std::set<std::string> leaks_;
};

}  // namespace chorus::conformance
