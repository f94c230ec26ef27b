#include "tests/platform/temporary_folder.hpp"
#include "tests/scenario/support/guest.hpp"
#include "tests/scenario/support/running_program.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

// The whole inquiry as one file, by the real program: out while it is served, and in again.
BOOST_AUTO_TEST_SUITE(archive_tests)

namespace {

using chorus::test::bytes_of;
using chorus::test::Guest;
using chorus::test::LiveRoom;
using chorus::test::run_chorus;
using chorus::test::write_bytes;

constexpr const char* k_day = "2026-11-24";
constexpr std::chrono::seconds k_within{120};
const std::string k_words = "zebracorn at the gate";

struct Archived : LiveRoom {
  Archived() : LiveRoom({"--now", std::string(k_day) + "T12:00"}, "short-round") {
    promise_is_kept();
    const auto stories = lead().space_of("paired-interview");
    lead().does(stories, "core.open");
    story = ana.does(stories, "tell", {{"words", k_words}, {"permission", "words"}}).at("key");
    const auto steps = lead().space_of("next-steps");
    lead().does(steps, "core.open");
    lead().does(steps, "add_step",
                {{"what", "Somebody waits for everyone"}, {"because", {story + "@" + stories}}});
    write_bytes(at("secret"), "four words of nothing\n");
  }

  std::filesystem::path at(const std::string& name) const { return inquiry.folder() / name; }

  std::string says(const std::vector<std::string>& words, int status) {
    const auto ran = run_chorus(words, k_within);
    BOOST_TEST(ran.status == status, ran.printed);
    return ran.printed;
  }
  void archives(const std::filesystem::path& file, const std::string& name,
                const std::vector<std::string>& how) {
    std::vector<std::string> words{"archive",         file.string(), "--out",
                                   at(name).string(), "--now",       k_day};
    words.insert(words.end(), how.begin(), how.end());
    says(words, 0);
  }
  std::vector<std::string> importing(const std::string& name, const std::string& file) const {
    return {"import",
            at(name).string(),
            at(file).string(),
            "--passphrase-file",
            at("secret").string(),
            "--workspace",
            inquiry.folder().string()};
  }
  std::string papers_of(const std::filesystem::path& file, const std::string& folder) {
    says({"export", file.string(), "--out", at(folder).string(), "--now", k_day, "--format",
          "md,json,csv", "--purpose", "board,whole", "--confirm"},
         0);
    std::string papers;
    for (const auto* name : {"board.md", "board.json", "whole.md", "whole.json", "whole.csv"}) {
      papers += bytes_of(at(folder) / name);
    }
    return papers;
  }
  std::vector<std::string> sealed() const { return {"--passphrase-file", at("secret").string()}; }

  Guest& ana = person();
  std::string story;
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(an_inquiry_that_went_out_comes_back_with_the_same_papers, Archived) {
  archives(inquiry.file(), "full.archive", sealed());
  archives(inquiry.file(), "open.archive", {"--redacted", "--confirm"});

  says(importing("full.archive", "back.inquiry"), 0);

  BOOST_TEST(bytes_of(at("full.archive")).find(k_words) == std::string::npos);
  BOOST_TEST(says({"check", at("back.inquiry").string()}, 0) == "sound\n");
  BOOST_TEST((papers_of(inquiry.file(), "first") == papers_of(at("back.inquiry"), "second")));
  archives(at("back.inquiry"), "again.archive", {"--redacted", "--confirm"});
  BOOST_TEST((bytes_of(at("open.archive")) == bytes_of(at("again.archive"))));
  BOOST_TEST(bytes_of(at("open.archive")).find(k_words) != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_redacted_archive_is_made_once_somebody_looked_it_over, Archived) {
  const auto words =
      says({"archive", inquiry.file().string(), "--out", at("open").string(), "--redacted"}, 2);

  BOOST_TEST(words.find("Look it over first") != std::string::npos);
  BOOST_TEST(!std::filesystem::exists(at("open")));
}

BOOST_FIXTURE_TEST_CASE(another_group_s_archive_is_read_and_its_papers_say_whose_words_they_are,
                        Archived) {
  archives(inquiry.file(), "full.archive", sealed());
  auto as_material = importing("full.archive", "theirs.inquiry");
  as_material.insert(as_material.end(), {"--material", "Hillside youth forum"});
  auto of_nobody = importing("full.archive", "nobody.inquiry");
  of_nobody.insert(of_nobody.end(), {"--material", " "});

  says(of_nobody, 1);
  says(as_material, 0);
  says(
      {"export", at("theirs.inquiry").string(), "--out", at("papers").string(), "--now", k_day,
       "--format", "md,html,json", "--purpose", "board,participants,easy,slips,whole", "--confirm"},
      0);

  BOOST_TEST(!std::filesystem::exists(at("nobody.inquiry")));
  BOOST_TEST(says({"check", at("theirs.inquiry").string()}, 0) == "sound\n");
  const std::string whose =
      "These words were given to Hillside youth forum, for their own purpose.";
  for (const auto* purpose : {"board", "participants", "easy", "slips", "whole"}) {
    for (const auto* format : {".md", ".html"}) {
      const auto paper = bytes_of(at("papers") / (std::string(purpose) + format));
      BOOST_TEST(paper.find("From Hillside youth forum: ") != std::string::npos, purpose);
      BOOST_TEST(paper.find(whose) != std::string::npos, purpose);
    }
  }
  const auto data = nlohmann::json::parse(bytes_of(at("papers") / "board.json"));
  BOOST_TEST(data.at("material_of") == "Hillside youth forum");
  BOOST_TEST(papers_of(inquiry.file(), "ours").find("Hillside") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(whoever_takes_words_back_reads_that_an_archive_has_them, Archived) {
  archives(inquiry.file(), "full.archive", sealed());

  const auto told =
      ana.does(lead().space_of("paired-interview"), "core.withdraw", {{"keys", {story}}});

  BOOST_TEST_REQUIRE(told.at("still_in").size() == 1U);
  BOOST_TEST(told["still_in"][0].at("purpose") == "archive");
  says(importing("full.archive", "back.inquiry"), 0);
  BOOST_TEST(bytes_of(at("back.inquiry")).find(k_words) == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
