#pragma once

#include "tests/kernel/giving_fixture.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace chorus::test {

// A random evening: people and leads do whatever they can think of, in two activities that lean on
// each other, at tables that change, with photos, one secret vote and the inquiry itself. Every
// text that somebody gives is a needle of its own. The seed fixes everything; CHORUS_TEST_SEED
// moves the first one.
class Evening : public GivingFixture {
 public:
  explicit Evening(unsigned seed);

  struct Act {
    std::string by;
    std::string name;
    std::string args;
    std::string space;
    bool is_lead = false;
    const kernel::Answer* answer = nullptr;
  };
  const Act& act();  // the next thing that happens; a lapse of time has no name

  Person& named(const std::string& name);
  const std::map<std::string, std::string>& voter_of() const { return voter_of_; }
  const std::vector<std::string>& needles() const { return needles_; }
  const std::vector<kernel::MediumId>& photos() const { return photos_; }  // that were ever taken
  // The program starts again with types of a newer state: one carries the older over, or says that
  // there is no way from it.
  void start_with_newer_types();
  // Everything durable, as one text: records with all that is known of them, phases, next wake.
  std::string whole() const;

  static const std::vector<std::string>& people();
  static const std::vector<std::string>& leads();
  static const std::vector<std::string>& spaces();

 private:
  std::size_t below(std::size_t limit) { return chance_() % limit; }
  const std::string& any(const std::vector<std::string>& from) { return from[below(from.size())]; }
  std::string any_key(const std::string& space, const std::string& prefix = "");
  std::string any_ref();
  std::string needle();
  const Act& done(const std::string& by, const std::string& name, const std::string& args,
                  const std::string& space);
  const Act& give();
  const Act& tell(const std::string& by);
  const Act& hand_in_photo();
  const Act& own();
  const Act& build();
  const Act& vote();
  const Act& moderate();
  const Act& lead_on();
  const Act& speak_of_oneself();
  const Act& look_back();
  nlohmann::json some_people();  // by the keys that leads know them by
  const Act& seat_people();
  const Act& pass_time();

  std::mt19937 chance_;
  std::vector<std::string> needles_;
  std::map<std::string, std::string> voter_of_;
  std::vector<kernel::MediumId> photos_;
  Act last_;
};

}  // namespace chorus::test
