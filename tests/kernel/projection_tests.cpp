// What is hidden is never sent: random evenings, in which every hidden record carries a canary, and
// each reader's mirror is fed only by differences.
#include "tests/support/kernel_fixture.hpp"
#include "tests/support/seed.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <map>
#include <random>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(projection_tests)

namespace {

using chorus::kernel::Reader;
using chorus::test::KernelFixture;

using Mirror = std::map<std::string, std::string>;

class Evening : public KernelFixture {
 public:
  explicit Evening(std::uint64_t seed) : KernelFixture(seed), chance_(seed) {
    send(lead(), "core.open");
    for (const char* name : {"ana", "ben", "cas"}) participant(name);
    watch("ana", reader(participant("ana")));
    watch("ben", reader(participant("ben")));
    watch("lead", reader(lead()));
    watch("wall", wall());
  }

  void step() {
    auto& who = participant(pick({"ana", "ben", "cas"}));
    const int number = ++canary_;
    const std::string text = "canary" + std::to_string(number);
    switch (chance_() % 12) {
      case 0:
      case 1:
      case 2: send(who, "say", R"({"text":")" + text + R"("})"); break;
      case 3: send(who, "jot", R"({"text":")" + text + R"("})"); break;
      case 4:
      case 5: send(who, "cast", R"({"choice":")" + text + R"("})"); break;
      case 6: send(lead(), "core.release", R"({"keys":[")" + some_words() + R"("]})"); break;
      case 7:
        send(lead(), pick({"core.hide", "core.unhide", "core.needs_care"}),
             R"({"key":")" + some_words() + R"("})");
        break;
      case 8: send(lead(), "core.undo"); break;
      case 9:
        send(lead(),
             pick({"core.close", "core.reveal", "core.reopen", "core.pause", "core.resume"}),
             R"({"now":true})");
        break;
      case 10: send(lead(), "core.take_down", R"({"keys":[")" + some_words() + R"("]})"); break;
      default:
        if (chance_() % 8 == 0) restart();
    }
    deliver();
  }

  struct Screen {
    Reader reader;
    Mirror mirror;
    std::string sent;  // everything this reader was ever sent
  };
  std::map<std::string, Screen> screens;

  Mirror fresh(const Reader& reader) const {
    Mirror mirror;
    for (const auto& visible : room->snapshot(chorus::kernel::SpaceId("room"), reader)) {
      mirror[visible.record->key.value()] = visible.record->body.text();
    }
    return mirror;
  }

 private:
  std::string pick(const std::vector<std::string>& names) {
    return names[chance_() % names.size()];
  }

  std::string some_words() {
    std::vector<std::string> keys{"words/none"};
    for (const auto& [key, record] : room->space(chorus::kernel::SpaceId("room"))->records) {
      if (record->type == "words") keys.push_back(key.value());
    }
    return pick(keys);
  }

  void watch(const std::string& name, const Reader& reader) {
    screens[name] = {reader, fresh(reader), {}};
  }

  void deliver() {
    for (const auto& publication : publisher.publications) {
      if (publication.space.value() != "room") continue;
      for (auto& [name, screen] : screens) {
        const auto difference = chorus::kernel::difference(publication, screen.reader);
        for (const auto& put : difference.puts) {
          screen.mirror[put.record->key.value()] = put.record->body.text();
          screen.sent += put.record->body.text() + "\n";
        }
        for (const auto& key : difference.removes) screen.mirror.erase(key.value());
      }
    }
    publisher.publications.clear();
  }

  std::mt19937_64 chance_;
  int canary_ = 0;
};

}  // namespace

BOOST_DATA_TEST_CASE(a_mirror_fed_by_differences_equals_a_fresh_one_after_any_evening,
                     boost::unit_test::data::xrange(20), round) {
  const auto seed = chorus::test::first_seed() + static_cast<std::uint64_t>(round);
  Evening evening(seed);

  for (int i = 0; i < 200; ++i) {
    evening.step();

    for (const auto& [name, screen] : evening.screens) {
      BOOST_TEST_CONTEXT("seed " << seed << " step " << i << " screen " << name) {
        BOOST_REQUIRE((screen.mirror == evening.fresh(screen.reader)));
      }
    }
  }
}

BOOST_DATA_TEST_CASE(no_screen_is_ever_sent_what_it_may_not_see, boost::unit_test::data::xrange(20),
                     round) {
  const auto seed = chorus::test::first_seed() + static_cast<std::uint64_t>(round) + 100;
  Evening evening(seed);

  for (int i = 0; i < 200; ++i) {
    auto& ana = evening.participant("ana");
    auto& ben = evening.participant("ben");
    const std::string number = std::to_string(i);
    evening.send(ben, "jot", R"({"text":"draft-of-ben-)" + number + R"("})");
    evening.send(ben, "say", R"({"text":"held-of-ben-)" + number + R"("})");
    evening.send(ana, "cast", R"({"choice":"sealed-of-ana"})");
    evening.step();
  }

  const auto& screens = evening.screens;
  for (const auto& [name, screen] : screens) {
    if (name != "ben")
      BOOST_TEST(screen.sent.find("draft-of-ben") == std::string::npos, "seed " << seed);
  }
  BOOST_TEST(screens.at("ben").sent.find("\"choice\":\"sealed-of-ana\"") == std::string::npos);
  BOOST_TEST(screens.at("lead").sent.find("\"choice\":\"sealed-of-ana\"") == std::string::npos);
  BOOST_TEST(screens.at("wall").sent.find("\"choice\":\"sealed-of-ana\"") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
