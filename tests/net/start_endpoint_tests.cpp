#include "net/admission/start_endpoint.hpp"

#include "kernel/values/limits.hpp"
#include "net/site.hpp"
#include "tests/net/identity_desk.hpp"
#include "tests/net/page_folder.hpp"
#include "tests/net/request_maker.hpp"
#include "tests/net/small_room.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <variant>
#include <vector>

namespace chorus::net {
namespace start_endpoint_tests {
namespace {

using nlohmann::json;
using test::Reply;
using test::RequestMaker;

struct FakeStartDesk final : StartDesk {
  std::string told() override { return R"({"inquiries":[]})"; }
  void act(const std::string& body, const Respond& respond) override {
    acts.push_back(body);
    respond(json_response(200, "{}"));
  }
  std::vector<std::string> acts;
};

// A site with a start page, while an inquiry is open.
struct Shelved {
  test::PageFolder folder;
  test::IdentityDesk desk;
  test::SmallRoom room;
  test::FakeClock clock;
  test::SeededEntropy entropy{11};
  test::FakeDigest digest;
  StartSeats seats{clock, entropy, digest};
  FakeStartDesk start;
  bool has_inquiry = true;
  Site::Time now{};
  Site site = made();

  Site made() {
    SiteParts parts{desk, room.maker(), {}, {}};
    parts.start.emplace(StartParts{seats, start});
    parts.has_inquiry = has_inquiry;
    return Site(
        Site::Places{8080, {"localhost"}, "http://10.0.0.5:8080", "1.2.3"},
        StaticFiles(folder.client(), {}), parts, [this] { return now; },
        [](const std::function<void()>& work) { work(); });
  }

