#pragma once

#include "../rules.hpp"
#include "rig.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <vector>

// The vote on the bench: three options, three tokens, people by role group.
namespace chorus::test {

using nlohmann::json;

constexpr const char* k_settings = R"({"tokens":3,"max_on_one":2,"options":[
  {"id":"quiet","text":"A quiet room","picture":"door"},
  {"id":"swings","text":"Swings"},
  {"id":"garden","text":"A garden"}]})";

struct Vote : sdk::Rig<energy_vote::Rules> {
  // The usual settings, but these; ready, and not open yet.
  explicit Vote(const json& others = json::object()) : Rig(CHORUS_PLUGIN_SOURCES "/energy-vote") {
    json all = json::parse(k_settings);
    all.update(others);
    settings(all.dump()).opened();
  }

  void opens() {
    if (in_phase() == "lobby") moves_to("open");
  }

  sdk::Outcome casts(const std::string& who, const std::string& choice,
                     const std::string& role = "unsaid") {
    opens();
    participant(who).role_group(role);
    auto outcome = when("cast", choice);
    role_group("unsaid");
    return outcome;
  }
  // Several people of one group; every call brings new people.
  void choose(int people, const std::string& choice, const std::string& role) {
    for (int i = 0; i < people; ++i) casts("p" + std::to_string(++people_), choice, role);
  }
  // What leads are told of one group, an option a line; empty where they are told nothing.
  std::map<std::string, json> of_group(const std::string& group) const {
    std::map<std::string, json> lines;
    const auto all = records();
    const auto found = all.find("groups/result");
    if (found == all.end()) return lines;
    const json told = json::parse(found->second.body);
    for (const auto& one : told.at("groups")) {
      if (one.at("group") != group) continue;
      for (const auto& line : one.at("options")) {
        lines[line.at("key").get<std::string>().substr(7)] = line;
      }
    }
    return lines;
  }
  json close() {
    opens();
    moves_to("closed");
    return json::parse(records().at("tally/result").body);
  }
  json option(const std::string& id) const {
    return json::parse(records().at("option/" + id).body);
  }
  std::vector<int> totals(const json& tally) const {
    std::vector<int> numbers;
    for (const auto& line : tally["options"]) numbers.push_back(line["total"]);
    return numbers;
  }

 private:
  int people_ = 0;
};

inline std::string on(const std::string& option, int tokens) {
  return json{{"allocations", {{"option/" + option, tokens}}}}.dump();
}

inline bool are(const std::vector<int>& totals, const std::vector<int>& expected) {
  return totals == expected;
}

}  // namespace chorus::test
