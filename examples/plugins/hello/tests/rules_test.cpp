// The rules by the rig of the SDK: a room in this process. No test framework is needed.
#include "../rules.hpp"
#include "rig.hpp"

#include <cstdio>
#include <string>

namespace {

int g_failures = 0;

void expect(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "It does not hold: %s\n", what);
  ++g_failures;
}

struct Warmup : chorus::sdk::Rig<hello::Rules> {
  Warmup() : Rig(CHORUS_ACTIVITY_FOLDER) {}

  std::string word() const { return records().begin()->second.body; }
};

void a_second_word_replaces_the_first() {
  Warmup warmup;

  warmup.participant("ana").when("give", R"({"word":"tired"})");
  warmup.participant("ana").when("give", R"({"word":"awake"})");

  expect(warmup.of_type("word").size() == 1, "one word a person");
  expect(warmup.word() == R"({"word":"awake"})", "the second word counts");
}

void everybody_has_a_word_of_their_own() {
  Warmup warmup;

  warmup.participant("ana").when("give", R"({"word":"calm"})");
  warmup.participant("ben").when("give", R"({"picture":"rain"})");

  expect(warmup.of_type("word").size() == 2, "two people, two words");
}

void a_late_word_is_taken_and_marked() {
  Warmup warmup;
  warmup.phase("closed");

  const auto given = warmup.participant("cem").when("give", R"({"picture":"sun"})");

  expect(given.accepted(), "a late word is welcome");
  expect(warmup.word() == R"({"late":true,"picture":"sun"})", "a late word is marked");
}

void a_word_ends_a_pass_of_the_same_person_alone() {
  Warmup warmup;
  warmup.participant("ana").when("pass");
  warmup.participant("ana").when("pass");
  warmup.participant("ben").when("pass");
  expect(warmup.of_type("pass").size() == 2, "one pass a person");

  warmup.participant("ana").when("give", R"({"word":"ready"})");

  expect(warmup.of_type("pass").size() == 1, "the pass of another person stays");
}

void a_word_is_seen_by_others_once_a_lead_releases_it_and_goes_with_who_gave_it() {
  Warmup warmup;
  const auto given = warmup.participant("ana").when("give", R"({"word":"calm"})");
  const std::string key = given.puts.at(0).key;

  expect(warmup.shown_to("ben").empty(), "a word waits for its release");
  warmup.released(key);
  expect(warmup.shown_to("ben").contains(key), "then all see it");
  expect(warmup.shown_on_wall().contains(key), "and so does the wall");
  warmup.participant("ana").takes_back(key);
  expect(warmup.shown_on_wall().empty(), "what is taken back is gone");
}

}  // namespace

int main() {
  a_second_word_replaces_the_first();
  everybody_has_a_word_of_their_own();
  a_late_word_is_taken_and_marked();
  a_word_ends_a_pass_of_the_same_person_alone();
  a_word_is_seen_by_others_once_a_lead_releases_it_and_goes_with_who_gave_it();
  if (g_failures == 0) std::puts("The rules hold.");
  return g_failures == 0 ? 0 : 1;
}
