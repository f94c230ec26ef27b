// The promise made to voters, tried on bytes: no count of a ballot exists anywhere before the close
// (not in the file, the journal, the wire, the logs), and after it nothing ties a ballot to a
// person.
#include "tests/scenario/support/guest.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <filesystem>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

BOOST_AUTO_TEST_SUITE(secrecy_tests)

namespace {

using chorus::rehearse::CarrierKind;
using chorus::test::bytes_of;
using chorus::test::Guest;
using chorus::test::LiveRoom;
using chorus::test::ServerProcess;
using nlohmann::json;

constexpr std::size_t k_chunk = 24;

bool holds(const std::string& text, std::string_view needle) {
  return text.find(needle) != std::string::npos;
}

// What a page was sent that speaks of choices: the keys of the records, once each time.
std::vector<std::string> choices_heard(const Guest& guest) {
  std::vector<std::string> keys;
  std::istringstream lines(guest.heard());
  for (std::string line; std::getline(lines, line);) {
    const auto message = json::parse(line);
    for (const auto& put : message.value("puts", json::array())) {
      const auto text = put.at("body").dump();
      if (holds(text, "allocations") || holds(text, "\"pass\"")) keys.push_back(put.at("key"));
    }
  }
  return keys;
}

bool looks_random(std::string_view bytes) {
  std::array<int, 256> counts{};
  int different = 0;
  int not_text = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (counts[byte]++ == 0) ++different;
    if (byte < 0x20 || byte > 0x7e) ++not_text;
  }
  return different > 18 && not_text > 8;
}

// Pieces of sealed content, to be looked for later; not the zeros and words that any such file
// holds.
std::vector<std::string> sealed_pieces(const std::string& bytes) {
  std::vector<std::string> pieces;
  for (std::size_t at = 0; at + k_chunk <= bytes.size(); at += k_chunk / 2) {
    const std::string_view piece(bytes.data() + at, k_chunk);
    if (looks_random(piece)) pieces.emplace_back(piece);
  }
  return pieces;
}

// The keys of a key file, as they are written and as the bytes they stand for.
std::vector<std::string> keys_in(const std::string& key_file) {
  std::vector<std::string> keys;
  const auto text = json::parse(key_file, nullptr, false);
  if (!text.is_object()) return keys;
  const json by_space = text.value("keys", json::object());
  for (const auto& [space, key] : by_space.items()) {
    keys.push_back(key.get<std::string>());
    std::string bytes;
    for (std::size_t at = 0; at + 2 <= keys.back().size(); at += 2) {
      bytes += static_cast<char>(std::stoi(keys.back().substr(at, 2), nullptr, 16));
    }
    keys.push_back(bytes);
  }
  return keys;
}

std::filesystem::path beside(const std::filesystem::path& file, const char* suffix) {
  return file.string() + suffix;
}

// Two options with words found nowhere else; three people, by both carriers, who have chosen.
struct SecretVote : LiveRoom {
  SecretVote() {
    promise_is_kept();
    lead().does(vote(), "core.prepare");
    for (const auto* text : {"Zebracorn shelter", "Quagga bus"}) {
      lead().does(vote(), "add_option", {{"text", text}});
    }
    for (const auto* option : lead().sees(vote()).of("option")) {
      if (option->body->at("text") == "Zebracorn shelter") zebracorn = option->key;
      if (option->body->at("text") == "Quagga bus") quagga = option->key;
    }
    lead().does(vote(), "core.open");
    for (auto* guest : everyone()) {
      guest->watches(vote());
      guest->watches("inquiry");
    }
    ana.does(vote(), "cast", {{"allocations", {{quagga, 3}}}});
    ana.does(vote(), "cast", {{"allocations", {{zebracorn, 3}}}});
    ben.does(vote(), "cast", {{"allocations", {{zebracorn, 2}, {quagga, 1}}}});
    cy.does(vote(), "cast", {{"pass", true}});
    for (auto* guest : everyone()) guest->sees(vote());
  }
  std::vector<Guest*> everyone() { return {&ana, &ben, &cy, &lead(), &wall()}; }
  std::string files_and_logs() { return inquiry.everything() + server.printed(); }

