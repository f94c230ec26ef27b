#include "kernel/values/limits.hpp"
#include "tests/net/server_fixture.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>

// What leaves over a WebSocket, by each of the two ways of writing.
namespace chorus::net {
namespace delivery_tests {
namespace {

using std::string_literals::operator""s;
using test::ServerFixture;

enum class Writes { gathered, plain };
std::ostream& operator<<(std::ostream& out, Writes writes) {
  return out << (writes == Writes::plain ? "plain writes" : "gathered writes");
}

struct Served : ServerFixture {
  explicit Served(Writes writes) : ServerFixture(100, false, writes == Writes::plain) {}
  test::IdentityDesk::Held held = seat();
};

const auto k_both_ways = boost::unit_test::data::make({Writes::gathered, Writes::plain});

}  // namespace
}  // namespace delivery_tests

BOOST_AUTO_TEST_SUITE(delivery_tests)

BOOST_DATA_TEST_CASE(a_ping_is_answered_in_the_midst_of_messages, k_both_ways, writes) {
  Served server(writes);
  auto line = server.live(server.held, "a");

  line.send_frame(0x89, "are you there");
  line.send_text(R"({"t":"command","k":1})");
  const auto first = line.frame();
  const auto second = line.frame();

  BOOST_TEST(first->first_byte == 0x8a);
  BOOST_TEST(first->payload == "are you there");
  BOOST_TEST(second->payload == R"({"at":1,"by":"a","k":1,"t":"said"})");
}

BOOST_DATA_TEST_CASE(messages_of_every_size_arrive_whole_and_in_order, k_both_ways, writes) {
  Served server(writes);
  auto line = server.live(server.held, "a");
  const std::size_t sizes[] = {0, 1, 100, 125, 126, 4096, 60'000, 65'000, 3};

  for (int round = 0; round < 3; ++round) {
    for (const auto size : sizes) {
      line.send_text(R"({"t":"big","bytes":)" + std::to_string(size) + "}");
    }
    for (const auto size : sizes) {
      BOOST_TEST(line.text().value_or("") ==
                 R"({"t":"big","pad":")" + std::string(size, 'x') + R"("})");
    }
  }
}

BOOST_DATA_TEST_CASE(a_reader_that_stops_reading_costs_one_outbox_and_no_one_else_waits,
                     k_both_ways, writes) {
  Served server(writes);
  auto stalled = server.live(server.held, "stalled");
  auto honest = server.live(server.seat(), "honest");
  const std::string big = R"({"t":"news","pad":")" + std::string(4000, 'x') + R"("})";
  const auto fill = [&] {
    server.on_room([&] { server.room.tell_all(big); });
    return honest.text().value_or("") == big;
  };

  // Past every buffer of the system: what then waits is ours.
  bool all_came = true;
  for (int i = 0; i < 5000; ++i) {
    all_came = fill() && all_came;
  }
  const auto bounded = server.on_room([&] { return server.room.largest_outbox(); });

  BOOST_TEST(all_came);
  BOOST_TEST(bounded <= limits::k_outbox_bytes);
  BOOST_TEST(bounded > limits::k_outbox_bytes / 2);
  BOOST_TEST(stalled.text().value_or("") == big);
}

BOOST_DATA_TEST_CASE(a_line_that_owes_answers_is_not_read_and_not_closed_and_nothing_is_lost,
                     k_both_ways, writes) {
  Served server(writes);
  auto eager = server.live(server.held, "eager");
  auto honest = server.live(server.seat(), "honest");
  server.on_room([&] { server.room.set_busy("eager", true); });
  constexpr std::uint64_t k_commands = 200;
  for (std::uint64_t k = 1; k <= k_commands; ++k) {
    eager.send_text(R"({"t":"command","k":)" + std::to_string(k) + "}");
  }
  honest.send_text(R"({"t":"command","k":1})");
  const auto served = honest.text();
  const auto heard = server.on_room([&] { return server.room.said.size(); });

  server.on_room([&] { server.room.set_busy("eager", false); });
  const auto first = eager.text();
  bool in_order = true;
  for (std::uint64_t k = 1; k <= k_commands; ++k) {
    const auto next = eager.text().value_or("");
    in_order = in_order && next.find(R"("k":)" + std::to_string(k) + ",") != std::string::npos;
  }

  BOOST_TEST(served.has_value());
  BOOST_TEST(heard == 1U);
  BOOST_TEST(first.value_or("").find("honest") != std::string::npos);
  BOOST_TEST(in_order);
}

BOOST_DATA_TEST_CASE(a_line_that_is_not_read_hears_that_the_room_stops, k_both_ways, writes) {
  Served server(writes);
  auto eager = server.live(server.held, "eager");
  server.on_room([&] { server.room.set_busy("eager", true); });
  eager.send_text(R"({"t":"command","k":1})");

  server.stop();

  BOOST_TEST(eager.close_code() == 1012);
  BOOST_TEST(server.room.said.empty());
}

BOOST_DATA_TEST_CASE(a_client_that_says_goodbye_is_answered, k_both_ways, writes) {
  Served server(writes);
  auto line = server.live(server.held, "a");

  line.send_frame(0x88, "\x03\xe8"s);

  BOOST_TEST(line.close_code() == 1000);
  BOOST_TEST(server.comes_true([&] { return server.room.lost == 1; }));
}

BOOST_DATA_TEST_CASE(stopping_tells_every_page_1012_after_what_was_waiting_and_takes_no_more,
                     k_both_ways, writes) {
  Served server(writes);
  auto live_page = server.live(server.held, "a");
  auto silent = server.client();
  auto poller = server.client();
  const auto other = server.seat();
  poller.ask(server.post("/poll", R"([{"t":"hello","client":"b"}])", server.page(other)));
  poller.ask(server.get("/poll?after=0", server.page(other)));
  poller.send(server.get("/poll?after=1", server.page(other)));
  live_page.send_text(R"({"t":"big","bytes":50000})");
  BOOST_TEST(server.comes_true([&] { return server.room.heard == 3; }));

  server.stop();

  BOOST_TEST(live_page.text()->size() > 50'000U);
  BOOST_TEST(live_page.close_code() == 1012);
  BOOST_TEST(poller.answer()->body == R"({"code":1012,"text_key":"line.restart"})");
  BOOST_TEST(silent.closed_by_server());
  BOOST_CHECK_THROW(server.client(), std::exception);
}

BOOST_DATA_TEST_CASE(stopping_does_not_wait_for_a_page_that_never_reads, k_both_ways, writes) {
  Served server(writes);
  auto stalled = server.live(server.held, "stalled");
  const std::string big(60'000, 'x');
  for (int i = 0; i < 300; ++i) {
    server.on_room([&] { server.room.tell_all(big); });
  }

  server.stop();

  BOOST_TEST(server.room.lost == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace chorus::net
