#pragma once

#include <nlohmann/json.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chorus::rehearse {

// Which record of a page: schemas/rehearse.schema.json tells each member, here and below. Empty
// text and empty objects ask for nothing.
struct Pattern {
  std::string key;
  std::string type;
  nlohmann::json where = nlohmann::json::object();
  nlohmann::json unless = nlohmann::json::object();
  bool mine = false;
  std::string lowest;
  nlohmann::json named_as;  // null: any

  static Pattern from(const nlohmann::json& value);
};

// How people and a lead go through one activity type, as its folder says in rehearse.json. Without
// one, people look on, and the lead opens, closes and reveals.
struct Script {
  struct Move {
    std::string command;
    std::vector<std::string>
        phases;  // empty: people, while it takes answers; the lead, in the lobby
    std::vector<Pattern> when;
    std::vector<Pattern> unless;
    nlohmann::json args = nlohmann::json::object();
    nlohmann::json about;  // null: nothing in particular
    double odds = 1;
    std::size_t at_most = 1;
    std::string after;
    std::vector<std::string> never_after;
  };
  struct Kept {
    enum class How { one, each, last };
    std::string command;
    bool by_lead = false;
    Pattern as;
    How how = How::one;
  };
  struct Figure {
    std::string at;
    std::string has;
    nlohmann::json where = nlohmann::json::object();
    std::string list;
    std::string named;
    std::string sums;
  };
  struct Counted {
    std::string command;
    Pattern in;
    nlohmann::json only = nlohmann::json::object();
    bool shown_to_all = false;
    std::vector<std::vector<Figure>> figures;
  };

  std::vector<Move> people;
  std::vector<Move> lead;
  bool reveals = true;
  std::vector<Kept> kept;
  std::optional<Counted> counted;

  // `value` fits schemas/rehearse.schema.json. Throws nlohmann::json::exception where it does not.
  static Script from(const nlohmann::json& value);
};

// By activity type.
using Scripts = std::map<std::string, Script, std::less<>>;

// Of a type without one: an empty script.
const Script& script_for(const Scripts& scripts, std::string_view plugin);

}  // namespace chorus::rehearse
