#include "net/admission/seat_endpoint.hpp"

#include "kernel/values/limits.hpp"
#include "tests/net/identity_desk.hpp"
#include "tests/net/request_maker.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace chorus::net {
namespace seat_endpoint_tests {
namespace {

using nlohmann::json;
using test::Reply;
using test::RequestMaker;

struct Doorway {
  GuessLimit::Time now{};
  test::IdentityDesk desk;
  SeatProof proof{desk, 8080};
  GuessLimit guesses{[this] { return now; }};
  SeatEndpoint endpoint{desk, proof, guesses};

  Reply posts(const std::string& body, std::uint64_t connection = 1,
              const std::string& cookies = {}, const std::string& seat = {}) {
    auto request = RequestMaker(Method::post, "/seat").body(body).over(connection);
    if (!cookies.empty()) {
      request.with("Cookie", cookies);
    }
    if (!seat.empty()) {
      request.with("X-Chorus-Seat", seat);
    }
    Reply reply;
    endpoint.post(request, reply.respond());
    return reply;
  }
  Reply leaves(const test::IdentityDesk::Held& held) {
    Reply reply;
    endpoint.leave(RequestMaker(Method::remove, "/seat")
                       .with("Cookie", "chorus-8080-person=" + held.secret)
                       .with("X-Chorus-Seat", "person")
                       .with("X-Chorus-Page", held.page_token),
                   reply.respond());
    return reply;
  }
};

const char* const k_broken[] = {
    "",
    "[]",
    "null",
    "{",
    R"({"join_code":1})",
    R"({"join_code":null})",
    R"({"unknown":"x"})",
    R"({"join_code":"K7QM2X","slip":"x"})",
    R"({"slip":"a","slip":"b"})",
    R"({"join_code":{"a":1}})",
};

}  // namespace
}  // namespace seat_endpoint_tests

BOOST_FIXTURE_TEST_SUITE(seat_endpoint_tests, Doorway)

BOOST_AUTO_TEST_CASE(a_typed_code_opens_a_seat_with_its_cookie) {
  const auto reply = posts(R"({"join_code":"k7q-m2x"})");

  const auto answer = json::parse(reply.body());
  const auto cookie = reply.field("Set-Cookie");
  BOOST_TEST(reply.status() == 200);
  BOOST_TEST(answer.at("seat") == "person");
  BOOST_TEST(cookie.starts_with("chorus-8080-person="));
  BOOST_TEST(cookie.ends_with("; HttpOnly; SameSite=Strict; Path=/; Max-Age=7776000"));
  const auto* seat = desk.seat_by_page_token(answer.at("page_token").get<std::string>());
  BOOST_REQUIRE(seat != nullptr);
  const auto secret = cookie.substr(19, cookie.find(';') - 19);
  BOOST_TEST(desk.seat_by_secret(secret)->id.value() == seat->id.value());
}

BOOST_AUTO_TEST_CASE(beside_the_secret_stands_a_cookie_that_says_only_that_there_is_a_seat) {
  const auto cookies = posts(R"({"join_code":"K7QM2X"})").fields("Set-Cookie");

  BOOST_TEST_REQUIRE(cookies.size() == 2U);
  BOOST_TEST(cookies[1] == "chorus-8080-person-here=1; SameSite=Strict; Path=/; Max-Age=7776000");
}

BOOST_AUTO_TEST_CASE(a_device_that_was_in_other_inquiries_on_this_port_finds_back_into_each) {
  const auto before = posts(R"({"join_code":"K7QM2X"})", 1,
                            "chorus-8080-person=of-last-week.bad*letters.of-the-week-before");
  const auto cookie = before.field("Set-Cookie");
  const auto value = cookie.substr(0, cookie.find(';'));

  BOOST_TEST(value.ends_with(".of-last-week.of-the-week-before"));
  BOOST_TEST(posts(R"({"seat":"person"})", 1, value).status() == 200);
  // Another inquiry is served there now, whose secret stands in front.
  const auto later = "chorus-8080-person=of-this-week." + value.substr(value.find('=') + 1);
  BOOST_TEST(posts(R"({"seat":"person"})", 1, later).status() == 200);
}

