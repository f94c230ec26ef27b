#include "net/live/long_poll.hpp"

#include "kernel/values/limits.hpp"
#include "tests/net/polling.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <deque>
#include <functional>
#include <string>
#include <vector>

namespace chorus::net {
namespace long_poll_tests {
namespace {

using std::chrono::seconds;
using test::IdentityDesk;
using test::k_hello;
using test::Polling;
using test::Reply;
using test::RequestMaker;

}  // namespace
}  // namespace long_poll_tests

BOOST_FIXTURE_TEST_SUITE(long_poll_tests, Polling)

BOOST_AUTO_TEST_CASE(what_a_hello_brings_is_taken_by_the_next_get) {
  BOOST_TEST(posts(k_hello) == 202);

  Reply reply;
  gets(reply, 0);

  BOOST_TEST(reply.status() == 200);
  BOOST_TEST(reply.body() == R"({"next":1,"messages":[{"t":"welcome","last_k":0}]})");
  BOOST_TEST((room.last_seats == std::vector<kernel::SeatId>{ana.seat}));
}

BOOST_AUTO_TEST_CASE(a_get_waits_for_what_is_next_and_takes_all_of_it_in_one_answer) {
  posts(k_hello);
  Reply first;
  gets(first, 0);
  Reply second;
  gets(second, 1);
  const bool waited = !second.here();

  posts(R"([{"t":"command","k":1},{"t":"command","k":2}])");

  BOOST_TEST(waited);
  BOOST_TEST(second.body() == R"({"next":3,"messages":[)" + said(1) + "," + said(2) + "]}");
}

BOOST_AUTO_TEST_CASE(what_is_not_confirmed_comes_again_with_what_is_new) {
  posts(k_hello);
  Reply lost_on_the_air;
  gets(lost_on_the_air, 0);
  says(1);

  Reply again;
  gets(again, 0);
  Reply rest;
  gets(rest, 1);

  BOOST_TEST(again.body() ==
             R"({"next":2,"messages":[{"t":"welcome","last_k":0},)" + said(1) + "]}");
  BOOST_TEST(rest.body() == R"({"next":2,"messages":[)" + said(1) + "]}");
}

// Sixty phones by long-poll. The clock stands still, so nothing here waits for time.
BOOST_AUTO_TEST_CASE(what_is_said_is_with_sixty_polling_phones_at_once) {
  std::vector<IdentityDesk::Held> phones;
  std::vector<Reply> replies(60);
  for (std::size_t i = 0; i < replies.size(); ++i) {
    phones.push_back(desk.take());
    Reply taken;
    polls.post(from(phones[i], Method::post, "/poll")
                   .body(R"([{"t":"hello","client":"phone-)" + std::to_string(i) + R"("}])"),
               taken.respond());
    Reply welcome;
    polls.get(from(phones[i], Method::get, "/poll?after=0"), welcome.respond());
    polls.get(from(phones[i], Method::get, "/poll?after=1"), replies[i].respond());
  }
  run_deferred();
  const auto is_here = [](const Reply& reply) { return reply.here(); };
  const auto before = std::count_if(replies.begin(), replies.end(), is_here);
  posts(k_hello);

  says(1);

  BOOST_TEST(before == 0);
  BOOST_TEST(std::count_if(replies.begin(), replies.end(), is_here) == 60);
}

BOOST_AUTO_TEST_CASE(a_newer_get_ends_the_older_with_nothing) {
  posts(k_hello);
  Reply first;
  gets(first, 0);
  Reply older;
  gets(older, 1);

  Reply newer;
  gets(newer, 1);
  says(1);

  BOOST_TEST(older.body() == R"({"next":1,"messages":[]})");
  BOOST_TEST(older.times() == 1);
  BOOST_TEST(newer.body() == R"({"next":2,"messages":[)" + said(1) + "]}");
}

BOOST_AUTO_TEST_CASE(a_get_is_answered_within_25_seconds_though_nothing_came) {
  posts(k_hello);
  Reply first;
  gets(first, 0);
  Reply waiting;
  gets(waiting, 1);

  now += limits::k_poll_within - 2 * LongPoll::k_sweep_every;
  polls.sweep();
  const bool early = waiting.here();
  now += LongPoll::k_sweep_every;
  polls.sweep();

  BOOST_TEST(!early);
  BOOST_TEST(waiting.body() == R"({"next":1,"messages":[]})");
}

BOOST_AUTO_TEST_CASE(a_line_is_kept_45_seconds_after_its_last_poll) {
  posts(k_hello);

  now += LongPoll::k_line_kept - seconds(1);
  polls.sweep();
  const auto kept = polls.size();
  now += seconds(1);
  polls.sweep();
  Reply late;
  gets(late, 0);

  BOOST_TEST(kept == 1U);
  BOOST_TEST(polls.size() == 0U);
  BOOST_TEST(room.lost == 1U);
  BOOST_TEST(late.status() == 409);
  BOOST_TEST(late.body() == R"({"code":1012,"text_key":"line.restart"})");
}

BOOST_AUTO_TEST_CASE(a_waiting_get_keeps_its_line) {
  posts(k_hello);
  Reply first;
  gets(first, 0);
  std::uint64_t rounds = 0;
  for (; rounds < 4; ++rounds) {
    Reply waiting;
    gets(waiting, 1);
    now += seconds(24);
    polls.sweep();
    BOOST_TEST(waiting.here());
  }

  BOOST_TEST(polls.size() == 1U);
  BOOST_TEST(room.lost == 0U);
}

BOOST_AUTO_TEST_CASE(what_is_unconfirmed_stays_within_the_bound_of_an_outbox) {
  posts(k_hello);
  for (int i = 0; i < 3; ++i) {
    posts(
        R"([{"t":"big","bytes":60000},{"t":"big","bytes":60000},{"t":"big","bytes":60000},{"t":"big","bytes":60000}])");
    Reply unconfirmed;
    gets(unconfirmed, 0);
    BOOST_TEST(unconfirmed.body().size() <= limits::k_outbox_bytes + 100);
    BOOST_TEST(room.last()->outbox().bytes() <= limits::k_outbox_bytes);
  }
}

BOOST_AUTO_TEST_CASE(a_message_of_64_kib_passes_and_one_byte_more_does_not) {
  posts(k_hello);
  const std::string start = R"({"t":"command","k":1,"pad":")";
  const std::string end = R"("})";
  const std::string largest =
      start + std::string(limits::k_message_bytes - start.size() - end.size(), 'x') + end;

  const int at_the_limit = posts("[" + largest + "]");
  const int past_it = posts("[" + largest.substr(0, largest.size() - 2) + "x\"}]");

  BOOST_TEST(largest.size() == limits::k_message_bytes);
  BOOST_TEST(at_the_limit == 202);
  BOOST_TEST(past_it == 413);
  BOOST_TEST(room.said.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_refused_message_is_told_before_the_code_and_the_rest_is_not_heard) {
  posts(k_hello);

  BOOST_TEST(posts(R"([{"t":"nonsense"},{"t":"command","k":1}])") == 202);
  Reply told;
  gets(told, 0);
  Reply closed;
  gets(closed, 2);
  const int more = posts(R"([{"t":"command","k":1}])");

  BOOST_TEST(told.body() ==
             R"({"next":2,"messages":[{"t":"welcome","last_k":0},{"t":"refused"}]})");
  BOOST_TEST(closed.status() == 409);
  BOOST_TEST(closed.body() == R"({"code":4400,"text_key":"line.bad_message"})");
  BOOST_TEST(more == 409);
  BOOST_TEST(room.said.empty());
}