  static RequestMaker ours(Method method, const std::string& target) {
    return RequestMaker(method, target)
        .with("Host", "localhost:8080")
        .with("Origin", "http://localhost:8080")
        .with("Content-Type", "application/json");
  }
  // As the server does: turned away, or answered.
  Reply asks(const HttpRequest& request) {
    Reply reply;
    if (auto refusal = site.turn_away(request, false)) {
      reply.respond()(std::move(*refusal));
    } else {
      site.answer(request, reply.respond());
    }
    return reply;
  }
  Reply comes_in(const json& claim) {
    return asks(ours(Method::post, "/start/seat").body(claim.dump()));
  }
  static std::string secret_of(const Reply& reply) {
    const auto cookie = reply.field("Set-Cookie");
    const auto from = cookie.find('=') + 1;
    return cookie.substr(from, cookie.find(';') - from);
  }
  struct Held {
    std::string cookie;
    std::string token;
  };
  Held held() {
    const auto reply = comes_in({{"launch", seats.new_launch()}});
    return {"chorus-8080-start=" + secret_of(reply), json::parse(reply.body()).at("page_token")};
  }
  std::string cookie_of(kernel::Role role, const std::string& word) {
    std::string secret;
    kernel::Identity::Claim claim;
    if (role == kernel::Role::participant) {
      claim.join_code = desk.identity().join_code();
    } else {
      claim.launch = desk.identity().new_launch(role);
    }
    desk.seat(claim, [&](const SeatDesk::Seated& seated) {
      secret = std::get<kernel::Identity::Admission>(seated).secret;
    });
    return "chorus-8080-" + word + "=" + secret;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(start_endpoint_tests)

BOOST_FIXTURE_TEST_CASE(a_launch_link_opens_the_start_page_once, Shelved) {
  const auto launch = seats.new_launch();

  const auto first = comes_in({{"launch", launch}});
  const auto second = comes_in({{"launch", launch}});

  BOOST_TEST(first.status() == 200);
  BOOST_TEST(second.status() == 401);
  const auto cookie = first.field("Set-Cookie");
  BOOST_TEST(cookie.find("HttpOnly") != std::string::npos);
  BOOST_TEST(cookie.find("SameSite=Strict") != std::string::npos);
  BOOST_TEST(cookie.find("Path=/start;") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(who_is_in_sees_the_shelf_and_acts, Shelved) {
  const auto lead = held();

  const auto told = asks(ours(Method::get, "/start/shelf")
                             .with("Cookie", lead.cookie)
                             .with("X-Chorus-Page", lead.token));
  const auto done = asks(ours(Method::post, "/start/act")
                             .with("Cookie", lead.cookie)
                             .with("X-Chorus-Page", lead.token)
                             .body(R"({"act":"close"})"));

  BOOST_TEST(told.body() == R"({"inquiries":[]})");
  BOOST_TEST(done.status() == 200);
  BOOST_TEST(start.acts.size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(a_page_that_is_loaded_anew_is_let_in_by_its_cookie, Shelved) {
  const auto lead = held();

  const auto again = asks(ours(Method::post, "/start/seat").with("Cookie", lead.cookie).body("{}"));
  const auto token = json::parse(again.body()).at("page_token").get<std::string>();
  const auto told = asks(
      ours(Method::get, "/start/shelf").with("Cookie", lead.cookie).with("X-Chorus-Page", token));

  BOOST_TEST(told.status() == 200);
}

BOOST_FIXTURE_TEST_CASE(a_participant_and_a_wall_are_never_let_in_and_a_lead_is, Shelved) {
  const auto status_of = [this](const std::string& cookie) {
    return asks(ours(Method::post, "/start/seat").with("Cookie", cookie).body("{}")).status();
  };

  BOOST_TEST(status_of(cookie_of(kernel::Role::participant, "person")) == 401);
  BOOST_TEST(status_of(cookie_of(kernel::Role::wall, "wall")) == 401);
  BOOST_TEST(status_of(cookie_of(kernel::Role::facilitator, "facilitator")) == 200);
}

BOOST_FIXTURE_TEST_CASE(the_seats_of_an_inquiry_neither_see_the_shelf_nor_act, Shelved) {
  const std::vector<std::string> cookies{cookie_of(kernel::Role::participant, "person"),
                                         cookie_of(kernel::Role::facilitator, "facilitator"),
                                         "chorus-8080-start=made-up", ""};
  for (const auto& cookie : cookies) {
    BOOST_TEST(
        asks(
            ours(Method::get, "/start/shelf").with("Cookie", cookie).with("X-Chorus-Page", "token"))
            .status() == 401);
    BOOST_TEST(asks(ours(Method::post, "/start/act")
                        .with("Cookie", cookie)
                        .with("X-Chorus-Page", "token")
                        .body("{}"))
                   .status() == 401);
  }
  BOOST_TEST(start.acts.empty());
}

BOOST_FIXTURE_TEST_CASE(another_origin_or_host_or_a_page_without_token_commands_nothing, Shelved) {
  const auto lead = held();
  const auto act = [&](const std::string& host, const std::string& origin,
                       const std::string& token) {
    return asks(RequestMaker(Method::post, "/start/act")
                    .with("Host", host)
                    .with("Origin", origin)
                    .with("Content-Type", "application/json")
                    .with("Cookie", lead.cookie)
                    .with("X-Chorus-Page", token)
                    .body("{}"))
        .status();
  };

  BOOST_TEST(act("localhost:8080", "http://evil.test", lead.token) == 403);
  BOOST_TEST(act("evil.test:8080", "http://evil.test:8080", lead.token) == 421);
  BOOST_TEST(act("localhost:8080", "http://localhost:8080", "") == 403);
  BOOST_TEST(act("localhost:8080", "http://localhost:8080", "another") == 401);
  BOOST_TEST(asks(ours(Method::get, "/start/shelf").with("Cookie", lead.cookie)).status() == 403);
  BOOST_TEST(start.acts.empty());
}

BOOST_FIXTURE_TEST_CASE(a_code_lets_one_device_in_and_wrong_ones_are_slowed, Shelved) {
  const auto code = seats.code();

  BOOST_TEST(comes_in({{"code", code}}).status() == 200);
  BOOST_TEST(comes_in({{"code", code}}).status() == 401);
  BOOST_TEST(seats.code() != code);
  int last = 0;
  for (int i = 0; i <= limits::k_wrong_codes_a_minute_a_connection; ++i) {
    last = comes_in({{"code", "WRONG2"}}).status();
  }
  BOOST_TEST(last == 429);
}

BOOST_FIXTURE_TEST_CASE(a_code_and_a_seat_are_over_in_time, Shelved) {
  const auto code = seats.code();
  const auto lead = held();

  clock.pass(limits::to_ms(limits::k_pairing_code));
  BOOST_TEST(comes_in({{"code", code}}).status() == 401);
  clock.pass(limits::to_ms(limits::k_facilitator_seat));

  BOOST_TEST(asks(ours(Method::get, "/start/shelf")
                      .with("Cookie", lead.cookie)
                      .with("X-Chorus-Page", lead.token))
                 .status() == 401);
}

BOOST_FIXTURE_TEST_CASE(of_one_device_too_many_the_oldest_goes, Shelved) {
  const auto oldest = held();
  for (std::size_t i = 0; i < limits::k_start_seats; ++i) held();

  BOOST_TEST(
      asks(ours(Method::post, "/start/seat").with("Cookie", oldest.cookie).body("{}")).status() ==
      401);
}

BOOST_FIXTURE_TEST_CASE(nonsense_is_refused, Shelved) {
  const std::vector<std::string> bodies{"",
                                        "[]",
                                        R"({"launch":7})",
                                        R"({"seat":"person"})",
                                        R"({"launch":"a","code":"b"})",
                                        std::string(2000, '[')};
  for (const auto& body : bodies) {
    BOOST_TEST(asks(ours(Method::post, "/start/seat").body(body)).status() == 400, body);
  }
}

BOOST_AUTO_TEST_CASE(while_no_inquiry_is_open_nobody_is_seated_and_pages_are_told_why) {
  struct Closed : Shelved {
    Site closed = [this] {
      has_inquiry = false;
      return made();
    }();
  } shelved;
  Reply reply;

  shelved.closed.answer(Shelved::ours(Method::post, "/seat").body(R"({"seat":"person"})"),
                        reply.respond());

  BOOST_TEST(reply.status() == 503);
  BOOST_TEST(json::parse(reply.body()).at("code") == "no_inquiry");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace start_endpoint_tests
}  // namespace chorus::net
