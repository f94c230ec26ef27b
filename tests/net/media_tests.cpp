#include "kernel/values/limits.hpp"
#include "net/admission/media_endpoint.hpp"
#include "net/http/byte_range.hpp"
#include "tests/net/identity_desk.hpp"
#include "tests/net/media_fixture.hpp"
#include "tests/net/request_maker.hpp"
#include "tests/net/server_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

namespace chorus::net {
namespace media_tests {
namespace {

using nlohmann::json;
using test::Reply;
using test::RequestMaker;

const std::string k_jpeg = "\xFF\xD8\xFF\xE0 a photo of some length";

struct Desk {
  test::IdentityDesk seats;
  test::MemoryMediaDesk media;
  SeatProof proof{seats, 8080};
  MediaEndpoint endpoint{&media, proof};
  test::IdentityDesk::Held ana = seats.take();

  static RequestMaker by(const test::IdentityDesk::Held& held, Method method,
                         const std::string& target) {
    return RequestMaker(method, target)
        .with("Cookie", "chorus-8080-person=" + held.secret)
        .with("X-Chorus-Seat", "person")
        .with("X-Chorus-Page", held.page_token);
  }
  Reply sends(const test::IdentityDesk::Held& held, const std::string& file) {
    Reply reply;
    endpoint.post(by(held, Method::post, "/media").body(file), reply.respond());
    return reply;
  }
  Reply asks(const HttpRequest& request) {
    Reply reply;
    endpoint.get(request, reply.respond());
    return reply;
  }
  int begins(const test::IdentityDesk::Held& held, const std::string& length = "10") {
    auto begun = endpoint.begin(by(held, Method::post, "/media").with("Content-Length", length));
    if (const auto* no = std::get_if<HttpResponse>(&begun)) return no->status;
    places.push_back(std::get<MediaEndpoint::Place>(begun));
    return 0;
  }