BOOST_AUTO_TEST_CASE(a_line_starts_with_a_hello) {
  const int status = posts(R"([{"t":"command","k":1}])");

  BOOST_TEST(status == 409);
  BOOST_TEST(room.opened == 0U);
}

BOOST_AUTO_TEST_CASE(a_seat_and_a_page_token_that_do_not_belong_together_are_no_one) {
  const auto ben = desk.take();
  auto stolen = ben;
  stolen.page_token = ana.page_token;
  auto without_cookie =
      RequestMaker(Method::post, "/poll").with("X-Chorus-Page", ana.page_token).body(k_hello);
  auto other_role = RequestMaker(Method::post, "/poll")
                        .with("X-Chorus-Page", ana.page_token)
                        .with("X-Chorus-Seat", "facilitator")
                        .with("Cookie", "chorus-8080-person=" + ana.secret)
                        .body(k_hello);
  Reply one;
  Reply two;
  Reply three;

  polls.post(from(stolen, Method::post, "/poll").body(k_hello), one.respond());
  polls.post(without_cookie, two.respond());
  polls.post(other_role, three.respond());

  for (const auto* reply : {&one, &two, &three}) {
    BOOST_TEST(reply->status() == 409);
    BOOST_TEST(reply->body() == R"({"code":4401,"text_key":"line.who_are_you"})");
  }
  BOOST_TEST(room.opened == 0U);
}

BOOST_AUTO_TEST_CASE(a_bearer_secret_counts_as_the_cookie) {
  Reply reply;
  polls.post(RequestMaker(Method::post, "/poll")
                 .with("Authorization", "Bearer " + ana.secret)
                 .with("X-Chorus-Page", ana.page_token)
                 .body(k_hello),
             reply.respond());

  BOOST_TEST(reply.status() == 202);
}

BOOST_AUTO_TEST_CASE(a_second_hello_starts_anew_and_ends_the_line_before_it) {
  posts(k_hello);
  says(1);
  Reply old;
  gets(old, 0);
  Reply waiting;
  gets(waiting, 2);

  posts(R"([{"t":"hello","client":"a","seen":1}])");
  Reply confirming_the_old;
  gets(confirming_the_old, 2);
  Reply fresh;
  gets(fresh, 0);

  BOOST_TEST(waiting.body() == R"({"next":2,"messages":[]})");
  BOOST_TEST(room.lost == 1U);
  BOOST_TEST(confirming_the_old.status() == 409);
  BOOST_TEST(fresh.body() == R"({"next":1,"messages":[{"t":"welcome","last_k":1}]})");
}

BOOST_AUTO_TEST_CASE(broken_numbers_and_bodies_are_refused_and_the_line_lives_on) {
  posts(k_hello);

  for (const char* target :
       {"/poll?after=x", "/poll?after=-1", "/poll?after=", "/poll?before=1", "/poll?after=1&x=1"}) {
    Reply reply;
    polls.get(from(ana, Method::get, target), reply.respond());
    BOOST_TEST(reply.status() == 400, target);
  }
  for (const char* body : {"", "[]", "{}", "[1]", "[{]"}) {
    BOOST_TEST(posts(body) == 400, body);
  }
  says(1);
}

BOOST_AUTO_TEST_CASE(when_the_server_stops_every_waiting_get_is_told) {
  posts(k_hello);
  Reply first;
  gets(first, 0);
  Reply waiting;
  gets(waiting, 1);

  polls.close_all(protocol::CloseCode::restart);

  BOOST_TEST(waiting.status() == 409);
  BOOST_TEST(waiting.body() == R"({"code":1012,"text_key":"line.restart"})");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace chorus::net
