// A slip for each person: what became of what they gave, and nothing that stands in no paper.
#include "tests/report/paper_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <memory>
#include <string>

BOOST_AUTO_TEST_SUITE(slips_tests)

namespace {

namespace kernel = chorus::kernel;
using chorus::report::Format;
using chorus::report::Purpose;
using chorus::test::holds;
using chorus::test::PaperFixture;

struct Slips : PaperFixture {
  Slips() {
    is_called("ana", "blue-wren", "Ana Lind");
    is_called("ben", "rose-owl", "");
  }

  void is_called(const std::string& id, const std::string& picture, const std::string& name) {
    person(id, "young_person", name);
    auto& record = at({kernel::k_inquiry_space, kernel::Key("person/" + id)});
    auto body = nlohmann::json::parse(record.body.text());
    body["picture"] = picture;
    record.body = kernel::Body(body.dump());
  }

  void tells(const std::string& owner, const kernel::Ref& of, const std::string& told) {
    kernel::Record record;
    record.key = kernel::Key("outcome/" + owner);
    record.type = "outcome";
    record.owner = kernel::PersonId(owner);
    record.audience = kernel::Audience({"owner", "facilitators"});
    record.body = kernel::Body(nlohmann::json{
        {"of", kernel::text_of(of, kernel::k_inquiry_space)},
        {"state", "heard"},
        {"words", told}}.dump());
    put("inquiry", record);
  }

  std::string page() const { return file(Format::html, true, Purpose::slips); }
  // The slip of who is called so, from its title to the next.
  std::string slip_of(const std::string& picture) const {
    const auto all = file(Format::markdown, true, Purpose::slips);
    const auto from = all.find("## " + picture);
    return from == std::string::npos ? "" : all.substr(from, all.find("\n## ", from) - from);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(each_person_has_one_and_is_called_by_their_picture_alone, Slips) {
  story("ana", "A friendly adult waited at the gate.", "named");
  story("ben", "We had pictures of every room.");

  BOOST_TEST(holds(slip_of("Blue wren"), "A friendly adult waited"));
  BOOST_TEST(!holds(page(), "Ana Lind"));
  BOOST_TEST(!holds(slip_of("Blue wren"), "pictures of every room"));
  BOOST_TEST(holds(slip_of("Rose owl"), "pictures of every room"));
  BOOST_TEST(!holds(slip_of("Rose owl"), "friendly adult"));
  BOOST_TEST(page().find("Blue wren") < page().find("Rose owl"));
}

BOOST_FIXTURE_TEST_CASE(it_says_where_it_went_what_changed_and_whom_to_ask, Slips) {
  const auto told = story("ana", "A friendly adult waited at the gate.");
  kernel::Record agreed;
  agreed.key = kernel::Key("agreement/a");
  agreed.type = "agreement";
  agreed.audience = kernel::Audience({"room"});
  agreed.body = kernel::Body(R"({"number":2,"title":"A meet-me visit","words":"Everyone may."})");
  const auto agreement = put("steps", agreed);
  link(agreement, told);
  step(1,
       {{"what", "Somebody waits for everyone"},
        {"who", "The college lead"},
        {"accepted", {{"how", "tap"}, {"on", "2026-11-24"}}},
        {"hear_by", "2027-03-01"},
        {"status", "in_hand"},
        {"updates", {{{"on", "2026-12-15"}, {"status", "in_hand"}, {"words", "Ten were asked."}}}}},
       {agreement});

  const auto slip = slip_of("Blue wren");
  BOOST_TEST(holds(slip, "It went into “A meet-me visit”"));
  BOOST_TEST(holds(slip, "It led to NS1: “Somebody waits for everyone”. It has begun"));
  BOOST_TEST(holds(slip, "Ten were asked"));
  BOOST_TEST(holds(slip, "You can ask The college lead, or a lead"));
  BOOST_TEST(holds(slip, "by 1 March 2027"));
  BOOST_TEST(holds(slip, "My words on your phone"));
}

BOOST_FIXTURE_TEST_CASE(what_led_to_nothing_yet_says_so, Slips) {
  story("ana", "A friendly adult waited at the gate.");

  BOOST_TEST(holds(slip_of("Blue wren"), "No next step has come of it yet"));
}

BOOST_FIXTURE_TEST_CASE(what_stays_in_confidence_is_told_without_its_words, Slips) {
  const auto told = story("ana", "This stays in the room.", "room");
  step(1, {{"what", "Somebody waits for everyone"}}, {told});
  tells("ana", told, "You said that it stays in the room.");

  const auto slip = slip_of("Blue wren");
  BOOST_TEST(!holds(slip, "stays in the room"));
  BOOST_TEST(holds(slip, "You gave something in “A time it was good”"));
  BOOST_TEST(holds(slip, "It led to NS1"));
  BOOST_TEST(holds(slip, "A lead wrote to you about it"));
}

BOOST_FIXTURE_TEST_CASE(what_a_lead_wrote_stands_on_its_owners_slip_alone, Slips) {
  const auto told = story("ana", "A friendly adult waited at the gate.");
  story("ben", "We had pictures of every room.");
  tells("ana", told, "The college thanks you.");

  BOOST_TEST(holds(slip_of("Blue wren"), "The college thanks you"));
  BOOST_TEST(!holds(slip_of("Rose owl"), "thanks"));
  BOOST_TEST(!holds(file(Format::html, true, Purpose::whole), "thanks"));
}

BOOST_FIXTURE_TEST_CASE(a_thing_of_its_owner_alone_or_taken_back_or_in_care_is_on_no_slip, Slips) {
  story("ana", "Mine alone.", "only_me");
  BOOST_TEST(slip_of("Blue wren").empty());

  const auto told = story("ana", "Taken back.");
  at(told).gate = kernel::Gate::withdrawn;
  BOOST_TEST(slip_of("Blue wren").empty());

  const auto harm = story("ana", "Of harm.");
  at(harm).audience = kernel::Audience({"owner", "care"});
  BOOST_TEST(slip_of("Blue wren").empty());
}

BOOST_FIXTURE_TEST_CASE(before_somebody_looked_no_words_stand_on_a_slip, Slips) {
  story("ana", "A friendly adult waited at the gate.");

  const auto paper = file(Format::html, false, Purpose::slips);
  BOOST_TEST(!holds(paper, "friendly adult"));
  BOOST_TEST(holds(paper, "You gave something in"));
}

BOOST_FIXTURE_TEST_CASE(four_stand_on_a_page_and_two_where_much_was_given, Slips) {
  story("ben", "We had pictures of every room.");
  for (int thing = 0; thing < 5; ++thing) {
    story("ana", "A friendly adult waited, time " + std::to_string(thing));
  }

  BOOST_TEST(holds(page(), "class=\"front slip half-page\""));
  BOOST_TEST(holds(page(), "class=\"front slip\""));
  BOOST_TEST(holds(slip_of("Blue wren"), "You gave 2 more things"));
}

BOOST_FIXTURE_TEST_CASE(where_nobody_gave_anything_the_paper_says_so, Slips) {
  BOOST_TEST(holds(page(), "Nobody has given anything yet"));
}

BOOST_AUTO_TEST_SUITE_END()