  std::vector<MediaEndpoint::Place> places;
};

}  // namespace
}  // namespace media_tests

BOOST_FIXTURE_TEST_SUITE(media_tests, Desk)

BOOST_AUTO_TEST_CASE(what_was_kept_is_told_and_given_to_whoever_may_have_it) {
  const auto kept = sends(ana, k_jpeg);
  const auto told = json::parse(kept.body());
  const auto ben = seats.take();

  BOOST_TEST(kept.status() == 200);
  BOOST_TEST(told ==
             (json{{"id", "medium-0"}, {"type", "image/jpeg"}, {"width", 40}, {"height", 30}}));
  const auto given = asks(by(ana, Method::get, "/media/medium-0"));
  BOOST_TEST(given.status() == 200);
  BOOST_TEST(given.body() == k_jpeg);
  BOOST_TEST(given.field("Content-Type") == "image/jpeg");
  BOOST_TEST(given.field("Cache-Control") == "no-store");
  BOOST_TEST(asks(by(ben, Method::get, "/media/medium-0")).status() == 404);
  BOOST_TEST(asks(by(ana, Method::get, "/media/medium-1")).status() == 404);
  BOOST_TEST(asks(RequestMaker(Method::get, "/media/medium-0")).status() == 404);
  BOOST_TEST(asks(by(ana, Method::get, "/media/../voices.inquiry")).status() == 404);
}

BOOST_AUTO_TEST_CASE(each_refusal_has_a_code_and_words_of_its_own) {
  using media::MediaRefusal;
  const std::pair<MediaRefusal, int> refusals[] = {
      {MediaRefusal::too_large, 413}, {MediaRefusal::too_long, 413},   {MediaRefusal::kind, 415},
      {MediaRefusal::no_sound, 415},  {MediaRefusal::unreadable, 422}, {MediaRefusal::busy, 503}};
  for (const auto& [refusal, status] : refusals) {
    media.outcome = refusal;

    const auto reply = sends(ana, k_jpeg);

    const std::string word(to_text(refusal));
    BOOST_TEST(reply.status() == status);
    BOOST_TEST(json::parse(reply.body()) ==
               (json{{"code", "media_" + word}, {"text_key", "media." + word}}));
  }
  BOOST_TEST(media.kept.empty());
}

BOOST_AUTO_TEST_CASE(what_cannot_be_saved_is_not_said_to_be) {
  media.can_save = false;

  const auto reply = sends(ana, k_jpeg);

  BOOST_TEST(reply.status() == 503);
  BOOST_TEST(json::parse(reply.body())["code"] == "not_saved");
}

BOOST_AUTO_TEST_CASE(an_upload_is_refused_by_its_head_alone) {
  auto stranger = ana;
  stranger.secret = "nobody's";

  BOOST_TEST(begins(stranger) == 401);
  BOOST_TEST(begins(ana, std::to_string(limits::k_media_bytes + 1)) == 413);
  BOOST_TEST(begins(ana, "99999999999999999999999999") == 413);
  media.is_full = true;
  BOOST_TEST(begins(ana) == 409);
  media.is_full = false;
  BOOST_TEST(begins(ana, std::to_string(limits::k_media_bytes)) == 0);
}

BOOST_AUTO_TEST_CASE(so_many_uploads_at_once_and_one_a_seat) {
  BOOST_TEST(begins(ana) == 0);
  BOOST_TEST(begins(ana) == 503);
  for (std::size_t i = 1; i < limits::k_uploads_at_once; ++i) BOOST_TEST(begins(seats.take()) == 0);
  BOOST_TEST(begins(seats.take()) == 503);

  places.clear();

  BOOST_TEST(begins(ana) == 0);
}

BOOST_AUTO_TEST_CASE(the_first_bytes_of_what_is_not_taken_are_enough) {
  BOOST_TEST(!MediaEndpoint::refuse_kind(k_jpeg).has_value());
  BOOST_TEST(MediaEndpoint::refuse_kind("<svg><script>alert(1)</script></svg>")->status == 415);
  BOOST_TEST(MediaEndpoint::refuse_kind("")->status == 415);
}

BOOST_AUTO_TEST_CASE(a_player_gets_the_part_it_asks_for) {
  sends(ana, k_jpeg);
  const auto part = [&](const std::string& range) {
    return asks(by(ana, Method::get, "/media/medium-0").with("Range", range));
  };

  const auto begin = part("bytes=0-3");
  BOOST_TEST(begin.status() == 206);
  BOOST_TEST(begin.body() == k_jpeg.substr(0, 4));
  BOOST_TEST(begin.field("Content-Range") == "bytes 0-3/" + std::to_string(k_jpeg.size()));
  BOOST_TEST(part("bytes=5-").body() == k_jpeg.substr(5));
  BOOST_TEST(part("bytes=-6").body() == k_jpeg.substr(k_jpeg.size() - 6));
  BOOST_TEST(part("bytes=999-").status() == 416);
  BOOST_TEST(part("bytes=0-1,4-5").body() == k_jpeg);
  BOOST_TEST(part("pages=1-2").status() == 200);
}

BOOST_AUTO_TEST_CASE(parts_are_counted_as_the_standard_says) {
  BOOST_TEST((byte_range("bytes=0-0", 10) == ByteRange{0, 0}));
  BOOST_TEST((byte_range("bytes=9-99", 10) == ByteRange{9, 9}));
  BOOST_TEST((byte_range("bytes=-99", 10) == ByteRange{0, 9}));
  BOOST_TEST(!byte_range("bytes=-0", 10)->is_satisfiable);
  BOOST_TEST(!byte_range("bytes=10-", 10)->is_satisfiable);
  BOOST_TEST(!byte_range("bytes=0-", 0)->is_satisfiable);
  for (const char* odd : {"", "bytes=", "bytes=-", "bytes=5-4", "bytes=a-b", "bytes= 0-1"}) {
    BOOST_TEST(!byte_range(odd, 10).has_value(), odd);
  }
}

BOOST_AUTO_TEST_SUITE_END()

// The same over sockets, where a body comes in pieces.
BOOST_FIXTURE_TEST_SUITE(media_line_tests, test::ServerFixture)

namespace {

const std::string k_photo = "\xFF\xD8\xFF\xE0 a photo that is " + std::string(300'000, 'x');

}  // namespace

BOOST_AUTO_TEST_CASE(a_photo_larger_than_any_message_is_taken_by_its_own_path) {
  const auto ana = seat();
  auto line = client();
  const auto kept = line.ask(post("/media", k_photo, page(ana)));
  BOOST_TEST_REQUIRE(kept.has_value());
  BOOST_TEST(kept->status == 200);

  const auto given = line.ask(get("/media/medium-0", cookie(ana)));

  BOOST_TEST((given->body == k_photo));
  BOOST_TEST(given->fields.at("x-content-type-options") == "nosniff");
  BOOST_TEST(given->fields.at("cross-origin-resource-policy") == "same-origin");
}

BOOST_AUTO_TEST_CASE(nobody_elses_page_and_nobody_without_a_page_sends_anything) {
  const auto ana = seat();
  std::string foreign = post("/media", k_photo, page(ana));
  foreign.replace(foreign.find(own_origin()), own_origin().size(),
                  "Origin: http://evil.example\r\n");

  BOOST_TEST(client().ask(foreign)->status == 403);
  BOOST_TEST(client().ask(post("/media", k_photo, cookie(ana)))->status == 403);
  BOOST_TEST(client().ask(post("/media", k_photo, "X-Chorus-Page: made-up\r\n"))->status == 401);
  BOOST_TEST(on_room([&] { return media.files.empty(); }));
}

BOOST_AUTO_TEST_CASE(what_is_no_photo_is_refused_before_the_rest_of_it_has_come) {
  const auto ana = seat();
  auto line = client();
  const std::string head = post("/media", "", page(ana));
  const std::string size = "Content-Length: 0";
  std::string longer = head;
  longer.replace(longer.find(size), size.size(), "Content-Length: 8000000");

  line.send(longer + "<svg xmlns='http://www.w3.org/2000/svg'><script>");

  BOOST_TEST(line.answer()->status == 415);
}

BOOST_AUTO_TEST_CASE(an_upload_that_stops_half_way_leaves_nothing_and_can_be_tried_again) {
  const auto ana = seat();
  const auto known = server->connections_since_start();
  {
    auto line = client();
    const auto whole = post("/media", k_photo, page(ana));
    line.send(whole.substr(0, whole.size() / 2));
    line.close();
  }

  // Its place is free once the server has seen that the line is gone.
  BOOST_TEST(comes_true(
      [&] { return server->connections_since_start() > known && server->connections() == 0; }));
  const auto again = client().ask(post("/media", k_photo, page(ana)));

  BOOST_TEST(again->status == 200);
  BOOST_TEST(on_room([&] { return media.kept.size(); }) == 1U);
}

BOOST_AUTO_TEST_CASE(a_photo_too_large_is_refused_whether_it_says_so_or_not) {
  const auto ana = seat();
  const std::string fields = page(ana);
  std::string announced = post("/media", "", fields);
  const std::string size = "Content-Length: 0";
  announced.replace(announced.find(size), size.size(),
                    "Content-Length: " + std::to_string(limits::k_media_bytes + 1));

  BOOST_TEST(client().ask(announced)->status == 413);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace chorus::net
