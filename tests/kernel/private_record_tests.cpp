// What is between a person and the leads: read by both, by nobody else, in no report, and gone with
// its owner.
#include "kernel/room/consents.hpp"
#include "kernel/room/projection.hpp"
#include "tests/support/kernel_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace private_record_tests {
namespace {

namespace kernel = chorus::kernel;
using chorus::test::FunctionDecider;
using chorus::test::KernelFixture;
using kernel::RecordClass;
using nlohmann::json;

// `vow` is kept for the leads too, `note` for its owner alone; whatever picture is claimed.
struct Vows : KernelFixture {
  Vows() {
    auto& type = types.types["test-activity"];
    type.record_types["vow"] = {RecordClass::private_, kernel::Audience({"owner", "facilitators"}),
                                kernel::Gate::open};
    type.record_types["note"] = {RecordClass::private_, kernel::Audience({"owner"}),
                                 kernel::Gate::open};
    for (const char* name : {"vow", "note"}) {
      type.command_types[name] = {{kernel::Role::participant}, {kernel::Phase::open}};
    }
    decider.rules = [this](const kernel::Call& call, const FunctionDecider::Records&) {
      kernel::Outputs outputs;
      if (call.what != kernel::Call::What::command) return kernel::Decision(outputs);
      outputs.puts.push_back({kernel::Key(call.name + "/one"), call.name, audience,
                              kernel::Body(json{{"text", "I will"}, {"by", "a-claim"}}.dump())});
      return kernel::Decision(outputs);
    };
    restart();
    send(lead(), "core.open");
    send(participant("ana"), "core.introduce",
         R"({"picture":"fox","name":"Ana","role_group":"young_person"})", "inquiry");
  }
  kernel::Audience audience;  // that the rules ask for
  std::string seen_by_lead() { return seen_by(reader(lead())); }
};

}  // namespace
}  // namespace private_record_tests

BOOST_FIXTURE_TEST_SUITE(private_record_tests, Vows)

BOOST_AUTO_TEST_CASE(the_leads_read_whose_it_is_by_the_picture_and_never_by_a_name) {
  BOOST_TEST(accepted(send(participant("ana"), "vow")));

  const json body = json::parse(first_of("vow")->body.text());
  BOOST_TEST(body.at("by") == "fox");
  BOOST_TEST(body.dump().find("Ana") == std::string::npos);
  BOOST_TEST(seen_by_lead().find("I will") != std::string::npos);
  BOOST_TEST(seen_by(reader(participant("ana"))).find("I will") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(nobody_else_reads_it_and_no_report) {
  send(participant("ana"), "vow");

  BOOST_TEST(seen_by(reader(participant("ben"))).find("I will") == std::string::npos);
  BOOST_TEST(seen_by(wall()).find("I will") == std::string::npos);
  BOOST_TEST(
      (kernel::leaving(*first_of("vow"), chorus::kernel::Consents()) == kernel::Visibility::none));
}

BOOST_AUTO_TEST_CASE(whoever_has_no_picture_yet_signs_with_none) {
  send(participant("ben"), "vow");

  BOOST_TEST(!json::parse(first_of("vow")->body.text()).contains("by"));
}

BOOST_AUTO_TEST_CASE(what_is_for_its_owner_alone_stays_with_them) {
  send(participant("ana"), "note");

  BOOST_TEST(seen_by_lead().find("I will") == std::string::npos);
  BOOST_TEST(seen_by(reader(participant("ana"))).find("I will") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(it_goes_without_a_trace_with_everything_its_owner_takes_back) {
  send(participant("ana"), "vow");

  BOOST_TEST(accepted(send(participant("ana"), "core.withdraw_all", "{}", "inquiry")));

  BOOST_TEST(first_of("vow") == nullptr);
}

BOOST_AUTO_TEST_CASE(what_is_signed_for_the_room_is_read_there_on_no_wall_and_in_no_report) {
  audience = kernel::Audience({"room", "wall"});
  send(participant("ana"), "vow");

  BOOST_TEST(json::parse(first_of("vow")->body.text()).at("by") == "fox");
  BOOST_TEST(seen_by(reader(participant("ben"))).find("I will") != std::string::npos);
  BOOST_TEST(seen_by_lead().find("I will") != std::string::npos);
  BOOST_TEST(seen_by(wall()).find("I will") == std::string::npos);
  BOOST_TEST(
      (kernel::leaving(*first_of("vow"), chorus::kernel::Consents()) == kernel::Visibility::none));
}

BOOST_AUTO_TEST_CASE(what_is_signed_for_a_table_is_read_by_no_other) {
  audience = kernel::Audience({"group:north"});
  send(participant("ana"), "vow");

  kernel::Reader at_north = reader(participant("ben"));
  at_north.reader_class.groups = {kernel::GroupId("north")};
  const auto seen_at_north = kernel::view(*first_of("vow"), at_north);

  BOOST_TEST(json::parse(first_of("vow")->body.text()).at("by") == "fox");
  BOOST_TEST((seen_at_north == kernel::Visibility::full));
  BOOST_TEST(seen_by(reader(participant("cem"))).find("I will") == std::string::npos);
  BOOST_TEST(seen_by_lead().find("I will") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
