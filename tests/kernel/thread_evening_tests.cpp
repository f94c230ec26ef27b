#include "kernel/commands/care.hpp"
#include "kernel/commands/withdrawal.hpp"
#include "kernel/room/golden_thread.hpp"
#include "kernel/room/link.hpp"
#include "kernel/values/permission.hpp"
#include "tests/kernel/evening.hpp"
#include "tests/support/seed.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

// Whatever happens of an evening: no link dangles, the thread is the same walked either way, and
// nothing travels further than its owner last said.
BOOST_AUTO_TEST_SUITE(thread_evening_tests)

namespace {

namespace kernel = chorus::kernel;
using chorus::test::Evening;
using kernel::Direction;
using kernel::Permission;
using nlohmann::json;

constexpr unsigned k_evenings = 100;
constexpr int k_acts = 80;

class ThreadedEvening : public Evening {
 public:
  using Evening::Evening;

  void step() {
    const auto undo_before = store.file().undo;
    const kernel::Space before = *room->space(kernel::SpaceId("room"));
    const Act done = act();
    note_owners_word(done);
    if (done.name == "core.undo" && accepted(done.answer)) note_own_undo(done, undo_before, before);
    check_links();
    check_permissions();
    check_care();
  }

  void check_threads() {
    std::map<kernel::SpaceId, kernel::LiveSpace> picture;
    for (const auto& id : spaces()) {
      const kernel::SpaceId space(id);
      picture[space].take(*room->space(space));
    }
    BOOST_TEST_REQUIRE(kernel::missing_reviews(picture).empty());
    const auto who = reader(lead());
    for (const auto& [id, live] : picture) {
      for (const auto& [key, record] : live.space.records) {
        const kernel::Ref ref{id, key};
        const bool seen = kernel::visible_to(record, who).has_value();
        if (seen) check_both_ways(picture, ref, who);
      }
    }
  }

 private:
  // The highest rung the owner has set since; who marks asks for the highest.
  void note_owners_word(const Act& done) {
    if (!accepted(done.answer)) return;
    const json args = json::parse(done.args.empty() ? "{}" : done.args);
    if (done.name == "tell") {
      const json answer = json::parse(std::get<kernel::Body>(done.answer->outcome).text());
      word_[answer.at("key")] = *kernel::permission_from(args.at("may").get<std::string>());
    } else if (done.name == "mark") {
      const json answer = json::parse(std::get<kernel::Body>(done.answer->outcome).text());
      word_[answer.at("key")] = Permission::named;
    } else if (done.name == "core.permit") {
      word_[args.at("key")] = *kernel::permission_from(args.at("permission").get<std::string>());
    } else if (done.name == "retell") {
      const auto* record = at(args.at("key"));
      const bool own = record && record->owner == named(done.by).seat.person;
      if (record && record->rev == 1) word_.erase(args.at("key"));
      if (own && args.contains("may")) {
        word_[args.at("key")] = *kernel::permission_from(args.at("may").get<std::string>());
      }
    }
  }

  // Who takes back an act of their own that changed how far their own words go says so anew.
  void note_own_undo(const Act& done, const std::vector<kernel::UndoEntry>& undo_before,
                     const kernel::Space& before) {
    const auto& person = named(done.by).seat.person;
    const auto undoing = std::find_if(store.commits.rbegin(), store.commits.rend(),
                                      [](const auto& commit) { return commit.undone; });
    for (const auto& entry : undo_before) {
      if (entry.seq != undoing->undone || entry.by != person) continue;
      for (const auto& image : entry.before) {
        const auto was = before.records.find(image->key);
        const auto permission = kernel::permission_in(image->audience);
        if (!permission || image->owner != person || was == before.records.end()) continue;
        if (permission != kernel::permission_in(was->second->audience)) {
          word_[image->key.value()] = *permission;
        }
      }
    }
  }

  void check_permissions() const {
    for (const auto& [key, record] : room->space(kernel::SpaceId("room"))->records) {
      const auto permission = kernel::permission_in(record->audience);
      const auto word = word_.find(key.value());
      if (!permission || word == word_.end()) continue;
      BOOST_TEST_REQUIRE((*permission <= word->second), key.value() << " goes too far");
      const bool reaches_wall = record->audience.has("wall");
      BOOST_TEST_REQUIRE((!reaches_wall || *permission >= Permission::room));
    }
  }

  void check_links() const {
    for (const auto& id : spaces()) {
      for (const auto& link : kernel::links_in(*room->space(kernel::SpaceId(id)))) {
        const auto* from = at(link.from.key.value(), link.from.space.value());
        const auto* to = at(link.to.key.value(), link.to.space.value());
        BOOST_TEST_REQUIRE((from && to), link.type << " dangles");
        if (link.type != kernel::k_reproduces) continue;
        const auto limit = kernel::permission_in(to->audience);
        const auto own = kernel::permission_in(from->audience);
        BOOST_TEST_REQUIRE((!limit || !own || *own <= *limit), "wider than what it repeats");
      }
    }
  }

  // Nothing is in care but what was put there, and what holds the words of it.
  void check_care() const {
    const auto& space = *room->space(kernel::SpaceId("room"));
    std::set<kernel::Key> reasons;
    for (const auto& [key, record] : space.records) {
      if (!kernel::is_protected(*record)) continue;
      reasons.emplace(json::parse(record->body.text()).at("of").get<std::string>());
    }
    kernel::LiveSpace live;
    live.take(space);
    const std::set<kernel::Key> put_there = reasons;
    for (const auto& key : put_there) {
      for (const auto& copy : kernel::reproductions_of(live, key)) reasons.insert(copy);
    }
    for (const auto& [key, record] : space.records) {
      if (!record->audience.has("care") || kernel::is_protected(*record)) continue;
      BOOST_TEST_REQUIRE(reasons.contains(key), key.value() << " is in care for no reason");
    }
  }

  static bool leads_to(const std::vector<kernel::ThreadItem>& items, const kernel::Ref& ref) {
    return std::any_of(items.begin(), items.end(),
                       [&](const kernel::ThreadItem& item) { return item.ref == ref; });
  }

  void check_both_ways(const std::map<kernel::SpaceId, kernel::LiveSpace>& picture,
                       const kernel::Ref& ref, const kernel::Reader& who) const {
    const auto walk = [&](const kernel::Ref& from, Direction direction) {
      return kernel::golden_thread(picture, from, direction, who);
    };
    for (const auto& item : walk(ref, Direction::back)) {
      BOOST_TEST_REQUIRE(leads_to(walk(item.ref, Direction::forward), ref),
                         ref.key.value() << " stands on what does not lead to it");
    }
    for (const auto& item : walk(ref, Direction::forward)) {
      BOOST_TEST_REQUIRE(leads_to(walk(item.ref, Direction::back), ref),
                         ref.key.value() << " led to what does not stand on it");
    }
  }

  std::map<std::string, Permission> word_;
};

}  // namespace

BOOST_AUTO_TEST_CASE(no_link_dangles_and_nothing_goes_further_than_its_owner_last_said) {
  const unsigned first = chorus::test::first_seed();
  for (unsigned seed = first; seed < first + k_evenings; ++seed) {
    BOOST_TEST_CONTEXT("CHORUS_TEST_SEED=" << seed) {
      ThreadedEvening evening(seed);
      for (int act = 0; act < k_acts; ++act) evening.step();
      evening.check_threads();
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