  // Any number of tokens on one of the two options, as JSON would hold it.
  bool counts(const std::string& text) const {
    return holds(text, zebracorn + "\":") || holds(text, quagga + "\":") ||
           holds(text, "\"total\"") || holds(text, "tally/result");
  }

  Guest& ana = person(CarrierKind::socket);
  Guest& ben = person(CarrierKind::poll);
  Guest& cy = person(CarrierKind::socket);
  std::string zebracorn;
  std::string quagga;
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(no_count_of_a_ballot_exists_anywhere_before_close, SecretVote) {
  const auto at_rest = files_and_logs();
  const auto turnout = lead().sees(vote()).of("turnout");

  BOOST_TEST(!zebracorn.empty());
  BOOST_TEST(!quagga.empty());
  BOOST_TEST(holds(at_rest, "Zebracorn shelter"));
  BOOST_TEST(!counts(at_rest));
  BOOST_TEST(!holds(at_rest, "allocations"));
  for (auto* guest : {&cy, &lead(), &wall()}) BOOST_TEST(!counts(guest->heard()));
  for (auto* guest : {&lead(), &wall()}) BOOST_TEST(choices_heard(*guest).empty());
  BOOST_REQUIRE(turnout.size() == 1U);
  BOOST_TEST(*turnout.front()->body == (json{{"voted", 3}}));
}

BOOST_FIXTURE_TEST_CASE(each_voter_is_told_of_their_own_choice_and_of_no_other, SecretVote) {
  for (auto* guest : {&ana, &ben, &cy}) {
    const auto keys = choices_heard(*guest);
    BOOST_TEST(!keys.empty());
    BOOST_TEST(std::all_of(keys.begin(), keys.end(),
                           [](const std::string& key) { return key == "ballot/mine"; }));
    BOOST_TEST(guest->sees(vote()).of("ballot").size() == 1U);
  }
  BOOST_TEST(!holds(cy.heard(), "allocations"));
  BOOST_TEST(!holds(ana.heard(), quagga + "\":1"));
}

BOOST_FIXTURE_TEST_CASE(until_the_reveal_only_the_file_knows_the_count_and_then_everyone,
                        SecretVote) {
  lead().does(vote(), "core.close", {{"now", true}});
  for (auto* guest : everyone()) guest->sees(vote());
  for (auto* guest : {&cy, &lead(), &wall()}) BOOST_TEST(!counts(guest->heard()));
  lead().does(vote(), "core.reveal");

  for (auto* guest : everyone()) {
    const auto& seen = guest->sees(vote());
    BOOST_REQUIRE(seen.find("tally/result") != nullptr);
    const auto& tally = *seen.find("tally/result")->body;
    BOOST_TEST(tally.at("turnout") == 3);
    BOOST_TEST(tally.at("passes") == 1);
    for (const auto& option : tally.at("options")) {
      if (option.at("key") == zebracorn) BOOST_TEST(option.at("total") == 5);
      if (option.at("key") == quagga) BOOST_TEST(option.at("total") == 1);
    }
  }
  // The search above can find what it looks for.
  BOOST_TEST(counts(files_and_logs()));
  BOOST_TEST(counts(lead().heard()));
}

BOOST_FIXTURE_TEST_CASE(after_close_nothing_ties_a_ballot_to_a_person, SecretVote) {
  const auto box = sealed_pieces(bytes_of(beside(inquiry.file(), ".ballots")) +
                                 bytes_of(beside(inquiry.file(), ".ballots-wal")));
  const auto key = keys_in(bytes_of(inquiry.key_file()));
  lead().does(vote(), "core.close", {{"now", true}});
  const auto at_rest = files_and_logs();
  const auto pieces_left = [&at_rest](const std::vector<std::string>& pieces) {
    return std::count_if(pieces.begin(), pieces.end(),
                         [&](const std::string& piece) { return holds(at_rest, piece); });
  };

  BOOST_TEST(!box.empty());
  BOOST_TEST(!key.empty());
  BOOST_TEST(pieces_left(box) == 0);
  BOOST_TEST(pieces_left(key) == 0);
  BOOST_TEST(!holds(at_rest, "allocations"));
  for (auto* guest : everyone()) BOOST_TEST(guest->sees(vote()).of("ballot").empty());
  BOOST_TEST(server.stop() == 0);
  BOOST_TEST(bytes_of(beside(inquiry.file(), ".ballots")).empty());
  BOOST_TEST(!std::filesystem::exists(inquiry.key_file()));
}

// As anybody makes one, with everything that lies in the folder just then.
BOOST_FIXTURE_TEST_CASE(a_copy_of_the_folder_during_the_vote_ties_no_choice_to_anybody,
                        SecretVote) {
  const auto keys = keys_in(bytes_of(inquiry.key_file()));
  const auto box = sealed_pieces(bytes_of(beside(inquiry.file(), ".ballots")) +
                                 bytes_of(beside(inquiry.file(), ".ballots-wal")));
  const auto copied = inquiry.everything();
  const auto elsewhere = inquiry.folder().string() + ".copy";
  std::filesystem::copy(inquiry.folder(), elsewhere, std::filesystem::copy_options::recursive);
  lead().does(vote(), "core.close", {{"now", true}});
  ServerProcess other(std::filesystem::path(elsewhere) / inquiry.file().filename());
  other.start();
  BOOST_TEST(other.stop() == 0);
  const std::string left = bytes_of(beside(other.inquiry(), ".ballots")) +
                           bytes_of(beside(other.inquiry(), ".ballots-wal"));
  const bool starts_anew = std::none_of(
      box.begin(), box.end(), [&left](const std::string& piece) { return holds(left, piece); });
  std::filesystem::remove_all(elsewhere);

  BOOST_TEST(!keys.empty());
  BOOST_TEST(!box.empty());
  for (const auto& key : keys) BOOST_TEST(!holds(copied, key));
  BOOST_TEST(!holds(copied, "allocations"));
  BOOST_TEST(starts_anew);
}

BOOST_FIXTURE_TEST_CASE(a_vote_goes_on_over_a_restart_of_the_server, SecretVote) {
  for (auto& guest : guests) guest->line().stop();
  BOOST_TEST(server.stop() == 0);
  const auto box = bytes_of(beside(inquiry.file(), ".ballots"));
  const auto keys = keys_in(bytes_of(inquiry.key_file()));

  server.start();

  BOOST_TEST(!box.empty());
  BOOST_TEST(!keys.empty());
  BOOST_TEST(!bytes_of(beside(inquiry.file(), ".ballots")).empty());
  BOOST_TEST((keys_in(bytes_of(inquiry.key_file())) == keys));
}

BOOST_FIXTURE_TEST_CASE(the_journal_keeps_no_key_of_a_ballot_and_the_answers_say_nothing,
                        SecretVote) {
  BOOST_TEST(server.stop() == 0);
  SQLite::Database file(inquiry.file().string(), SQLite::OPEN_READONLY);
  const auto number = [&file](const char* sql) {
    SQLite::Statement statement(file, sql);
    statement.executeStep();
    return statement.getColumn(0).getInt();
  };

  BOOST_TEST(number("SELECT count(*) FROM journal WHERE command='cast'") == 4);
  BOOST_TEST(number("SELECT count(*) FROM journal WHERE command='cast' AND keys IS NOT NULL") == 0);
  BOOST_TEST(number("SELECT count(*) FROM record WHERE type='ballot' OR type='tally'") == 0);
  BOOST_TEST(number("SELECT count(*) FROM client WHERE answers LIKE '%option/%' "
                    "AND answers LIKE '%allocations%'") == 0);
}

BOOST_FIXTURE_TEST_CASE(secrets_of_seats_stand_in_no_file_and_no_log, SecretVote) {
  const auto slip = ana.does("inquiry", "core.new_slip").at("code").get<std::string>();
  ana.does("inquiry", "core.introduce",
           {{"picture", "blue-wren"}, {"name", "Zebracornia"}, {"role_group", "young_person"}});
  const auto at_rest = files_and_logs();

  for (auto* guest : everyone()) BOOST_TEST(!holds(at_rest, guest->line().secret()));
  BOOST_TEST(!holds(at_rest, slip));
  BOOST_TEST(!holds(server.printed(), "Zebracornia"));
  BOOST_TEST(!holds(server.printed(), "Zebracorn shelter"));
}

BOOST_AUTO_TEST_SUITE_END()
