#include "net/loop/turn_end.hpp"

#include "net/loop/event_loop_impl.hpp"

#include <boost/test/unit_test.hpp>

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace chorus::net {
namespace turn_end_tests {
namespace {

class Recorded final : public TurnEnd::Job {
 public:
  Recorded(std::vector<std::string>& done, std::string name)
      : done_(done), name_(std::move(name)) {}
  std::function<void()> besides;

 private:
  void at_turn_end() override {
    done_.push_back(name_);
    if (besides) besides();
  }
  std::vector<std::string>& done_;
  std::string name_;
};

struct Turns {
  void turn() { loop.context().poll(); }
  std::unique_ptr<Recorded> job(const char* name) { return std::make_unique<Recorded>(done, name); }

  EventLoop loop;
  std::shared_ptr<TurnEnd> end = std::make_shared<TurnEnd>(loop);
  std::vector<std::string> done;
};

using Names = std::vector<std::string>;
constexpr auto each = boost::test_tools::per_element();

}  // namespace
}  // namespace turn_end_tests

BOOST_FIXTURE_TEST_SUITE(turn_end_tests, Turns)

BOOST_AUTO_TEST_CASE(what_was_asked_for_twice_is_done_once_and_after_what_was_ready) {
  const auto one = job("one");
  const auto two = job("two");
  loop.post([&] {
    end->want(*one);
    end->want(*two);
    end->want(*one);
    done.emplace_back("first handler");
  });
  loop.post([&] { done.emplace_back("second handler"); });

  turn();

  BOOST_TEST(done == (Names{"first handler", "second handler", "one", "two"}), each);
}

BOOST_AUTO_TEST_CASE(a_job_that_asks_again_comes_after_what_became_ready_meanwhile) {
  const auto again = job("again");
  again->besides = [&] {
    if (done.size() > 1) return;
    end->want(*again);
    loop.post([&] { done.emplace_back("handler"); });
  };
  end->want(*again);

  turn();

  BOOST_TEST(done.size() == 3U);
  BOOST_TEST(done.front() == "again");
}

BOOST_AUTO_TEST_CASE(a_job_that_has_gone_is_not_done) {
  auto gone = job("gone");
  auto taken_away = job("taken away");
  const auto stays = job("stays");
  end->want(*gone);
  end->want(*stays);
  end->want(*taken_away);
  stays->besides = [&] { taken_away.reset(); };
  gone.reset();

  turn();

  BOOST_TEST(done == Names{"stays"}, each);
}

BOOST_AUTO_TEST_CASE(what_one_job_throws_keeps_no_other_from_being_done) {
  const auto bad = job("bad");
  const auto good = job("good");
  bad->besides = [] { throw std::runtime_error("broken"); };
  end->want(*bad);
  end->want(*good);
  loop.post([&] { loop.post([&] { loop.stop(); }); });

  loop.run();

  BOOST_TEST(done == (Names{"bad", "good"}), each);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace chorus::net
