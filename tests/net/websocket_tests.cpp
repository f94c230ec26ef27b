#include "kernel/values/limits.hpp"
#include "tests/net/server_fixture.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <random>
#include <string>

namespace chorus::net {
namespace websocket_tests {
namespace {

using std::string_literals::operator""s;
using test::RawClient;
using test::ServerFixture;

constexpr std::uint32_t k_seed = 4711;
constexpr int k_text = 0x81;       // the whole message in one frame
constexpr int k_text_open = 0x01;  // more fragments follow
constexpr int k_more = 0x00;
constexpr int k_last = 0x80;

struct ServedRoom : ServerFixture {
  test::IdentityDesk::Held held = seat();

  // The first byte a text message of that many bytes starts and ends with is JSON's.
  static std::string command_of(std::size_t bytes) {
    const std::string start = R"({"t":"command","k":1,"pad":")";
    return start + std::string(bytes - start.size() - 2, 'x') + "\"}";
  }
  bool well() {
    auto other = live(seat(), "well");
    return other.send_text(R"({"t":"big","bytes":10})") && other.text().has_value();
  }
  int status_of_upgrade(const std::string& more) {
    const auto answer = client().ask(upgrade(more));
    return answer ? answer->status : 0;
  }
};

struct Broken {
  const char* what;
  int first_byte;
  std::string payload;
  bool masked;
  int code;
};
std::ostream& operator<<(std::ostream& out, const Broken& broken) { return out << broken.what; }

const Broken k_broken[] = {
    {"binary", 0x82, "{}", true, 1003},
    {"unmasked", k_text, "{}", false, 1002},
    {"reserved opcode", 0x83, "{}", true, 1002},
    {"RSV1 without an extension", 0xc1, "{}", true, 1002},
    {"control frame of 126 bytes", 0x89, std::string(126, 'x'), true, 1002},
    {"continuation of nothing", k_last, "{}", true, 1002},
    {"invalid UTF-8", k_text, "{\"t\":\"\xff\xfe\"}", true, 1007},
    {"a surrogate in UTF-8", k_text, "\xed\xa0\x80", true, 1007},
    {"JSON of any depth", k_text, std::string(60'000, '['), true, 4400},
    {"not JSON", k_text, "hello", true, 4400},
    {"an empty message", k_text, "", true, 4400},
};

}  // namespace
}  // namespace websocket_tests

BOOST_FIXTURE_TEST_SUITE(websocket_tests, ServedRoom)

BOOST_AUTO_TEST_CASE(an_upgrade_of_our_own_page_is_taken_with_our_protocol_and_no_extension) {
  auto line = client();

  const auto answer =
      line.ask(upgrade(own_origin() + cookie(held) +
                       "Sec-WebSocket-Protocol: other, chorus.v1\r\n"
                       "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"));

  BOOST_REQUIRE(answer);
  BOOST_TEST(answer->status == 101);
  BOOST_TEST(answer->fields.at("sec-websocket-accept") == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
  BOOST_TEST(answer->fields.at("sec-websocket-protocol") == "chorus.v1");
  BOOST_TEST(!answer->fields.contains("sec-websocket-extensions"));
}

BOOST_AUTO_TEST_CASE(a_foreign_null_or_missing_origin_gets_no_line) {
  const auto rest = cookie(held) + "Sec-WebSocket-Protocol: chorus.v1\r\n";

  BOOST_TEST(status_of_upgrade("Origin: http://evil.example\r\n" + rest) == 403);
  BOOST_TEST(status_of_upgrade("Origin: http://localhost:1\r\n" + rest) == 403);
  BOOST_TEST(status_of_upgrade("Origin: null\r\n" + rest) == 403);
  BOOST_TEST(status_of_upgrade(rest) == 403);
  BOOST_TEST(on_room([this] { return room.opened; }) == 0U);
}

BOOST_AUTO_TEST_CASE(a_tool_with_the_secret_needs_no_origin_on_this_machine) {
  BOOST_TEST(status_of_upgrade("Authorization: Bearer " + held.secret +
                               "\r\nSec-WebSocket-Protocol: chorus.v1\r\n") == 101);
}

BOOST_AUTO_TEST_CASE(another_protocol_or_path_gets_no_line) {
  BOOST_TEST(status_of_upgrade(own_origin() + cookie(held)) == 400);
  BOOST_TEST(status_of_upgrade(own_origin() + cookie(held) +
                               "Sec-WebSocket-Protocol: chorus.v2\r\n") == 400);
}

BOOST_AUTO_TEST_CASE(without_a_seat_the_line_is_taken_and_closed_with_4401) {
  auto line = client();

  const auto answer = line.ask(upgrade(own_origin() + "Sec-WebSocket-Protocol: chorus.v1\r\n"));

  BOOST_TEST(answer->status == 101);
  BOOST_TEST(line.close_code() == 4401);
  BOOST_TEST(on_room([this] { return room.opened; }) == 0U);
}

BOOST_AUTO_TEST_CASE(a_message_of_64_kib_passes_and_one_byte_more_is_1009) {
  auto line = live(held, "a");

  line.send_frame(k_text, command_of(limits::k_message_bytes));
  const auto said = line.text();
  line.send_frame(k_text, command_of(limits::k_message_bytes + 1));
  const auto code = line.close_code();

  BOOST_TEST(said.has_value());
  BOOST_TEST(code == 1009);
  BOOST_TEST(well());
}

BOOST_AUTO_TEST_CASE(sixty_four_fragments_pass_and_sixty_five_are_1008) {
  auto line = live(held, "a");
  const auto message = command_of(limits::k_fragments);
  const auto send = [&line](const std::string& text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const int start = i == 0 ? k_text_open : k_more;
      line.send_frame(i + 1 == text.size() ? start | k_last : start, text.substr(i, 1));
    }
  };

  send(message);
  const auto said = line.text();
  send(command_of(limits::k_fragments + 1));
  const auto code = line.close_code();

  BOOST_TEST(said.has_value());
  BOOST_TEST(code == 1008);
  BOOST_TEST(well());
}

BOOST_AUTO_TEST_CASE(fragments_without_end_are_cut_off_though_they_are_empty) {
  auto line = live(held, "a");

  line.send_frame(k_text_open, "");
  for (std::size_t i = 1; i <= limits::k_fragments; ++i) {
    line.send_frame(k_more, "");
  }
  const auto code = line.close_code();
  bool open = true;
  while (open) {
    open = line.send_frame(k_more, "");
  }

  BOOST_TEST(code == 1008);
  BOOST_TEST(comes_true([this] { return room.lost == 1; }));
  BOOST_TEST(well());
}

BOOST_DATA_TEST_CASE_F(ServedRoom, what_is_broken_is_closed_with_its_code,
                       boost::unit_test::data::make(k_broken), broken) {
  auto line = live(held, "a");

  line.send_frame(broken.first_byte, broken.payload, broken.masked);

  BOOST_TEST(line.close_code() == broken.code);
  BOOST_TEST(well());
}

BOOST_AUTO_TEST_CASE(invalid_utf8_split_over_fragments_is_1007) {
  auto line = live(held, "a");

  line.send_frame(k_text_open, "\xe2\x82");
  line.send_frame(k_last, "(");

  BOOST_TEST(line.close_code() == 1007);
}

BOOST_AUTO_TEST_CASE(a_hundred_garbage_frames_harm_nobody_else) {
  BOOST_TEST_MESSAGE("seed " << k_seed);
  std::mt19937 engine(k_seed);
  auto honest = live(held, "honest");

  for (int i = 0; i < 100; ++i) {
    auto line = live(held, "g" + std::to_string(i));
    std::string bytes(1 + engine() % 500, '\0');
    for (char& byte : bytes) {
      byte = static_cast<char>(engine() & 0xff);
    }
    line.send(bytes);
  }
  honest.send_text(R"({"t":"command","k":1})");

  BOOST_TEST(honest.text().value_or("") == R"({"at":1,"by":"honest","k":1,"t":"said"})");
  BOOST_TEST(comes_true([this] { return room.lost == 100; }));
}

BOOST_AUTO_TEST_CASE(pings_are_answered_as_many_as_may_come_and_the_next_is_closed_with_4429) {
  const auto pings = [](RawClient& line, int count) {
    int answered = 0;
    for (int i = 0; i < count; ++i) {
      line.send_frame(0x89, "ping");
      const auto frame = line.frame();
      answered += frame && frame->first_byte == 0x8a;
    }
    return answered;
  };
  auto line = live(held, "a");
  auto other = live(held, "b");

  BOOST_TEST(pings(line, limits::k_ping_burst) == limits::k_ping_burst);
  lets_pass(std::chrono::seconds(1));
  BOOST_TEST(pings(line, limits::k_pings_a_second) == limits::k_pings_a_second);
  line.send_frame(0x89, "one more");
  BOOST_TEST(line.close_code() == 4429);
  for (int i = 1; i < limits::k_ping_burst; ++i) other.send_frame(0x8a, "");
  BOOST_TEST(pings(other, 1) == 1);
  other.send_frame(0x8a, "");
  BOOST_TEST(other.close_code() == 4429);
  BOOST_TEST(well());
}

BOOST_AUTO_TEST_CASE(a_silent_line_is_pinged_at_half_its_time_and_dropped_at_its_end) {
  auto silent = live(held, "silent");
  auto speaks = live(seat(), "speaks");
  const auto passes = [this](std::chrono::milliseconds time) {
    lets_pass(time);
    on_room([this] { server->look_at_lines(); });
  };
  passes(std::chrono::milliseconds(0));  // the greeting was heard

  passes(limits::k_idle / 2 - std::chrono::milliseconds(1));
  passes(std::chrono::milliseconds(1));
  const auto ping = silent.frame();
  speaks.send_frame(0x8a, speaks.frame()->payload);
  speaks.send_text(R"({"t":"big","bytes":1})");
  const bool heard = speaks.text().has_value();
  passes(limits::k_idle / 2 - std::chrono::milliseconds(1));
  const auto before = on_room([this] { return room.lost; });
  passes(std::chrono::milliseconds(1));

  BOOST_TEST(ping->first_byte == 0x89);
  BOOST_TEST(heard);
  BOOST_TEST(before == 0U);
  BOOST_TEST(silent.closed_by_server());
  BOOST_TEST(comes_true([this] { return room.lost == 1; }));
}

BOOST_AUTO_TEST_CASE(a_line_that_is_not_read_because_it_is_owed_is_not_taken_for_silent) {
  auto owed = live(held, "owed");
  on_room([this] { room.set_busy("owed", true); });
  owed.send_text(R"({"t":"command","k":1})");
  BOOST_TEST(comes_true([this] { return room.waiting > 0; }));

  for (int i = 0; i < 3; ++i) {
    lets_pass(limits::k_idle);
    on_room([this] { server->look_at_lines(); });
  }
  on_room([this] { room.set_busy("owed", false); });

  BOOST_TEST(owed.text().has_value());
}

BOOST_AUTO_TEST_CASE(two_messages_and_a_ping_in_one_packet_are_each_heard) {
  auto line = live(held, "a");
  const std::string command = R"({"t":"big","bytes":1})";
  const auto frame = [](int first_byte, std::string_view payload) {
    return RawClient::frame_of(first_byte, payload);
  };

  line.send(frame(k_text, command) + frame(k_text, command) + frame(0x89, "still there"));

  BOOST_TEST(line.frame()->first_byte == k_text);
  BOOST_TEST(line.frame()->first_byte == k_text);
  BOOST_TEST(line.frame()->payload == "still there");
}

BOOST_AUTO_TEST_CASE(a_client_that_vanishes_is_told_to_its_conversation) {
  auto line = live(held, "a");

  line.close();

  BOOST_TEST(comes_true([this] { return room.lost == 1; }));
  BOOST_TEST(comes_true([this] { return server->connections() == 0; }));
}

BOOST_AUTO_TEST_CASE(a_newer_line_of_a_client_ends_the_older) {
  auto older = live(held, "a");

  auto newer = live(held, "a");

  BOOST_TEST(older.close_code() == 1000);
  newer.send_text(R"({"t":"command","k":1})");
  BOOST_TEST(newer.text().has_value());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(stalled_upgrade_tests)

BOOST_AUTO_TEST_CASE(with_upgrades_stalled_a_page_still_works_by_polling) {
  test::ServerFixture server(100, true);
  const auto held = server.seat();
  auto hanging = server.client();
  hanging.send(server.upgrade(server.own_origin() + server.cookie(held) +
                              "Sec-WebSocket-Protocol: chorus.v1\r\n"));

  auto poller = server.client();
  const auto sent = poller.ask(server.post(
      "/poll", R"([{"t":"hello","client":"a"},{"t":"command","k":1}])", server.page(held)));
  const auto taken = poller.ask(server.get("/poll?after=0", server.page(held)));

  BOOST_TEST(sent->status == 202);
  BOOST_TEST(
      taken->body ==
      R"({"next":2,"messages":[{"t":"welcome","last_k":0},{"at":1,"by":"a","k":1,"t":"said"}]})");
  BOOST_TEST(server.on_room([&] { return server.room.opened; }) == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace chorus::net
