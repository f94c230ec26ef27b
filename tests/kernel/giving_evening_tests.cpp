#include "kernel/room/link.hpp"
#include "kernel/values/permission.hpp"
#include "tests/kernel/giving_fixture.hpp"
#include "tests/support/seed.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <map>
#include <random>
#include <string>
#include <vector>

// Random evenings of telling, marking, permitting, building, hiding, taking back and restarting:
// what a reader sees is just what a small model says, no permission widens, no link dangles.
BOOST_AUTO_TEST_SUITE(giving_evening_tests)

namespace {

namespace kernel = chorus::kernel;
using chorus::test::first_seed;
using chorus::test::GivingFixture;
using kernel::Permission;
using nlohmann::json;

constexpr int k_evenings = 20;
constexpr int k_acts = 60;
const std::vector<std::string> k_people{"ana", "ben", "cem"};
const std::vector<std::string> k_rungs{"only_me", "facilitators", "room", "gist", "words", "named"};

struct Story {
  std::string owner;
  std::string needle;
  Permission rung = Permission::facilitators;
  bool is_gone = false;
};

class Evening : public GivingFixture {
 public:
  explicit Evening(unsigned seed) : chance_(seed) {}

  void act() {
    switch (below(8)) {
      case 0:
      case 1: return tell();
      case 2: return permit();
      case 3: return mark();
      case 4: return build();
      case 5: return withdraw();
      case 6: send(lead(), "core.undo", "{}", below(2) == 0 ? "room" : "steps"); return;
      default:
        if (below(4) == 0) restart();
    }
  }

  void check() {
    for (const auto& person : k_people) check_reader(person, reader(participant(person)));
    check_reader("", reader(lead()));
    const std::string wall_sees = seen_by(wall()) + seen_by(wall(), "steps");
    for (const auto& [key, story] : stories_) BOOST_TEST(!holds(wall_sees, story.needle));
    check_links();
  }

 private:
  static bool holds(const std::string& text, const std::string& needle) {
    return text.find(needle) != std::string::npos;
  }
  std::size_t below(std::size_t limit) { return chance_() % limit; }
  const std::string& any(const std::vector<std::string>& from) { return from[below(from.size())]; }
  std::pair<const std::string, Story>* any_story() {
    if (stories_.empty()) return nullptr;
    return &*std::next(stories_.begin(), static_cast<std::ptrdiff_t>(below(stories_.size())));
  }

  void tell() {
    const auto& who = any(k_people);
    const auto& rung = any(k_rungs);
    const std::string needle = "needle-" + std::to_string(stories_.size()) + "-end";
    stories_[told_by(who, needle, rung)] = {who, needle, *kernel::permission_from(rung)};
  }
  void permit() {
    auto* chosen = any_story();
    if (!chosen || chosen->second.is_gone) return;
    const auto& rung = any(k_rungs);
    const json args{{"key", chosen->first}, {"permission", rung}};
    BOOST_TEST(accepted(send(participant(chosen->second.owner), "core.permit", args.dump())));
    chosen->second.rung = *kernel::permission_from(rung);
  }
  void mark() {
    auto* chosen = any_story();
    if (!chosen || chosen->second.is_gone) return;
    marked_by(chosen->second.owner, chosen->first, chosen->second.needle);
  }
  // A step on a story the leads may not know of is refused.
  void build() {
    auto* chosen = any_story();
    if (!chosen) return;
    const json args{{"what", "a step"}, {"on", chosen->first + "@room"}};
    const bool may = !chosen->second.is_gone && chosen->second.rung >= Permission::facilitators;
    BOOST_TEST(accepted(send(lead(), "step", args.dump(), "steps")) == may);
  }
  void withdraw() {
    auto* chosen = any_story();
    if (!chosen || chosen->second.is_gone || below(3) != 0) return;
    const json args{{"keys", {chosen->first}}};
    BOOST_TEST(accepted(send(participant(chosen->second.owner), "core.withdraw", args.dump())));
    chosen->second.is_gone = true;
  }

  void check_reader(const std::string& person, const kernel::Reader& who) {
    const std::string sees = seen_by(who) + seen_by(who, "steps");
    const auto needed = person.empty() ? Permission::facilitators : Permission::room;
    for (const auto& [key, story] : stories_) {
      const bool may = !story.is_gone && (story.owner == person || story.rung >= needed);
      BOOST_TEST(holds(sees, story.needle) == may, key << " for " << person);
    }
  }

  void check_links() {
    for (const char* id : {"room", "steps"}) {
      for (const auto& link : kernel::links_in(*room->space(kernel::SpaceId(id)))) {
        const auto* from = at(link.from.key.value(), link.from.space.value());
        const auto* to = at(link.to.key.value(), link.to.space.value());
        BOOST_TEST_REQUIRE((from && to), link.type << " dangles");
        if (link.type != kernel::k_reproduces || to->gate == kernel::Gate::withdrawn) continue;
        const bool no_wider =
            *kernel::permission_in(from->audience) <= *kernel::permission_in(to->audience);
        BOOST_TEST(no_wider);
      }
    }
  }

  std::mt19937 chance_;
  std::map<std::string, Story> stories_;
};

}  // namespace

BOOST_AUTO_TEST_CASE(whatever_happens_words_go_just_as_far_as_their_owners_let_them) {
  for (unsigned seed = first_seed(); seed < first_seed() + k_evenings; ++seed) {
    BOOST_TEST_CONTEXT("CHORUS_TEST_SEED=" << seed) {
      Evening evening(seed);
      for (int act = 0; act < k_acts; ++act) {
        evening.act();
        evening.check();
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
