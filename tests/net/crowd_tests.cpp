#include "kernel/values/limits.hpp"
#include "tests/net/server_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

// One phone, broken or malicious, keeps nobody out.
namespace chorus::net {
BOOST_AUTO_TEST_SUITE(crowd_tests)

namespace {

using test::RawClient;
using test::ServerFixture;

// Every place is taken by somebody who uses it.
struct FullHouse : ServerFixture {
  FullHouse() : ServerFixture(0) {
    for (std::size_t i = 0; i < limits::k_connections_spare; ++i) {
      lines.push_back(live(seat(), "c" + std::to_string(i)));
    }
  }
  std::vector<RawClient> lines;
};

BOOST_AUTO_TEST_CASE(five_hundred_silent_lines_do_not_keep_people_out_nor_drop_them) {
  ServerFixture server;
  std::vector<RawClient> honest;
  for (const char* name : {"a", "b", "c"}) {
    honest.push_back(server.live(server.seat(), name));
  }
  std::vector<RawClient> silent;

  for (int i = 0; i < 500; ++i) {
    silent.push_back(server.client());
  }
  BOOST_TEST(server.comes_true([&] { return server.server->connections_since_start() >= 503; }));
  const auto open = server.on_room([&] { return server.server->connections(); });
  auto latecomer = server.live(server.seat(), "d");
  honest[0].send_text(R"({"t":"command","k":1})");

  BOOST_TEST(open <= 3 + limits::k_unseated);
  for (auto& each : honest) {
    BOOST_TEST(each.text().value_or("") == R"({"at":1,"by":"a","k":1,"t":"said"})");
  }
  BOOST_TEST(latecomer.text().value_or("") == R"({"at":1,"by":"a","k":1,"t":"said"})");
  BOOST_TEST(silent.front().closed_by_server());
}

BOOST_FIXTURE_TEST_CASE(a_full_house_says_so_and_when_to_try_again_and_drops_nobody, FullHouse) {
  const auto late = seat();

  const auto page_answer = client().ask(get("/", cookie(late)));
  const auto line_answer =
      client().ask(upgrade(own_origin() + cookie(late) + "Sec-WebSocket-Protocol: chorus.v1\r\n"));

  BOOST_TEST(page_answer->status == 503);
  BOOST_TEST(page_answer->fields.at("retry-after") == "5");
  BOOST_TEST(page_answer->body.find("Nothing is lost.") != std::string::npos);
  BOOST_TEST(line_answer->status == 503);
  BOOST_TEST(line_answer->fields.at("retry-after") == "5");
  BOOST_TEST(line_answer->body == R"({"code":"full_house","text_key":"line.full_house"})");
  lines.front().send_text(R"({"t":"command","k":1})");
  BOOST_TEST(lines.front().text().has_value());
}

BOOST_FIXTURE_TEST_CASE(a_lead_comes_into_a_full_house, FullHouse) {
  const auto lead = seat(kernel::Role::facilitator);

  auto line = client();
  const auto taken = line.ask(upgrade(own_origin() + cookie(lead, "facilitator") +
                                      "Sec-WebSocket-Protocol: chorus.v1\r\n"));

  BOOST_TEST(taken->status == 101);
}

BOOST_FIXTURE_TEST_CASE(the_place_of_somebody_who_left_is_free, FullHouse) {
  lines.front().close();
  BOOST_TEST(comes_true([&] { return server->connections() < limits::k_connections_spare; }));

  auto next = live(seat(), "next");

  next.send_text(R"({"t":"command","k":1})");
  BOOST_TEST(next.text().has_value());
}

BOOST_AUTO_TEST_CASE(a_seat_has_eight_lines_and_the_ninth_ends_the_oldest) {
  ServerFixture server;
  const auto held = server.seat();
  auto other = server.live(server.seat(), "other");
  std::vector<RawClient> lines;
  for (std::size_t i = 0; i < limits::k_lines_a_seat; ++i) {
    lines.push_back(server.live(held, "c" + std::to_string(i)));
  }
  const auto at_the_limit = server.on_room([&] { return server.server->connections(); });

  lines.push_back(server.live(held, "ninth"));

  BOOST_TEST(at_the_limit == 1 + limits::k_lines_a_seat);
  BOOST_TEST(lines.front().closed_by_server());
  BOOST_TEST(server.on_room([&] { return server.server->connections(); }) == at_the_limit);
  other.send_text(R"({"t":"command","k":1})");
  BOOST_TEST(other.text().has_value());
  BOOST_TEST(lines.at(1).text().has_value());
}

BOOST_AUTO_TEST_CASE(a_seat_that_opens_431_lines_keeps_nobody_out) {
  ServerFixture server;
  const auto held = server.seat();
  std::vector<RawClient> lines;
  for (int i = 0; i < 431; ++i) {
    lines.push_back(server.live(held));
  }

  auto late = server.live(server.seat(), "late");

  late.send_text(R"({"t":"command","k":1})");
  BOOST_TEST(late.text().has_value());
  BOOST_TEST(server.on_room([&] { return server.server->connections(); }) <=
             1 + limits::k_lines_a_seat);
}

BOOST_AUTO_TEST_CASE(lines_without_a_hello_are_as_many_as_those_without_a_seat) {
  ServerFixture server;
  std::vector<RawClient> lines;
  for (std::size_t i = 0; i < limits::k_unseated; ++i) {
    lines.push_back(server.live(server.seat()));
  }
  const auto at_the_limit = server.on_room([&] { return server.server->connections(); });

  lines.push_back(server.live(server.seat()));

  BOOST_TEST(at_the_limit == limits::k_unseated);
  BOOST_TEST(lines.front().closed_by_server());
  BOOST_TEST(server.on_room([&] { return server.server->connections(); }) == limits::k_unseated);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace chorus::net
