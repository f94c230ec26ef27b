#pragma once

#include "../rules.hpp"
#include "rig.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

// Agreement rounds on the bench: one proposal that stands on a story, people by role group.
namespace chorus::test {

constexpr std::int64_t k_in_january_2027 = 1'800'000'000'000;

struct Rounds : sdk::Rig<agreement_rounds::Rules> {
  using json = nlohmann::json;

  // The defaults of the manifest, but these.
  explicit Rounds(const json& others = json::object())
      : Rig(CHORUS_PLUGIN_SOURCES "/agreement-rounds") {
    json all{{"practice", ""}, {"harm_at_most", 0}, {"fine_percent", 75}, {"young_apart", true}};
    all.update(others);
    settings(all.dump()).now(k_in_january_2027);
    given("story/a@s2", "story", R"({"mode":"words","words":"the gate"})");
    opened();
  }

  std::string proposes(const std::string& words, const std::string& title = "Visits") {
    const auto outcome = facilitator().when(
        "propose",
        json{{"title", title}, {"words", words}, {"because", json::array({"story/a@s2"})}}.dump());
    return json::parse(outcome.answer).at("key");
  }

  sdk::Outcome lead(const std::string& name, const json& args = json::object()) {
    return facilitator().when(name, args.dump());
  }
  sdk::Outcome casts(const std::string& who, json choice, const std::string& role = "unsaid") {
    choice["of"] = asked();
    participant(who).role_group(role);
    auto outcome = when("cast", choice.dump());
    role_group("unsaid");
    return outcome;
  }
  // Several people of one group at one step; every call brings new people.
  void choose(int people, const std::string& step, const std::string& role = "unsaid") {
    for (int i = 0; i < people; ++i) {
      casts("p" + std::to_string(++people_), json{{"step", step}}, role);
    }
  }

  void open() { moves_to("open"); }
  void close() { moves_to("closed"); }
  void reveal() { moves_to("revealed"); }
  void shows() {
    close();
    reveal();
  }
  void asks(const std::string& key) {
    lead("ask", {{"key", key}});
    moves_to("reopened");
  }

  json body(const std::string& key) const { return json::parse(records().at(key).body); }
  std::string state(const std::string& key) const { return body(key).value("state", ""); }
  std::string asked() const {
    return records().count("asking/now") > 0 ? body("asking/now").at("of").get<std::string>()
                                             : std::string("proposal/none");
  }
  json beside(const std::string& kind, const std::string& key) const {
    return body(kind + key.substr(key.find('/')));
  }
  std::vector<std::string> reasons() const {
    std::vector<std::string> words;
    for (const auto& record : of_type("reason")) {
      const json body = json::parse(record.body);
      words.push_back(body.at("words"));
      for (const auto& reason : body.value("also", json::array())) {
        words.push_back(reason.at("words"));
      }
    }
    return words;
  }

 private:
  int people_ = 0;
};

// One proposal, open, asked.
struct Asked : Rounds {
  Asked() {
    key = proposes("Everyone new is met by somebody they know.");
    open();
  }
  std::string key;
};

inline const nlohmann::json k_with_practice{{"practice", "Every meeting has pancakes."}};

inline nlohmann::json step(const char* name) { return {{"step", name}}; }

inline std::set<std::string> members(const nlohmann::json& object) {
  std::set<std::string> names;
  for (const auto& entry : object.items()) names.insert(entry.key());
  return names;
}

}  // namespace chorus::test
