#include "kernel/commands/inquiry_record.hpp"
#include "tests/support/kernel_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>

// An inquiry that came from another group's archive to be read.
namespace chorus::test {
BOOST_AUTO_TEST_SUITE(material_tests)

namespace {

const std::string k_in = "inquiry";

// It came while its activity was open, and Ana had said something in it.
struct Material : KernelFixture {
  Material() {
    send(lead(), "core.open");
    send(participant("ana"), "say", R"({"text":"the gate"})");
    kernel::Loaded file = store.load();
    for (auto& space : file.spaces) {
      if (space.state.id != kernel::k_inquiry_space) continue;
      auto main = kernel::beginning_record(
          kernel::k_inquiry_record, kernel::Audience({"room", "wall"}),
          kernel::Body(R"({"title":"From Hillside: Good moves","material_of":"Hillside"})"));
      space.records[kernel::k_inquiry_record] =
          std::make_shared<const kernel::Record>(std::move(main));
    }
    store.keep(file);
    restart();
  }
  nlohmann::json main() {
    for (const auto& space : store.load().spaces) {
      const auto found = space.records.find(kernel::k_inquiry_record);
      if (found != space.records.end()) return nlohmann::json::parse(found->second->body.text());
    }
    return {};
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(no_part_of_it_opens_and_no_answer_is_taken, Material) {
  const std::string said = refusal(send(participant("ana"), "say", R"({"text":"more"})"));
  const bool is_closed = accepted(send(lead(), "core.close", R"({"now":true})"));
  const std::string reopened = refusal(send(lead(), "core.reopen"));
  const std::string retitled =
      refusal(send(lead(), "core.change_inquiry", R"({"to":{"title":"Good moves"}})", k_in));

  BOOST_TEST(said == "only_to_read");
  BOOST_TEST(is_closed);
  BOOST_TEST(reopened == "only_to_read");
  BOOST_TEST(retitled == "only_to_read");
  BOOST_TEST(main().at("title") == "From Hillside: Good moves");
}

BOOST_FIXTURE_TEST_CASE(who_gave_something_takes_it_back_all_the_same, Material) {
  BOOST_TEST(accepted(send(participant("ana"), "core.withdraw_all", "{}", k_in)));
}

BOOST_FIXTURE_TEST_CASE(a_lead_says_that_both_groups_go_on_with_it_and_can_take_that_back,
                        Material) {
  const std::string of_ana = refusal(send(participant("ana"), "core.go_on_together", "{}", k_in));
  const bool is_agreed = accepted(send(lead(), "core.go_on_together", "{}", k_in));
  const bool is_taken = accepted(send(participant("ana"), "say", R"({"text":"more"})"));
  const bool is_marked = main().contains("material_of");
  const std::string twice = refusal(send(lead(), "core.go_on_together", "{}", k_in));
  const auto* told = send(lead(), "core.undo", R"({"key":"inquiry/main","look":true})", k_in);
  const bool is_known = accepted(told);
  send(lead(), "core.undo", R"({"key":"inquiry/main"})", k_in);

  BOOST_TEST(of_ana == "leads_only");
  BOOST_TEST(is_agreed);
  BOOST_TEST(is_taken);
  BOOST_TEST(!is_marked);
  BOOST_TEST(twice == "not_here");
  BOOST_TEST(is_known);
  BOOST_TEST(main().at("material_of") == "Hillside");
}

BOOST_FIXTURE_TEST_CASE(an_inquiry_of_ones_own_has_no_mark_to_lift, KernelFixture) {
  BOOST_TEST(refusal(send(lead(), "core.go_on_together", "{}", k_in)) == "not_here");
  BOOST_TEST(accepted(send(lead(), "core.open")));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace chorus::test