BOOST_AUTO_TEST_CASE(a_cookie_holds_no_more_than_a_few_inquiries_and_none_twice) {
  const auto person = desk.take();

  const auto reply =
      posts(R"({"join_code":"K7QM2X"})", 1, "chorus-8080-person=" + person.secret + ".a.b.c.d.e");

  const auto cookie = reply.field("Set-Cookie");
  BOOST_TEST(cookie.substr(0, cookie.find(';')).ends_with(".a.b.c"));
  BOOST_TEST(cookie.find(person.secret) == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_device_gives_its_seat_up_and_loses_both_cookies) {
  const auto person = desk.take();

  const auto reply = leaves(person);

  const std::vector<std::string> expected = {
      "chorus-8080-person=; HttpOnly; SameSite=Strict; Path=/; Max-Age=0",
      "chorus-8080-person-here=1; SameSite=Strict; Path=/; Max-Age=0"};
  BOOST_TEST(reply.status() == 204);
  BOOST_TEST(reply.fields("Set-Cookie") == expected, boost::test_tools::per_element());
  BOOST_TEST(desk.seat_by_secret(person.secret) == nullptr);
  BOOST_TEST(posts(R"({"seat":"person"})", 1, "chorus-8080-person=" + person.secret).status() ==
             401);
}

BOOST_AUTO_TEST_CASE(nobody_gives_up_the_seat_of_somebody_else) {
  const auto ana = desk.take();
  auto bo = desk.take();
  bo.page_token = ana.page_token;

  BOOST_TEST(leaves(bo).status() == 401);
  BOOST_TEST(desk.seat_by_secret(ana.secret) != nullptr);
  BOOST_TEST(desk.seat_by_secret(bo.secret) != nullptr);
}

BOOST_AUTO_TEST_CASE(a_seat_that_cannot_be_ended_keeps_its_cookies) {
  const auto person = desk.take();
  desk.can_save = false;

  const auto reply = leaves(person);

  BOOST_TEST(reply.status() == 503);
  BOOST_TEST(reply.fields("Set-Cookie").empty());
}

BOOST_AUTO_TEST_CASE(guesses_at_the_join_code_shut_neither_slips_nor_pairings_nor_links) {
  const auto ana = desk.take();
  desk.identity().keep(kernel::Pass{
      kernel::Pass::Kind::slip, desk.seat_by_secret(ana.secret)->person, desk.digest("ABCDEF")});
  const auto pair = json{{"pair", desk.identity().new_pairing_code()}}.dump();
  for (std::uint64_t connection = 1; connection <= 30; ++connection) {
    posts(R"({"join_code":"WRONG2"})", connection);
  }

  BOOST_TEST(posts(R"({"join_code":"K7QM2X"})", 99).status() == 429);
  BOOST_TEST(posts(R"({"slip":"abc-def"})", 1).status() == 200);
  BOOST_TEST(posts(pair, 2).status() == 200);
  BOOST_TEST(posts(R"({"join_token":"join-token"})", 3).status() == 200);
}

BOOST_AUTO_TEST_CASE(a_launch_link_seats_a_facilitator_once) {
  const auto launch =
      json{{"launch", desk.identity().new_launch(kernel::Role::facilitator)}}.dump();

  const auto first = posts(launch);
  const auto second = posts(launch);

  BOOST_TEST(json::parse(first.body()).at("seat") == "facilitator");
  BOOST_TEST(first.field("Set-Cookie").starts_with("chorus-8080-facilitator="));
  BOOST_TEST(first.field("Set-Cookie").ends_with("Max-Age=43200"));
  BOOST_TEST(second.status() == 401);
  BOOST_TEST(second.body() == R"({"code":"used","text_key":"join.used"})");
}

BOOST_AUTO_TEST_CASE(a_wall_gets_its_own_cookie) {
  const auto reply = posts(json{{"launch", desk.identity().new_launch(kernel::Role::wall)}}.dump());

  BOOST_TEST(json::parse(reply.body()).at("seat") == "wall");
  BOOST_TEST(reply.field("Set-Cookie").starts_with("chorus-8080-wall="));
}

BOOST_AUTO_TEST_CASE(a_page_that_reloads_gets_a_new_token_for_the_seat_it_names) {
  const auto person = desk.take();
  const auto lead = desk.take(kernel::Role::facilitator);
  const auto cookies =
      "other=1; chorus-8080-person=" + person.secret + "; chorus-8080-facilitator=" + lead.secret;

  const auto by_body = posts(R"({"seat":"facilitator"})", 1, cookies);
  const auto by_header = posts("{}", 1, cookies, "person");
  const auto by_nothing = posts("{}", 1, cookies);
  const auto by_the_only_one = posts("{}", 1, "chorus-8080-person=" + person.secret);

  BOOST_TEST(json::parse(by_body.body()).at("seat") == "facilitator");
  BOOST_TEST(by_body.field("Set-Cookie").empty());
  BOOST_TEST(json::parse(by_header.body()).at("seat") == "person");
  BOOST_TEST(by_nothing.status() == 401);
  BOOST_TEST(json::parse(by_the_only_one.body()).at("seat") == "person");
}

BOOST_AUTO_TEST_CASE(a_seat_is_not_renewed_for_another_role_port_or_without_its_secret) {
  const auto person = desk.take();

  const auto other_role =
      posts(R"({"seat":"facilitator"})", 1, "chorus-8080-facilitator=" + person.secret);
  const auto other_port = posts(R"({"seat":"person"})", 1, "chorus-8081-person=" + person.secret);
  const auto none = posts(R"({"seat":"person"})");
  const auto no_word = posts(R"({"seat":"king"})", 1, "chorus-8080-person=" + person.secret);

  for (const auto* reply : {&other_role, &other_port, &none, &no_word}) {
    BOOST_TEST(reply->status() == 401);
    BOOST_TEST(reply->body() == R"({"code":"no_seat","text_key":"join.no_seat"})");
  }
}

BOOST_DATA_TEST_CASE(what_is_not_one_way_in_is_refused, boost::unit_test::data::make(k_broken),
                     body) {
  BOOST_TEST(posts(body).status() == 400);
}

BOOST_AUTO_TEST_CASE(deep_and_long_bodies_are_refused) {
  BOOST_TEST(posts(std::string(100'000, '[')).status() == 400);
  BOOST_TEST(posts(R"({"slip":")" + std::string(5000, 'x') + R"("})").status() == 400);
}

BOOST_AUTO_TEST_CASE(a_full_room_says_so) {
  desk.people_limit = 0;

  const auto reply = posts(R"({"join_code":"K7QM2X"})");

  BOOST_TEST(reply.status() == 403);
  BOOST_TEST(json::parse(reply.body()).at("code") == "room_full");
}

BOOST_AUTO_TEST_CASE(wrong_typed_codes_slow_their_connection_and_never_a_link) {
  for (int i = 0; i < limits::k_wrong_codes_a_minute_a_connection; ++i) {
    BOOST_TEST(posts(R"({"join_code":"WRONG2"})").status() == 401);
  }

  const auto right_but_slowed = posts(R"({"join_code":"K7QM2X"})");
  const auto link = posts(R"({"join_token":"join-token"})");
  const auto elsewhere = posts(R"({"join_code":"K7QM2X"})", 2);
  now += std::chrono::seconds(2);
  const auto later = posts(R"({"join_code":"K7QM2X"})");

  BOOST_TEST(right_but_slowed.status() == 429);
  BOOST_TEST(right_but_slowed.field("Retry-After") == "2");
  BOOST_TEST(json::parse(right_but_slowed.body()).at("code") == "too_many_guesses");
  BOOST_TEST(link.status() == 200);
  BOOST_TEST(elsewhere.status() == 200);
  BOOST_TEST(later.status() == 200);
}

BOOST_AUTO_TEST_CASE(thirty_guesses_a_minute_are_judged_however_many_connections_ask) {
  int judged = 0;
  for (std::uint64_t connection = 1; connection <= 100; ++connection) {
    judged += posts(R"({"slip":"WRONG2"})", connection).status() == 401 ? 1 : 0;
  }

  BOOST_TEST(judged == limits::k_wrong_codes_a_minute);
  BOOST_TEST(posts(R"({"join_token":"join-token"})").status() == 200);
}

BOOST_AUTO_TEST_CASE(wrong_links_are_refused_and_not_counted_as_guesses) {
  for (int i = 0; i < 50; ++i) {
    BOOST_TEST(posts(R"({"join_token":"wrong"})").status() == 401);
  }

  BOOST_TEST(posts(R"({"join_code":"K7QM2X"})").status() == 200);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace chorus::net
