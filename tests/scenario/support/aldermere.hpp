#pragma once

#include "tests/scenario/support/scripted_inquiry.hpp"

#include <nlohmann/json.hpp>

#include <string>

// The people of Aldermere, as examples/inquiries/good-moves tells them, and what they see.
namespace chorus::test {

using nlohmann::json;

struct Aldermere : ScriptedInquiry {
  Aldermere() : ScriptedInquiry("good-moves") {}

  Guest& ros() { return of("ros"); }
  std::string stories() const { return named("stories"); }
  std::string vote() const { return named("vote"); }
  std::string steps() const { return named("steps"); }

  json thread_of(Guest& reader, const std::string& name, const std::string& activity) {
    return reader.does("inquiry", "core.thread", {{"ref", ref(name, activity)}});
  }
  std::string rounds() const { return named("rounds"); }

  // The choosing of a round comes next; the practice question is the first.
  void stands_before_round(int number) {
    for (int round = 1; round < number; ++round) {
      goes_on("rounds", "cast");
      plays_next();
    }
    goes_on("rounds", "cast");
  }
  json count_of(const std::string& proposal) {
    const auto key = named(proposal);
    const auto* found = ros().sees(rounds()).find("tally/" + key.substr(key.find('/') + 1));
    return found == nullptr ? json::object() : *found->body;
  }
  std::string state_of(const std::string& proposal) {
    return ros().sees(rounds()).find(named(proposal))->body->at("state");
  }
  json tally() {
    const auto* found = ros().sees(vote()).find("tally/result");
    return found == nullptr ? json() : *found->body;
  }
};

inline bool holds(const std::string& text, const std::string& needle) {
  return text.find(needle) != std::string::npos;
}

}  // namespace chorus::test
