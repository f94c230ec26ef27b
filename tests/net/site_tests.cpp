#include "net/site.hpp"

#include "net/http/security_headers.hpp"
#include "tests/net/identity_desk.hpp"
#include "tests/net/page_folder.hpp"
#include "tests/net/request_maker.hpp"
#include "tests/net/small_room.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

namespace chorus::net {
namespace site_tests {
namespace {

using nlohmann::json;
using test::Reply;
using test::RequestMaker;

struct Standing {
  Site::Time now{};
  ReportWish wished;
  test::PageFolder folder;
  test::IdentityDesk desk;
  test::SmallRoom room;
  Site site{Site::Places{8080, {"localhost"}, "http://10.0.0.5:8080", "1.2.3"},
            StaticFiles(folder.client(), {}),
            SiteParts{desk,
                      room.maker(),
                      [] {
                        return HealthFacts{"Good moves", 12};
                      },
                      {},
                      [this](const ReportWish& wish, const auto& respond) {
                        wished = wish;
                        const bool is_known = wish.purpose == "board";
                        respond(is_known ? std::optional(ReportFile{
                                               "text/html; charset=utf-8", "<p>paper</p>",
                                               wish.format != "page", "Kroků, board.html"})
                                         : std::nullopt);
                      }},
            [this] { return now; }, [](const std::function<void()>& work) { work(); }};

