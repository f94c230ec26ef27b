#include "kernel/values/limits.hpp"
#include "tests/net/polling.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>
#include <vector>

// What a poll line does with more POSTs and more lines than it can serve.
namespace chorus::net {
namespace posting_tests {
namespace {

using std::chrono::seconds;
using test::IdentityDesk;
using test::k_hello;
using test::Reply;

}  // namespace
}  // namespace posting_tests

BOOST_FIXTURE_TEST_SUITE(posting_tests, test::Polling)

BOOST_AUTO_TEST_CASE(a_post_is_answered_when_all_of_it_has_been_taken) {
  posts(k_hello);
  room.set_busy("a", true);
  Reply first;
  Reply second;
  polls.post(
      from(ana, Method::post, "/poll").body(R"([{"t":"command","k":1},{"t":"command","k":2}])"),
      first.respond());
  polls.post(from(ana, Method::post, "/poll").body(R"([{"t":"command","k":3}])"), second.respond());
  const bool waited = !first.here() && !second.here() && room.said.empty();

  room.set_busy("a", false);
  run_deferred();

  BOOST_TEST(waited);
  BOOST_TEST(first.status() == 202);
  BOOST_TEST(second.status() == 202);
  BOOST_TEST(room.said.size() == 3U);
}

BOOST_AUTO_TEST_CASE(posts_that_wait_hold_what_one_post_may_and_one_more_ends_the_line) {
  posts(k_hello);
  room.set_busy("a", true);
  const auto half = [](std::size_t bytes) {
    const std::string message =
        R"({"t":"command","k":1,"pad":")" + std::string(60'000, 'x') + "\"}";
    std::string body = "[" + message + "," + message;
    return body + std::string(bytes - body.size() - 1, ' ') + "]";
  };
  std::vector<Reply> replies(3);
  const auto post = [&](std::size_t at, const std::string& body) {
    polls.post(from(ana, Method::post, "/poll").body(body), replies[at].respond());
  };

  post(0, half(limits::k_body_bytes / 2));
  post(1, half(limits::k_body_bytes / 2));
  const bool at_the_limit = !replies[0].here() && !replies[1].here();
  post(2, R"([{"t":"ping"}])");

  BOOST_TEST(at_the_limit);
  BOOST_TEST(replies[2].body() == R"({"code":4429,"text_key":"line.too_fast"})");
  BOOST_TEST(replies[0].here());
  BOOST_TEST(room.said.empty());
}

BOOST_AUTO_TEST_CASE(a_line_that_ends_answers_the_posts_that_wait) {
  posts(k_hello);
  room.set_busy("a", true);
  Reply waiting;
  polls.post(from(ana, Method::post, "/poll").body(R"([{"t":"command","k":1}])"),
             waiting.respond());

  polls.close_all(protocol::CloseCode::restart);
  run_deferred();

  BOOST_TEST(waiting.here());
  BOOST_TEST(room.said.empty());
}

BOOST_AUTO_TEST_CASE(a_seat_has_eight_lines_and_the_ninth_ends_the_oldest) {
  std::vector<IdentityDesk::Held> tabs;
  const auto open = [&] {
    auto tab = ana;
    tab.page_token = desk.new_page_token(ana.seat);
    now += seconds(1);
    Reply reply;
    polls.post(from(tab, Method::post, "/poll").body(k_hello), reply.respond());
    tabs.push_back(tab);
    return reply.status();
  };
  for (std::size_t i = 0; i < limits::k_lines_a_seat; ++i) {
    BOOST_TEST(open() == 202);
  }
  const auto at_the_limit = polls.size();

  open();

  BOOST_TEST(at_the_limit == limits::k_lines_a_seat);
  BOOST_TEST(polls.size() == limits::k_lines_a_seat);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace chorus::net
