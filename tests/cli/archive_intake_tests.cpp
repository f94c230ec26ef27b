#include "archive/lines_out.hpp"
#include "archive/whole.hpp"
#include "platform/base64.hpp"
#include "storage/inquiry_source.hpp"
#include "tests/cli/desk_fixture.hpp"
#include "tests/platform/full_disk.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <future>
#include <string>
#include <thread>
#include <vector>

// An archive that comes in from the start page.
namespace chorus::test {
BOOST_AUTO_TEST_SUITE(archive_intake_tests)

namespace {

using nlohmann::json;

std::string code_of(const json& answer) { return answer.value("code", "done"); }

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

struct Intake : DeskFixture {
  json begin(const json& size) { return act({{"act", "begin_arrival"}, {"size", size}}); }
  json piece(std::uint64_t at, const std::string& bytes) {
    return act({{"act", "piece_of_arrival"}, {"at", at}, {"bytes", platform::base64(bytes)}});
  }
  json take_in(const std::string& name, const std::string& passphrase = "") {
    return act({{"act", "take_in_arrival"}, {"name", name}, {"passphrase", passphrase}});
  }
  json stop() { return act({{"act", "stop_arrival"}}); }
  void send(const std::string& bytes) {
    begin(bytes.size());
    for (std::size_t at = 0; at < bytes.size(); at += cli::ArchiveIntake::k_piece_bytes) {
      piece(at, bytes.substr(at, cli::ArchiveIntake::k_piece_bytes));
    }
  }
  json came_of_it() {
    intake.finish();
    return act({{"act", "arrival"}}).at("done");
  }

  // Of an inquiry that is not on the shelf any more.
  std::string archive() {
    const auto file = acts.make_new(acts.templates().front().id, {"Kept evenings", "", ""});
    std::string text;
    archive::LinesOut lines([&](std::string_view bytes) { text += bytes; });
    {
      storage::InquirySource source(file);
      archive::write_whole(source, "2026-11-24", lines);
    }
    lines.end();
    std::filesystem::remove(file);
    return text;
  }