  static RequestMaker ours(Method method, const std::string& target) {
    return RequestMaker(method, target)
        .with("Host", "localhost:8080")
        .with("Origin", "http://localhost:8080");
  }
  int turned_away(const HttpRequest& request, bool upgrade = false) const {
    const auto refusal = site.turn_away(request, upgrade);
    return refusal ? refusal->status : 0;
  }
  Reply asks(const HttpRequest& request) {
    Reply reply;
    site.answer(request, reply.respond());
    return reply;
  }
};

}  // namespace
}  // namespace site_tests

BOOST_FIXTURE_TEST_SUITE(site_tests, Standing)

BOOST_AUTO_TEST_CASE(a_page_carries_the_policy_word_for_word_and_the_rest) {
  const auto page = asks(ours(Method::get, "/"));

  BOOST_TEST(page.status() == 200);
  BOOST_TEST(page.field("Content-Security-Policy") ==
             "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
             "media-src 'self' blob:; "
             "font-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self'; "
             "worker-src 'self'; "
             "base-uri 'none'; "
             "form-action 'self'; frame-ancestors 'none'; object-src 'none'; "
             "require-trusted-types-for 'script'; "
             "trusted-types lit-html");
  BOOST_TEST(page.field("X-Content-Type-Options") == "nosniff");
  BOOST_TEST(page.field("Referrer-Policy") == "no-referrer");
  BOOST_TEST(page.field("Cross-Origin-Resource-Policy") == "same-origin");
  BOOST_TEST(page.field("Permissions-Policy").find("microphone=()") != std::string::npos);
  BOOST_TEST(page.field("Permissions-Policy").find("fullscreen=(self)") != std::string::npos,
             "F fills the wall's screen");
}

BOOST_AUTO_TEST_CASE(no_answer_opens_us_to_others_or_demands_https) {
  for (const char* path : {"/", "/wall", "/assets/app-1a2b.js", "/health", "/nowhere"}) {
    const auto reply = asks(ours(Method::get, path));

    BOOST_TEST(reply.field("Strict-Transport-Security").empty());
    BOOST_TEST(reply.field("Access-Control-Allow-Origin").empty());
    BOOST_TEST(reply.field("X-Content-Type-Options") == "nosniff");
  }
}

BOOST_AUTO_TEST_CASE(data_is_never_kept) {
  BOOST_TEST(asks(ours(Method::get, "/health")).field("Cache-Control") == "no-store");
  BOOST_TEST(asks(ours(Method::post, "/seat").body("{}")).field("Cache-Control") == "no-store");
  BOOST_TEST(asks(ours(Method::get, "/nowhere")).field("Cache-Control") == "no-store");
}

BOOST_AUTO_TEST_CASE(a_host_that_is_not_ours_gets_421_on_every_route) {
  for (const char* path : {"/", "/live", "/poll", "/media/x", "/health", "/seat"}) {
    for (const bool upgrade : {false, true}) {
      const auto refusal = site.turn_away(RequestMaker(Method::get, path)
                                              .with("Host", "evil.example:8080")
                                              .with("Origin", "http://evil.example:8080"),
                                          upgrade);

      BOOST_REQUIRE(refusal);
      BOOST_TEST(refusal->status == 421);
      BOOST_TEST(!refusal->body->empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(whoever_opens_a_name_that_is_not_ours_is_told_an_address_that_works) {
  const auto page = RequestMaker(Method::get, "/").with("Host", "laptop.lan:8080");
  const auto told = [this](RequestMaker request) { return *site.turn_away(request, false)->body; };

  BOOST_TEST(
      told(RequestMaker(page).at("192.168.7.3")).find("<a href=\"http://192.168.7.3:8080/\">") !=
      std::string::npos);
  BOOST_TEST(told(RequestMaker(page).at("[fd00::1]")).find("\"http://[fd00::1]:8080/\"") !=
             std::string::npos);
  BOOST_TEST(told(RequestMaker(page).at("")).find("\"http://10.0.0.5:8080/\"") !=
             std::string::npos);
  BOOST_TEST(told(RequestMaker(Method::get, "/poll").with("Host", "laptop.lan:8080")) ==
             R"({"code":"wrong_host","text_key":"line.wrong_host"})");
}

BOOST_AUTO_TEST_CASE(whoever_opens_an_address_without_a_page_reads_so_and_finds_the_way) {
  const auto reply = asks(ours(Method::get, "/wall/"));

  BOOST_TEST(reply.status() == 404);
  BOOST_TEST(reply.field("Content-Type") == "text/html; charset=utf-8");
  BOOST_TEST(!reply.field("Content-Security-Policy").empty());
  BOOST_TEST(reply.body().find("There is no page here") != std::string::npos);
  BOOST_TEST(reply.body().find("<a href=\"/\">") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_report_is_a_lead_s_to_take_away_and_is_kept_by_no_cache) {
  const auto cookie = "chorus-8080-facilitator=" + desk.take(kernel::Role::facilitator).secret;

  const auto paper = asks(ours(Method::get, "/reports/board.html").with("Cookie", cookie));

  BOOST_TEST(paper.status() == 200);
  BOOST_TEST(paper.body() == "<p>paper</p>");
  BOOST_TEST(paper.field("Content-Disposition") ==
             "attachment; filename=\"board.html\"; filename*=UTF-8''Krok%C5%AF%2C%20board.html");
  BOOST_TEST(paper.field("Cache-Control") == "no-store");
  BOOST_TEST(paper.field("Content-Security-Policy").starts_with("default-src 'none'"));
  BOOST_TEST(wished.purpose == "board");
  BOOST_TEST(wished.format == "html");
  BOOST_TEST(!wished.confirmed);
}

BOOST_AUTO_TEST_CASE(a_paper_to_look_at_may_stand_in_our_own_frame_and_run_nothing) {
  const auto cookie = "chorus-8080-facilitator=" + desk.take(kernel::Role::facilitator).secret;

  const auto paper = asks(ours(Method::get, "/reports/board.page").with("Cookie", cookie));

  BOOST_TEST(paper.status() == 200);
  BOOST_TEST(paper.field("Content-Disposition").empty());
  BOOST_TEST(paper.field("Cache-Control") == "no-store");
  BOOST_TEST(paper.field("Content-Security-Policy") ==
             "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
             "form-action 'none'; "
             "frame-ancestors 'self'; sandbox");
  BOOST_TEST(asks(ours(Method::get, "/reports/board.page")).status() == 403);
}

BOOST_AUTO_TEST_CASE(who_is_no_lead_is_told_nothing_of_reports) {
  const auto person = "chorus-8080-person=" + desk.take().secret;

  for (const char* path : {"/reports/board.html", "/reports/nothing.html", "/reports/"}) {
    BOOST_TEST(asks(ours(Method::get, path)).status() == 403);
    BOOST_TEST(asks(ours(Method::get, path).with("Cookie", person)).status() == 403);
  }
  BOOST_TEST(wished.purpose.empty());
}

BOOST_AUTO_TEST_CASE(a_report_that_is_none_is_not_found) {
  const auto cookie = "chorus-8080-facilitator=" + desk.take(kernel::Role::facilitator).secret;

  for (const char* path : {"/reports/nothing.html", "/reports/board", "/reports/BOARD.html",
                           "/reports/%2e%2e.html", "/reports/a/b.html"}) {
    BOOST_TEST(asks(ours(Method::get, path).with("Cookie", cookie)).status() == 404, path);
  }
}

BOOST_AUTO_TEST_CASE(health_tells_a_facilitator_more_than_a_stranger) {
  const auto lead = desk.take(kernel::Role::facilitator);
  const auto person = desk.take();
  now += std::chrono::seconds(42);

  const auto stranger = json::parse(asks(ours(Method::get, "/health")).body());
  const auto participant = json::parse(
      asks(ours(Method::get, "/health").with("Cookie", "chorus-8080-person=" + person.secret))
          .body());
  const auto facilitator = json::parse(
      asks(ours(Method::get, "/health").with("Cookie", "chorus-8080-facilitator=" + lead.secret))
          .body());

  const json expected = {{"status", "ok"}, {"version", "1.2.3"}, {"uptime_s", 42}};
  BOOST_TEST(stranger == expected);
  BOOST_TEST(participant == expected);
  BOOST_TEST(facilitator.at("inquiry") == "Good moves");
  BOOST_TEST(facilitator.at("people") == 12);
}

BOOST_AUTO_TEST_CASE(routes_that_do_not_exist_are_not_found_and_wrong_methods_are_told) {
  const auto json_post = [](const char* path) {
    return ours(Method::post, path)
        .with("X-Chorus-Page", "p")
        .with("Content-Type", "application/json");
  };

  BOOST_TEST(asks(ours(Method::get, "/answer")).status() == 404);
  BOOST_TEST(asks(ours(Method::get, "/media/abc")).status() == 404);
  BOOST_TEST(turned_away(json_post("/answer")) == 404);
  BOOST_TEST(turned_away(json_post("/")) == 405);
  BOOST_TEST(turned_away(ours(Method::other, "/").with("X-Chorus-Page", "p")) == 405);
  BOOST_TEST(turned_away(ours(Method::get, "/elsewhere"), true) == 404);
  BOOST_TEST(turned_away(ours(Method::get, "/live"), true) == 0);
}

BOOST_AUTO_TEST_CASE(only_a_seat_can_be_given_up) {
  const auto person = desk.take();
  const auto leaving = [&](const char* path) {
    return ours(Method::remove, path)
        .with("Cookie", "chorus-8080-person=" + person.secret)
        .with("X-Chorus-Seat", "person")
        .with("X-Chorus-Page", person.page_token);
  };

  BOOST_TEST(turned_away(leaving("/")) == 405);
  BOOST_TEST(turned_away(leaving("/poll")) == 405);
  BOOST_TEST(turned_away(leaving("/seat")) == 0);
  BOOST_TEST(asks(leaving("/seat")).status() == 204);
  BOOST_TEST(asks(leaving("/seat")).status() == 401);
}

BOOST_AUTO_TEST_CASE(a_form_of_another_site_can_post_nothing) {
  const auto form = RequestMaker(Method::post, "/seat")
                        .with("Host", "localhost:8080")
                        .with("Content-Type", "text/plain")
                        .body(R"({"join_code":"K7QM2X"})");
  auto other_port = form;
  other_port.with("Origin", "http://localhost:8099");
  auto own_page = form;
  own_page.with("Origin", "http://localhost:8080");

  BOOST_TEST(turned_away(form) == 403);
  BOOST_TEST(turned_away(other_port) == 403);
  BOOST_TEST(turned_away(own_page) == 415);
}

BOOST_AUTO_TEST_CASE(a_line_is_opened_with_every_seat_the_device_proves) {
  const auto person = desk.take();
  const auto wall = desk.take(kernel::Role::wall);

  const auto line = site.open_line(ours(Method::get, "/live")
                                       .with("Cookie", "chorus-8080-wall=" + wall.secret)
                                       .with("Cookie", "chorus-8080-person=" + person.secret));
  const auto nobody =
      site.open_line(ours(Method::get, "/live").with("Cookie", "chorus-8080-person=made-up"));

  BOOST_TEST(line != nullptr);
  BOOST_TEST((room.last_seats == std::vector<kernel::SeatId>{person.seat, wall.seat}));
  BOOST_TEST(nobody == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace chorus::net
