#include "archive/material.hpp"

#include "storage/durable_inquiry.hpp"
#include "tests/archive/archive_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>

// Another group's archive that comes in to be read.
namespace chorus::test {
BOOST_AUTO_TEST_SUITE(material_tests)

namespace {

using nlohmann::json;

struct Material : ArchiveFixture {
  Material() { material_of = "Hillside youth forum"; }

  kernel::Space own_space() const {
    for (auto& space : storage::DurableInquiry(back).load().spaces) {
      if (space.state.id == kernel::k_inquiry_space) return space;
    }
    return {};
  }
  void is_marked() const {
    const auto own = own_space();
    const auto main = json::parse(own.records.at(kernel::Key("inquiry/main"))->body.text());
    BOOST_TEST(main.at("material_of") == "Hillside youth forum");
    BOOST_TEST(main.at("title") == "From Hillside youth forum: Voices");
    BOOST_TEST(main.at("question") == "When was it good?");
    BOOST_TEST(own.state.title.starts_with("From Hillside youth forum: "));
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_full_archive_comes_in_with_whose_it_is, Material) {
  const auto arrived = take(full(), back);

  BOOST_TEST(arrived.title == "From Hillside youth forum: Voices");
  is_marked();
}

BOOST_FIXTURE_TEST_CASE(a_redacted_archive_comes_in_with_whose_it_is, Material) {
  const auto arrived = take(redacted(), back);

  BOOST_TEST(arrived.title == "From Hillside youth forum: Voices");
  is_marked();
}

BOOST_FIXTURE_TEST_CASE(it_says_so_when_it_goes_out_and_comes_back_as_ones_own, Material) {
  take(full(), back);
  material_of.clear();
  const auto again = full_of(back);
  std::filesystem::remove(back);

  take(again, back);

  is_marked();
}

BOOST_FIXTURE_TEST_CASE(one_that_could_not_say_whose_it_is_is_refused, Material) {
  const auto without = changed_lines(full(), [](std::vector<json>& lines) {
    lines.erase(
        std::remove_if(lines.begin(), lines.end(),
                       [](const json& line) { return line.value("key", "") == "inquiry/main"; }),
        lines.end());
  });
  const auto of_another_shape = changed_lines(full(), [](std::vector<json>& lines) {
    for (auto& line : lines) {
      if (line.value("key", "") != "inquiry/main") continue;
      line["type"] = "of-nobody";
      line["body"] = json::array({"title"});
    }
  });

  BOOST_TEST(taken(without) != "");
  BOOST_TEST(taken(of_another_shape) != "");
}

BOOST_AUTO_TEST_CASE(its_title_says_it_once_and_stays_a_title) {
  const std::string long_title(300, 'x');
  std::string of_two_bytes;
  for (int n = 0; n < 300; ++n) of_two_bytes += "\u00E4";

  BOOST_TEST(archive::material_title("Hillside", "Good moves") == "From Hillside: Good moves");
  BOOST_TEST(archive::material_title("Hillside", "From Hillside: Good moves") ==
             "From Hillside: Good moves");
  BOOST_TEST(archive::material_title("Hillside", long_title).size() == 120U);
  BOOST_TEST(archive::material_title("H", of_two_bytes) ==
             "From H: " + of_two_bytes.substr(0, 2 * 112));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace chorus::test