  std::vector<std::string> on_the_shelf() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(shelf.folder())) {
      names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
  }
  void nothing_was_taken_in() const {
    BOOST_TEST(on_the_shelf() == std::vector<std::string>{"moves.inquiry"},
               boost::test_tools::per_element());
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(an_archive_becomes_an_inquiry_of_its_own, Intake) {
  const auto text = archive();
  send(text);

  const auto begun = take_in("Kept, from Ros");
  const auto over = came_of_it();

  BOOST_TEST(begun.contains("done"));
  BOOST_TEST_REQUIRE(over.contains("arrived"), over.dump());
  BOOST_TEST(over["arrived"].at("title") == "Kept evenings");
  BOOST_TEST(over["arrived"].at("noted") == true);
  BOOST_TEST(over["arrived"].at("redacted") == false);
  BOOST_TEST(card_named(over["arrived"].at("file")).look.summary->title == "Kept evenings");
  BOOST_TEST(told().at("inquiries").size() == 2U);
  BOOST_TEST(code_of(take_in("again")) == "bad_message");
  for (const auto& name : on_the_shelf()) BOOST_TEST(!holds(name, "intake"), name);
}

BOOST_FIXTURE_TEST_CASE(another_group_s_archive_comes_in_to_be_read, Intake) {
  const auto text = archive();
  const auto take_in_of = [this](const std::string& whose) {
    return act(
        {{"act", "take_in_arrival"}, {"name", "kept"}, {"passphrase", ""}, {"whose", whose}});
  };
  send(text);

  BOOST_TEST(code_of(take_in_of(" ")) == "whose_needed");
  BOOST_TEST(code_of(take_in_of(std::string(81, 'x'))) == "whose_too_long");
  take_in_of(" Hillside youth forum ");
  const auto over = came_of_it();
  const auto card = card_named(over.at("arrived").at("file"));
  acts.rename(card, "Moves of Hillside");
  const auto renamed = card_named(over.at("arrived").at("file")).look.summary->title;
  acts.rename(card, renamed);

  BOOST_TEST(over["arrived"].at("title") == "From Hillside youth forum: Kept evenings");
  BOOST_TEST(card.look.summary->title == "From Hillside youth forum: Kept evenings");
  BOOST_TEST(renamed == "From Hillside youth forum: Moves of Hillside");
  BOOST_TEST(card_named(over["arrived"].at("file")).look.summary->title == renamed);
}

BOOST_FIXTURE_TEST_CASE(an_archive_comes_in_order_within_its_bounds_or_not_at_all, Intake) {
  BOOST_TEST(code_of(piece(0, "{")) == "bad_message");
  BOOST_TEST(code_of(begin(0)) == "bad_message");
  BOOST_TEST(code_of(begin(cli::ArchiveIntake::k_most_bytes + 1)) == "archive_too_large");
  BOOST_TEST(code_of(begin(10)) == "done");
  BOOST_TEST(code_of(piece(0, "PK zipped")) == "archive_refused");
  BOOST_TEST(code_of(begin(10)) == "done");
  BOOST_TEST(code_of(piece(0, "{\"t\"")) == "done");
  BOOST_TEST(code_of(piece(0, "again")) == "bad_message");
  BOOST_TEST(code_of(piece(5, "more than it said")) == "bad_message");
  BOOST_TEST(code_of(act({{"act", "take_in_arrival"}, {"name", "x"}})) == "bad_message");
  BOOST_TEST(code_of(act({{"act", "piece_of_arrival"}, {"at", 5}, {"bytes", "!"}})) ==
             "bad_message");
  BOOST_TEST(code_of(act({{"act", "stop_arrival"}})) == "done");

  for (const auto& entry : std::filesystem::directory_iterator(shelf.folder())) {
    BOOST_TEST(entry.path().filename() == "moves.inquiry");
  }
}

BOOST_FIXTURE_TEST_CASE(what_is_no_sound_archive_leaves_nothing_and_says_why, Intake) {
  const std::string sealed = "chorus-archive-sealed 1\n" + std::string(200, 'x');
  for (const std::string& bytes : {std::string("{\"t\":\"nothing\"}\n"), sealed}) {
    send(bytes);
    if (bytes == sealed) BOOST_TEST(code_of(take_in("x")) == "passphrase_needed");
    take_in("../../x", "guessed");
    const auto over = came_of_it();

    BOOST_TEST(!over.at("refused").get<std::string>().empty());
    BOOST_TEST(over.at("refused").get<std::string>().find(shelf.folder().string()) ==
               std::string::npos);
    BOOST_TEST(told().at("inquiries").size() == 1U);
  }
}

BOOST_FIXTURE_TEST_CASE(one_that_a_newer_program_made_is_named_so, Intake) {
  auto text = archive();
  const std::string version = "\"version\":1";
  BOOST_TEST_REQUIRE(holds(text, version));
  send(text.replace(text.find(version), version.size(), "\"version\":2"));

  take_in("kept");

  BOOST_TEST(holds(came_of_it().at("refused"), "made by a newer Chorus"));
  stop();
  nothing_was_taken_in();
}

BOOST_FIXTURE_TEST_CASE(a_full_disk_is_told_and_nothing_of_it_stays, Intake) {
  const auto text = archive();
  std::string at_piece;
  {
    const FullDisk disk(16);
    begin(text.size());
    at_piece = code_of(piece(0, text.substr(0, 1000)));
  }
  send(text);
  json over;
  {
    const FullDisk disk(4096);
    take_in("kept");
    over = came_of_it();
  }
  stop();

  BOOST_TEST(at_piece == "no_room");
  BOOST_TEST(holds(over.at("refused"), "disk"), over.dump());
  nothing_was_taken_in();
}

BOOST_FIXTURE_TEST_CASE(a_folder_that_takes_nothing_is_told, Intake) {
  write(elsewhere("letter"), "no folder");
  cli::ArchiveIntake nowhere(elsewhere("letter") / "shelf",
                             [](auto&, const auto&, const auto&) { return archive::Arrived(); });
  send(archive());

  const auto refusal = refused([&] { nowhere.begin(10); });
  intake.take_in({elsewhere("letter") / "kept.inquiry", ""}, "");
  const auto over = came_of_it();
  stop();

  BOOST_TEST(refusal == "not_saved");
  BOOST_TEST(!over.at("refused").get<std::string>().empty());
  nothing_was_taken_in();
}

BOOST_FIXTURE_TEST_CASE(stopped_while_the_inquiry_is_made_nothing_of_it_stays, Intake) {
  const auto text = archive();
  std::promise<void> is_half_written;
  on_read = [&](const auto& look_up) {
    if (on_the_shelf().size() < 3) return;  // the other inquiry, what was sent, and what is made
    is_half_written.set_value();
    for (;;) {
      std::this_thread::yield();
      look_up();
    }
  };
  send(text);
  take_in("kept");
  const auto within = is_half_written.get_future().wait_for(std::chrono::seconds(60));
  BOOST_TEST_REQUIRE((within == std::future_status::ready));

  const auto stopped = stop();

  BOOST_TEST(!stopped.at("done").contains("arrived"));
  BOOST_TEST(stopped.at("done").at("making") == false);
  nothing_was_taken_in();
}

BOOST_FIXTURE_TEST_CASE(stopped_too_late_the_inquiry_stands_and_is_told, Intake) {
  send(archive());
  take_in("kept");
  intake.finish();

  const auto stopped = stop();

  BOOST_TEST(stopped.at("done").at("arrived").at("title") == "Kept evenings");
  BOOST_TEST(told().at("inquiries").size() == 2U);
  BOOST_TEST(act({{"act", "arrival"}}).at("done").at("size") == 0);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace chorus::test
