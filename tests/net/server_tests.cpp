#include "net/server.hpp"

#include "kernel/values/limits.hpp"
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

std::string body_told_by(const ServerFixture& server, const std::string& how) {
  return "POST /poll HTTP/1.1\r\nHost: " + server.host() + "\r\n" + server.own_origin() +
         "Content-Type: application/json\r\nX-Chorus-Page: p\r\n" + how +
         "\r\n2\r\n[]\r\n0\r\n\r\n";
}

std::string keyed(const ServerFixture& server, const std::string& keys) {
  return server.get("/live",
                    "Upgrade: websocket\r\nConnection: Upgrade\r\n"
                    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: chorus.v1\r\n" +
                        keys + server.own_origin());
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
    {"chunked",
     [](const ServerFixture& s) { return body_told_by(s, "Transfer-Encoding: chunked\r\n"); }, 409},
    {"not chunked at its end",
     [](const ServerFixture& s) { return body_told_by(s, "Transfer-Encoding: gzip\r\n"); }, 400},
    {"chunked before its end",
     [](const ServerFixture& s) { return body_told_by(s, "Transfer-Encoding: chunked, gzip\r\n"); },
     400},
    {"chunked in part of its name",
     [](const ServerFixture& s) { return body_told_by(s, "Transfer-Encoding: xchunked\r\n"); },
     400},
    {"packed, then chunked",
     [](const ServerFixture& s) { return body_told_by(s, "Transfer-Encoding: gzip, chunked\r\n"); },
     501},
    {"two ways to tell its end",
     [](const ServerFixture& s) {
       return body_told_by(s, "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n");
     },
     400},
    {"a key of 16 bytes",
     [](const ServerFixture& s) {
       return keyed(s, "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
     },
     101},
    {"a key of 15 bytes",
     [](const ServerFixture& s) { return keyed(s, "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25j\r\n"); },
     400},
    {"a key of 17 bytes",
     [](const ServerFixture& s) {
       return keyed(s, "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZWE=\r\n");
     },
     400},
    {"a key that is no base64",
     [](const ServerFixture& s) {
       return keyed(s, "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25j!Q==\r\n");
     },
     400},
    {"two keys",
     [](const ServerFixture& s) {
       return keyed(s,
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
     },
     400},
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
  const auto nothing = client.answer();
  BOOST_TEST(nothing->status == 404);
  BOOST_TEST(nothing->body.find("There is no page here") != std::string::npos);
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

BOOST_AUTO_TEST_CASE(another_host_gets_421_with_an_address_that_works_and_no_more) {
  ServerFixture server;
  for (const char* target : {"/", "/live", "/poll", "/m/x"}) {
    auto client = server.client();

    const auto answer = client.ask(
        "GET " + std::string(target) +
        " HTTP/1.1\r\nHost: evil.example:8080\r\nOrigin: http://evil.example:8080\r\n\r\n");

    const auto works = "http://127.0.0.1:" + std::to_string(server.port());
    const bool is_a_page = std::string_view(target) == "/" || std::string_view(target) == "/m/x";
    BOOST_TEST(answer->status == 421);
    BOOST_TEST(is_a_page == (answer->body.find(works) != std::string::npos));
    BOOST_TEST(is_a_page == (answer->body.find("wrong_host") == std::string::npos));
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

BOOST_AUTO_TEST_CASE(a_page_that_goes_while_its_poll_waits_gives_its_place_back_at_once) {
  ServerFixture server;
  const auto held = server.seat();
  auto poller = server.client();
  poller.ask(server.post("/poll", R"([{"t":"hello","client":"a"}])", server.page(held)));
  poller.ask(server.get("/poll?after=0", server.page(held)));
  poller.send(server.get("/poll?after=1", server.page(held)));

  poller.close();

  BOOST_TEST(server.comes_true([&] { return server.server->connections() == 0; }));
}

BOOST_AUTO_TEST_CASE(a_poll_that_waited_is_answered_and_its_line_goes_on) {
  ServerFixture server;
  const auto held = server.seat();
  auto poller = server.client();
  poller.ask(server.post("/poll", R"([{"t":"hello","client":"a"}])", server.page(held)));
  poller.ask(server.get("/poll?after=0", server.page(held)));

  poller.send(server.get("/poll?after=1", server.page(held)));
  auto other = server.client();
  other.ask(server.post("/poll", R"([{"t":"command","k":1}])", server.page(held)));
  const auto waited = poller.answer();
  const auto next = poller.ask(server.get("/health"));

  BOOST_TEST(waited->body.find("said") != std::string::npos);
  BOOST_TEST(next->status == 200);
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
