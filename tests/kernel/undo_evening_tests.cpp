#include "tests/kernel/evening.hpp"
#include "tests/support/seed.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <optional>
#include <string>

// Undo restores exactly, or it is refused and changes nothing; a restart is noticed by nobody.
BOOST_AUTO_TEST_SUITE(undo_evening_tests)

namespace {

namespace kernel = chorus::kernel;
using chorus::test::Evening;

constexpr unsigned k_evenings = 100;
constexpr int k_acts = 80;

class UndoneEvening : public Evening {
 public:
  using Evening::Evening;

  void step() {
    const std::string before = whole();
    const auto undo_before = store.file().undo;
    const Act& done = act();
    if (done.name != "core.undo") return;
    if (!accepted(done.answer)) {
      BOOST_TEST_REQUIRE(whole() == before);
      return;
    }
    const auto undoing = std::find_if(store.commits.rbegin(), store.commits.rend(),
                                      [](const auto& commit) { return commit.undone; });
    BOOST_TEST_REQUIRE((undoing != store.commits.rend()));
    const auto used = undoing->undone;
    const auto entry = std::find_if(undo_before.begin(), undo_before.end(),
                                    [&](const auto& known) { return known.seq == *used; });
    BOOST_TEST_REQUIRE((entry != undo_before.end()));
    check(*entry);
  }

 private:
  // Where the owner wrote on meanwhile, their words stay as they are now.
  void check_care_is_lifted(const kernel::UndoEntry& entry) const {
    for (const auto& image : entry.before) {
      const auto* now = at(image->key.value(), entry.space.value());
      BOOST_TEST_REQUIRE((!now || !now->audience.has("care")));
    }
    for (const auto& key : entry.made) {
      BOOST_TEST_REQUIRE(!room->space(entry.space)->records.contains(key));
    }
  }

  void check(const kernel::UndoEntry& entry) const {
    const auto* space = room->space(entry.space);
    if (entry.command == "core.needs_care") return check_care_is_lifted(entry);
    for (const auto& image : entry.before) {
      const auto* now = at(image->key.value(), entry.space.value());
      BOOST_TEST_REQUIRE(now);
      const bool is_exact = now->body == image->body && now->audience == image->audience &&
                            now->gate == image->gate && now->owner == image->owner;
      BOOST_TEST_REQUIRE(is_exact, entry.command << " came back otherwise");
    }
    for (const auto& key : entry.made) BOOST_TEST_REQUIRE(!space->records.contains(key));
    if (entry.state_before) {
      // A close taken back is open again, without the warning that was running.
      const auto was = entry.state_before->phase;
      const bool ended = entry.state_after && entry.state_after->phase == kernel::Phase::closed;
      const bool is_open_again = ended && was == kernel::Phase::closing_soon;
      const bool is_back = space->state.phase == (is_open_again ? kernel::Phase::open : was);
      BOOST_TEST_REQUIRE(is_back, entry.command << " left another phase");
    }
  }
};

// What two evenings of one seed say to every act, one of them with restarts.
std::string told_of(const kernel::Answer* answer) {
  if (!answer) return "none";
  const auto* rejection = std::get_if<kernel::Rejection>(&answer->outcome);
  return rejection ? rejection->code + rejection->args.text()
                   : std::get<kernel::Body>(answer->outcome).text();
}

}  // namespace

BOOST_AUTO_TEST_CASE(undo_restores_exactly_or_changes_nothing) {
  const unsigned first = chorus::test::first_seed();
  for (unsigned seed = first; seed < first + k_evenings; ++seed) {
    BOOST_TEST_CONTEXT("CHORUS_TEST_SEED=" << seed) {
      UndoneEvening evening(seed);
      for (int act = 0; act < k_acts; ++act) evening.step();
    }
  }
}

BOOST_AUTO_TEST_CASE(an_evening_with_restarts_goes_like_one_without) {
  const unsigned first = chorus::test::first_seed();
  for (unsigned seed = first; seed < first + k_evenings; ++seed) {
    BOOST_TEST_CONTEXT("CHORUS_TEST_SEED=" << seed) {
      Evening calm(seed);
      Evening restarted(seed);
      for (int act = 0; act < k_acts; ++act) {
        const auto said = calm.act();
        if (act % 3 == 0) restarted.restart();
        const auto same = restarted.act();
        BOOST_TEST_REQUIRE(same.name == said.name);
        BOOST_TEST_REQUIRE(told_of(same.answer) == told_of(said.answer), said.name);
        BOOST_TEST_REQUIRE(restarted.whole() == calm.whole(), said.name << " " << said.space);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_command_sent_again_after_a_restart_is_answered_as_before) {
  Evening evening(chorus::test::first_seed());
  for (int act = 0; act < k_acts; ++act) {
    const auto done = evening.act();
    const bool is_kept =
        evening.accepted(done.answer) && !done.name.starts_with("core.") && done.name != "cast";
    if (!is_kept) continue;
    const std::string said = told_of(done.answer);
    auto& who = evening.named(done.by);
    const auto* again = evening.send_again(who, who.k, done.name, done.args, done.space);
    BOOST_TEST_REQUIRE(told_of(again) == said);
    evening.restart();
    const std::string before = evening.whole();
    const auto* later = evening.send_again(who, who.k, done.name, done.args, done.space);
    BOOST_TEST_REQUIRE(told_of(later) == said);
    BOOST_TEST_REQUIRE(evening.whole() == before);
  }
}

BOOST_AUTO_TEST_SUITE_END()
