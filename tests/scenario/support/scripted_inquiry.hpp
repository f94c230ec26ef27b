#pragma once

#include "rehearse/chance.hpp"
#include "tests/scenario/support/guest.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace chorus::test {

// A script of examples/inquiries (its README tells the shape), played by Guests over real sockets:
// a third of the people on long-poll, half of the newcomers by the QR code, everybody back by their
// slip; after every twenty-ninth thing said, who said it loses the line and comes back. The room
// stays as the last act left it, for the test to go on in. Throws std::runtime_error with evening,
// act and code where the room does what the script does not expect.
class ScriptedInquiry : public LiveRoom {
 public:
  // A new inquiry with nobody in it.
  explicit ScriptedInquiry(const std::string& id);

  // The evening in full: the clock is set to it, people come in, everything is said.
  void plays(const std::string& evening);
  // The morning after this evening and all before it: nobody is in the room, and nothing is served.
  // Each evening is played once in the life of the program; later a copy of the file stands for it.
  void comes_after(const std::string& evening);
  // The same in two halves. `until` is the first act that is not played: activity and command.
  void begins(const std::string& evening);
  void goes_on(const std::string& until_activity = {}, const std::string& until_command = {});
  void plays_next();  // the one act that stands next

  Guest& of(const std::string& id);                  // their device tonight
  Guest& comes_back(const std::string& id);          // by the slip, on another device than before
  std::string named(const std::string& name) const;  // what the script calls so: a key or a space
  std::string ref(const std::string& name, const std::string& activity) const;
  const std::vector<std::string>& here() const { return here_; }
  std::vector<std::string> voters() const;                      // here, no supporter, not on paper
  const nlohmann::json& drawings() const { return drawings_; }  // strokes by their name
  void stands_at(const std::string& now);                       // the clock; starts the server anew

 private:
  // What an evening leaves behind.
  struct Stage {
    std::string bytes;  // of the inquiry file
    std::map<std::string, std::string> known;
    std::map<std::string, std::string> slips;
  };

  nlohmann::json read(const std::string& name) const;
  void stands_on(const Stage& stage);
  void person_comes(const nlohmann::json& person);
  void play(const nlohmann::json& act);
  // What the room answers to a photo of the script.
  nlohmann::json handed_in(Guest& guest, const std::string& photo);
  void one_says(const std::string& id, const nlohmann::json& act, nlohmann::json args);
  std::vector<std::string> actors(const nlohmann::json& who) const;
  std::vector<nlohmann::json> pack(const nlohmann::json& act, std::size_t people);
  nlohmann::json filled(const nlohmann::json& value) const;

  std::string folder_;
  nlohmann::json script_;
  nlohmann::json cast_;
  nlohmann::json drawings_;
  rehearse::Chance chance_;
  nlohmann::json evening_;
  std::size_t next_act_ = 0;
  std::vector<std::string> here_;
  std::map<std::string, std::string> known_;
  std::map<std::string, std::string> slips_;
  std::map<std::string, Guest*> devices_;
  std::size_t arrivals_ = 0;
  std::size_t said_ = 0;
};

}  // namespace chorus::test
