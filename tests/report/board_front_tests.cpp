// The two pages that a board reads.
#include "tests/report/paper_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>

using chorus::report::Format;
using chorus::report::Purpose;
using chorus::test::holds;
using Json = nlohmann::json;

namespace board_front_tests {
namespace {

struct BoardFixture : chorus::test::PaperFixture {
  // One part, as data.
  std::string part(const std::string& name, bool confirmed = true) const {
    const auto report = json(confirmed, Purpose::board);
    for (const auto& one : report.at("front")) {
      if (one.at("name") == name) return one.at("blocks").dump();
    }
    return "there is no " + name;
  }
};

}  // namespace
}  // namespace board_front_tests

BOOST_FIXTURE_TEST_SUITE(board_front_tests, BoardFixture)

BOOST_AUTO_TEST_CASE(the_board_reads_first_what_is_asked_of_it) {
  step(1, {{"what", "Visits begin"}, {"hear_by", "2027-03-01"}});
  step(2, {{"what", "A film"}, {"who", "The SENCO"}, {"hear_by", "2027-02-01"}});

  const auto asks = part("asks");

  BOOST_TEST(holds(asks, "Agree the 2 next steps below, or say which not, and why."));
  BOOST_TEST(holds(asks, "Find somebody to do what nobody does yet: NS1."));
  BOOST_TEST(holds(asks, "and has not said it: NS2."));
  BOOST_TEST(holds(asks, "they hear by 1 February 2027."));
}

BOOST_AUTO_TEST_CASE(what_people_told_is_at_most_five_short_lines_with_role_groups_in_words) {
  person("p1", "young_person");
  person("p2", "parent_carer");
  for (int number = 1; number <= 7; ++number) {
    const auto n = std::to_string(number);
    const auto brief = story("p1", "Somebody waited for me at gate " + n + ".");
    const auto longer = story("p2", "Somebody waited for the whole of the day, and at gate " + n +
                                        " there was tea for everybody who had come along.");
    const auto mere = story("p1", "Yes " + n);
    step(number, {{"what", "Step " + n}}, {longer, mere, brief});
  }

  const auto heard = Json::parse(part("heard"))[0].at("items");

  BOOST_TEST(heard.size() == 5U);
  BOOST_TEST(
      heard[0] ==
      "“Somebody waited for me at gate 1.” From young people and parents and carers, behind NS1.");
}

BOOST_AUTO_TEST_CASE(what_stands_right_behind_a_step_is_told_before_what_is_far_behind_it) {
  person("p1", "young_person");
  const auto near = story("p1", "The same man stood there every day, and he knew my name.");
  const auto far = story("p1", "The lockers could be tried first.");
  link(near, far);
  step(1, {{"what", "Visits begin"}}, {near});

  BOOST_TEST(holds(part("heard"), "The same man stood there every day"));
}

BOOST_AUTO_TEST_CASE(what_nobody_has_looked_over_is_not_told_and_not_listed_as_kept) {
  person("p1", "young_person");
  step(1, {{"what", "Visits begin"}}, {story("p1", "Somebody waited for me at the gate.")});

  BOOST_TEST(holds(part("heard", false), "What people said was shared in confidence."));
  BOOST_TEST(!holds(file(Format::html, false, Purpose::board), "Somebody waited"));
}

BOOST_AUTO_TEST_CASE(who_was_not_heard_is_said_and_few_people_are_never_counted) {
  for (int at = 0; at < 8; ++at) person("y" + std::to_string(at), "young_person");
  for (int at = 0; at < 6; ++at) person("w" + std::to_string(at), "practitioner");
  step(1, {{"what", "Visits begin"}}, {story("y0", "Somebody waited for me at the gate.")});

  const auto many = part("took_part");
  person("s1", "supporter");
  const auto with_one = part("took_part");

  BOOST_TEST(holds(many, "young people: 8; people who work with families: 6"));
  BOOST_TEST(holds(many, "We did not hear parents and carers."));
  BOOST_TEST(holds(many, "No step rests on what people who work with families said."));
  BOOST_TEST(!holds(with_one, "8"));
  BOOST_TEST(holds(with_one, "young people: most"));
}

BOOST_AUTO_TEST_CASE(what_was_put_aside_is_there_with_its_reason_and_older_versions_are_not) {
  const auto proposal = [this](const char* key, const Json& body) {
    chorus::kernel::Record record;
    record.key = chorus::kernel::Key(key);
    record.type = "proposal";
    record.audience = chorus::kernel::Audience({"room"});
    record.body = chorus::kernel::Body(body.dump());
    put("steps", record);
  };
  proposal("proposal/a", {{"number", 1},
                          {"version", 1},
                          {"title", "A lift"},
                          {"words", "Whoever needs it is driven."},
                          {"state", "not_now"},
                          {"not_now_because", "The money is set."}});
  proposal("proposal/b", {{"number", 2},
                          {"version", 1},
                          {"title", "A bell"},
                          {"words", "It rings."},
                          {"state", "not_agreed"}});
  proposal("proposal/c", {{"number", 3},
                          {"version", 1},
                          {"title", "Older words"},
                          {"words", "So."},
                          {"state", "replaced"}});

  const auto options = part("options");

  BOOST_TEST(holds(options, R"(["A bell","It rings.","Not agreed."])"));
  BOOST_TEST(holds(options, "Not now. The money is set."));
  BOOST_TEST(!holds(options, "Older words"));
}

BOOST_AUTO_TEST_CASE(what_only_officers_know_is_a_named_blank_and_never_none) {
  const auto implications = part("implications");

  for (const char* area : {"Financial", "Legal", "Equality", "Risk", "Data and safeguarding"}) {
    BOOST_TEST(holds(implications, std::string("[\"") + area + "\",\"awaiting officer\""));
  }
}

BOOST_AUTO_TEST_CASE(the_appendix_tells_each_thread_as_a_sentence_and_lists_no_confidences) {
  person("p1", "young_person");
  person("p2", "practitioner");
  step(1, {{"what", "Visits begin"}},
       {story("p1", "Somebody waited for me at the gate."), story("p2", "Kept.", "facilitators"),
        story("p2", "Kept too.", "facilitators")});

  const auto paper = chorus::test::as_read(file(Format::html, true, Purpose::board));

  BOOST_TEST(holds(paper,
                   "From what young people and people who work with families said. They said: "
                   "“Somebody waited for me at the gate.” More was shared in confidence."));
  BOOST_TEST(!holds(paper, "<li>Shared in confidence</li>"));
  BOOST_TEST(!holds(paper, "What was said and decided"));
}

BOOST_AUTO_TEST_SUITE_END()
