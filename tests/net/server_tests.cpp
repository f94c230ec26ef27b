#include "net/server.hpp"

#include "kernel/limits.hpp"
#include "tests/net/server_fixture.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <random>
#include <stdexcept>
#include <string>
#include <vector>

namespace chorus::net {
BOOST_AUTO_TEST_SUITE(server_tests)

namespace {

using nlohmann::json;
using test::RawClient;
using test::ServerFixture;

constexpr std::uint32_t k_seed = 20260131;

std::string random_bytes(std::mt19937& engine, std::size_t size) {
  std::string bytes(size, '\0');
  for (char& byte : bytes) {
    byte = static_cast<char>(engine() & 0xff);
  }
  return bytes;
}

// A request head of exactly that many bytes.
std::string head_of(const ServerFixture& server, std::size_t bytes) {
  const auto empty = server.get("/health", "X-Pad: \r\n");
  return server.get("/health", "X-Pad: " + std::string(bytes - empty.size(), 'x') + "\r\n");
}

struct Limit {
  const char* what;
  std::string (*request)(const ServerFixture&);
  int status;
};
std::ostream& operator<<(std::ostream& out, const Limit& limit) { return out << limit.what; }

std::string line_of(const ServerFixture& server, std::size_t bytes) {
  constexpr std::size_t k_rest = 3 + 1 + 9 + 8;  // "GET", blank, " HTTP/1.1", "/health?"
  return server.get("/health?" + std::string(bytes - k_rest, 'x'));
}

std::string fields_of(const ServerFixture& server, std::size_t count) {
  std::string more;
  for (std::size_t i = 1; i < count; ++i) {
    more += "X-" + std::to_string(i) + ": 1\r\n";
  }
  return server.get("/health", more);
}

std::string body_of(const ServerFixture& server, std::size_t bytes) {
  return server.post("/poll", std::string(bytes, 'x'), "X-Chorus-Page: p\r\n");
}

std::string chunks_of(const ServerFixture& server, std::size_t chunks) {
  std::string body;
  for (std::size_t i = 0; i < chunks; ++i) {
    body += "10000\r\n" + std::string(0x10000, 'x') + "\r\n";
  }
  return "POST /poll HTTP/1.1\r\nHost: " + server.host() + "\r\n" + server.own_origin() +
         "Content-Type: application/json\r\nX-Chorus-Page: p\r\nTransfer-Encoding: "
         "chunked\r\n\r\n" +
         body + "0\r\n\r\n";
}

const Limit k_limits[] = {
    {"request line at the limit",
     [](const ServerFixture& s) { return line_of(s, limits::k_request_line_bytes); }, 200},
    {"request line past it",
     [](const ServerFixture& s) { return line_of(s, limits::k_request_line_bytes + 1); }, 414},
    {"head at the limit", [](const ServerFixture& s) { return head_of(s, limits::k_header_bytes); },
     200},
    {"head past it", [](const ServerFixture& s) { return head_of(s, limits::k_header_bytes + 1); },
     431},
    {"fields at the limit",
     [](const ServerFixture& s) { return fields_of(s, limits::k_header_fields); }, 200},
    {"fields past it",
     [](const ServerFixture& s) { return fields_of(s, limits::k_header_fields + 1); }, 431},
    {"body at the limit", [](const ServerFixture& s) { return body_of(s, limits::k_body_bytes); },
     409},
    {"body past it", [](const ServerFixture& s) { return body_of(s, limits::k_body_bytes + 1); },
     413},
    {"chunked body at the limit", [](const ServerFixture& s) { return chunks_of(s, 4); }, 409},
    {"chunked body past it", [](const ServerFixture& s) { return chunks_of(s, 5); }, 413},
};

const char* const k_nonsense[] = {
    "\r\n\r\n",
    "HELO mail\r\n\r\n",
    "GET\r\n\r\n",
    "GET / HTTP/9.9\r\n\r\n",
    "GET http://evil.example/ HTTP/1.1\r\n\r\n",
    "GET / HTTP/1.1\r\nHost localhost\r\n\r\n",
    "GET / HTTP/1.1\r\n folded: x\r\n\r\n",
    "\x16\x03\x01\x02\x01\x01",
    "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
};

BOOST_AUTO_TEST_CASE(pages_assets_and_views_are_served_over_both_families) {
  ServerFixture server;

  auto four = server.client();
  auto six = RawClient(server.port(), "::1");
  const auto page = four.ask(server.get("/"));
  const auto asset = four.ask(server.get("/assets/app-1a2b.js", "Accept-Encoding: gzip\r\n"));
  const auto view = six.ask(server.get("/plugins/energy-vote/9f8e/view.js"));

  BOOST_TEST(page->status == 200);
  BOOST_TEST(page->body == "<!doctype html><title>join</title>");
  BOOST_TEST(page->fields.contains("content-security-policy"));
  BOOST_TEST(asset->body == "packed");
  BOOST_TEST(asset->fields.at("content-encoding") == "gzip");
  BOOST_TEST(view->body == "export function register() {}");
}

BOOST_AUTO_TEST_CASE(a_line_serves_one_request_after_another_also_when_they_come_at_once) {
  ServerFixture server;
  auto client = server.client();

  client.send(server.get("/wall") + server.get("/health") + server.get("/nowhere"));

  BOOST_TEST(client.answer()->body == "<!doctype html><title>wall</title>");
  BOOST_TEST(json::parse(client.answer()->body).at("version") == "1.2.3");
  BOOST_TEST(client.answer()->status == 404);
}

BOOST_AUTO_TEST_CASE(a_head_request_gets_the_head_alone_and_close_closes) {
  ServerFixture server;
  auto client = server.client();

  client.send("HEAD / HTTP/1.1\r\nHost: " + server.host() + "\r\n\r\n");
  const auto head = client.answer(true);
  const auto last = client.ask(server.get("/", "Connection: close\r\n"));

  BOOST_TEST(head->status == 200);
  BOOST_TEST(head->fields.at("content-length") == "34");
  BOOST_TEST(last->body.size() == 34U);
  BOOST_TEST(client.closed_by_server());
}

BOOST_AUTO_TEST_CASE(another_host_gets_421_without_a_body_and_no_more) {
  ServerFixture server;
  for (const char* target : {"/", "/live", "/poll", "/m/x"}) {
    auto client = server.client();

    const auto answer = client.ask(
        "GET " + std::string(target) +
        " HTTP/1.1\r\nHost: evil.example:8080\r\nOrigin: http://evil.example:8080\r\n\r\n");

    BOOST_TEST(answer->status == 421);
    BOOST_TEST(answer->body.empty());
    BOOST_TEST(client.closed_by_server());
  }
}

BOOST_DATA_TEST_CASE(each_limit_holds_at_it_and_one_past_it, boost::unit_test::data::make(k_limits),
                     limit) {
  ServerFixture server;
  auto client = server.client();

  const auto answer = client.ask(limit.request(server));

  BOOST_REQUIRE(answer);
  BOOST_TEST(answer->status == limit.status);
}

BOOST_DATA_TEST_CASE(nonsense_is_refused_or_hung_up_on, boost::unit_test::data::make(k_nonsense),
                     text) {
  ServerFixture server;
  auto client = server.client();

  client.send(text);
  client.send("\r\n\r\n");
  const auto answer = client.answer();

  BOOST_TEST((!answer || answer->status == 400 || answer->status == 421));
  BOOST_TEST(server.client().ask(server.get("/health"))->status == 200);
}

BOOST_AUTO_TEST_CASE(a_hundred_garbage_requests_leave_the_server_well) {
  BOOST_TEST_MESSAGE("seed " << k_seed);
  std::mt19937 engine(k_seed);
  ServerFixture server;
  const auto whole = server.post("/seat", R"({"join_code":"WRONG2"})");

  for (int i = 0; i < 100; ++i) {
    auto client = server.client();
    auto bytes = i % 2 == 0 ? random_bytes(engine, 1 + engine() % 2000) : whole;
    if (i % 2 == 1) {
      bytes[engine() % bytes.size()] = static_cast<char>(engine() & 0xff);
    }
    client.send(bytes);
  }

  BOOST_TEST(server.client().ask(server.get("/health"))->status == 200);
  BOOST_TEST(server.comes_true([&] { return server.server->connections() <= limits::k_unseated; }));
}

BOOST_AUTO_TEST_CASE(a_head_that_never_ends_is_cut_off_and_others_are_served_meanwhile) {
  ServerFixture server;
  auto slow = server.client();
  slow.send("GET / HTTP/1.1\r\nHost: " + server.host() + "\r\nX-Slow: ");

  auto honest = server.client();
  const auto answer = honest.ask(server.get("/health"));
  const bool ended = slow.closed_by_server();

  BOOST_TEST(answer->status == 200);
  BOOST_TEST(ended);
}

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

BOOST_AUTO_TEST_CASE(when_every_place_is_taken_by_people_the_next_is_turned_away) {
  ServerFixture server(2);
  const auto held = server.seat();
  std::vector<RawClient> lines;
  for (std::size_t i = 0; i < 2 + limits::k_connections_spare; ++i) {
    lines.push_back(server.live(held, "c" + std::to_string(i)));
  }

  auto next = server.client();

  BOOST_TEST(next.closed_by_server());
  lines.front().send_text(R"({"t":"command","k":1})");
  BOOST_TEST(lines.front().text().has_value());
}

BOOST_AUTO_TEST_CASE(a_seat_taken_over_http_opens_a_line) {
  ServerFixture server;
  auto client = server.client();

  const auto seated = client.ask(server.post("/seat", R"({"join_code":"K7QM2X"})"));
  const auto cookie = seated->fields.at("set-cookie");
  test::IdentityDesk::Held held;
  held.secret = cookie.substr(cookie.find('=') + 1, cookie.find(';') - cookie.find('=') - 1);
  auto line = server.live(held, "a");

  BOOST_TEST(seated->status == 200);
  line.send_text(R"({"t":"command","k":1})");
  BOOST_TEST(line.text().has_value());
}

BOOST_AUTO_TEST_CASE(typed_codes_are_slowed_line_by_line) {
  ServerFixture server;
  auto guesser = server.client();
  const auto guess = server.post("/seat", R"({"join_code":"WRONG2"})");
  for (int i = 0; i < limits::k_wrong_codes_a_minute_a_connection; ++i) {
    BOOST_TEST(guesser.ask(guess)->status == 401);
  }

  const auto slowed = guesser.ask(guess);
  const auto other = server.client().ask(guess);

  BOOST_TEST(slowed->status == 429);
  BOOST_TEST(other->status == 401);
}

BOOST_AUTO_TEST_CASE(a_taken_port_is_followed_by_the_next) {
  ServerFixture first;
  EventLoop loop;
  test::PageFolder folder;
  test::IdentityDesk desk;
  test::SmallRoom room;
  ServerSettings settings;
  settings.bind = "localhost";
  settings.port = first.port();
  settings.client_root = folder.client();

  const Server second(loop, settings, SiteParts{desk, room.maker(), {}, {}});

  BOOST_TEST(second.port() > first.port());
  BOOST_TEST(second.port() <= first.port() + 3);
}

BOOST_AUTO_TEST_CASE(an_address_that_is_not_ours_is_said_in_words) {
  EventLoop loop;
  test::IdentityDesk desk;
  test::SmallRoom room;
  ServerSettings settings;
  settings.bind = "somewhere";

  BOOST_CHECK_EXCEPTION(Server(loop, settings, SiteParts{desk, room.maker(), {}, {}}),
                        std::runtime_error, [](const std::runtime_error& error) {
                          return std::string(error.what()).find("somewhere") != std::string::npos;
                        });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace chorus::net
