#include "tests/kernel/giving_fixture.hpp"
#include "tests/support/seed.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <random>
#include <string>
#include <vector>

// Random evenings of moderation: whatever leads do, undoing it right away leaves everything as it
// was, and undoing all of it, newest first, leads back to the start; revs alone go on.
BOOST_AUTO_TEST_SUITE(moderation_evening_tests)

namespace {

namespace kernel = chorus::kernel;
using chorus::test::first_seed;
using chorus::test::GivingFixture;
using nlohmann::json;

constexpr int k_evenings = 20;
constexpr int k_acts = 25;
const std::vector<std::string> k_people{"ana", "ben"};
const std::vector<std::string> k_leads{"sam", "jo"};

class Moderated : public GivingFixture {
 public:
  explicit Moderated(unsigned seed) : chance_(seed) {
    for (int i = 0; i < 6; ++i) {
      const auto& who = k_people[below(k_people.size())];
      const auto story = told_by(who, "story " + std::to_string(i), below(3) == 0 ? "" : "room");
      things_.push_back(story);
      if (below(2) == 0) things_.push_back(marked_by(who, story, "part"));
    }
  }

  // Everything but revs, as it stands in the file; without what a start asks leads to look at.
  std::string picture() const {
    std::string text;
    for (const char* id : {"room", "steps", "inquiry"}) {
      const auto* space = room->space(kernel::SpaceId(id));
      text += std::string(id) + " " + std::string(kernel::to_text(space->state.phase)) + "\n";
      for (const auto& [key, record] : space->records) {
        if (record->type == "review") continue;
        text += key.value() + " " + record->type + " " + record->owner.value() + " " +
                std::string(kernel::to_text(record->gate)) + " " +
                json(record->audience.atoms()).dump() + " " + record->body.text() + "\n";
      }
    }
    return text;
  }

  // One act of a lead; where and by whom it is to be undone, or nothing if it was refused.
  struct Act {
    std::string lead;
    std::string space;
    std::string key;
    std::string name;
  };
  std::vector<Act> act() {
    const auto& who = k_leads[below(k_leads.size())];
    const auto& thing = things_[below(things_.size())];
    const auto does = [&](const std::string& name, const json& args, const std::string& space,
                          const std::string& key) {
      const auto commits = store.commits.size();
      const bool done = accepted(send(lead(who), name, args.dump(), space));
      // A tombstone asks leads for a review, in a commit of its own.
      const auto since = store.commits.begin() + static_cast<std::ptrdiff_t>(commits);
      const bool left_a_way_back = std::any_of(
          since, store.commits.end(), [](const auto& commit) { return commit.undo.has_value(); });
      if (!done || !left_a_way_back) return std::vector<Act>{};
      return std::vector<Act>{{who, space, key, name}};
    };
    switch (below(9)) {
      case 0: return does("core.release", {{"keys", {thing}}}, "room", thing);
      case 1: return does("core.take_down", {{"keys", {thing}}}, "room", thing);
      case 2: return does("core.hide", {{"key", thing}}, "room", thing);
      case 3: return does("core.unhide", {{"key", thing}}, "room", thing);
      case 4: return does("core.needs_care", {{"key", thing}}, "room", thing);
      case 5: return does("drop", {{"key", thing}}, "room", thing);
      case 6: return does("core.pause", json::object(), "room", "");
      case 7: return does("core.close", {{"now", true}}, "room", "");
      default:
        return does("core.give_outcome",
                    {{"ref", thing + "@room"}, {"state", "heard"}, {"words", "Thank you."}},
                    "inquiry", "");
    }
  }

  bool undo(const Act& act) {
    const std::string args = act.key.empty() ? "{}" : json{{"key", act.key}}.dump();
    const auto* answer = send(lead(act.lead), "core.undo", args, act.space);
    const auto* rejection = std::get_if<kernel::Rejection>(&answer->outcome);
    refused = rejection ? rejection->code + " " + rejection->args.text() : "";
    return !rejection;
  }
  std::string refused;
  std::size_t below(std::size_t limit) { return chance_() % limit; }

 private:
  std::mt19937 chance_;
  std::vector<std::string> things_;
};

}  // namespace

BOOST_AUTO_TEST_CASE(an_act_undone_right_away_leaves_everything_as_it_was) {
  for (unsigned seed = first_seed(); seed < first_seed() + k_evenings; ++seed) {
    BOOST_TEST_CONTEXT("CHORUS_TEST_SEED=" << seed) {
      Moderated evening(seed);
      for (int i = 0; i < k_acts; ++i) {
        const auto before = evening.picture();
        const auto acts = evening.act();
        if (acts.empty()) continue;
        if (evening.below(4) == 0) evening.restart();
        if (evening.below(3) == 0) continue;

        BOOST_TEST(evening.undo(acts.front()));
        BOOST_TEST(evening.picture() == before);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(all_acts_undone_newest_first_lead_back_to_the_start) {
  for (unsigned seed = first_seed(); seed < first_seed() + k_evenings; ++seed) {
    BOOST_TEST_CONTEXT("CHORUS_TEST_SEED=" << seed) {
      Moderated evening(seed);
      const auto start = evening.picture();
      std::vector<Moderated::Act> acts;
      for (int i = 0; i < k_acts; ++i) {
        for (auto& act : evening.act()) acts.push_back(act);
        if (evening.below(6) == 0) evening.restart();
      }

      for (auto act = acts.rbegin(); act != acts.rend(); ++act) {
        BOOST_TEST(evening.undo(*act), act->lead << " could not undo " << act->name << " of "
                                                 << act->key << ": " << evening.refused);
      }

      BOOST_TEST(evening.picture() == start);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
