#pragma once

#include "../rules.hpp"
#include "rig.hpp"

#include <nlohmann/json.hpp>

#include <string>

// Two tables, north (Ana, Ben) and south (Cem), and a story and a theme to stand on.
namespace chorus::dream_statement::tests {

using nlohmann::json;

struct Writing : sdk::Rig<Rules> {
  Writing() : Rig(CHORUS_PLUGIN_SOURCES "/dream-statement") {
    now(1'800'000'000'000).phase("open");
    given("story/a@s2", "story", R"({"mode":"words","words":"the gate"})");
    given("theme/t@s3", "theme", R"({"name":"Somebody knows me"})");
    // Whoever did anything sits where they are said to.
    for (const auto somebody : {&Writing::ana, &Writing::ben, &Writing::cem}) {
      (this->*somebody)().does("core.undo");
    }
  }

  Writing& ana() { return as("ana", "north"); }
  Writing& ben() { return as("ben", "north"); }
  Writing& cem() { return as("cem", "south"); }
  Writing& lead() {
    facilitator().groups("");
    return *this;
  }
  Writing& as(const std::string& name, const std::string& table) {
    participant(name).groups(table);
    return *this;
  }

  sdk::Outcome does(const std::string& command, const json& args = json::object()) {
    return when(command, args.dump());
  }
  // Ana's table has written it, and she has the pen.
  std::string written(const std::string& words = "Everyone is met by somebody who knows them.") {
    ana().does("take_pen");
    return json::parse(does("begin", {{"words", words}}).answer).at("key");
  }
  std::string shown() {
    auto key = written();
    ana().does("ground", {{"key", key}, {"because", {"story/a@s2"}}});
    ana().does("show", {{"key", key}, {"version", 1}});
    return key;
  }
  json body(const std::string& key) const { return json::parse(records().at(key).body); }
  json table(const std::string& at = "north") const {
    for (const auto& record : of_type("table")) {
      json body = json::parse(record.body);
      if (body.at("at") == at) return body;
    }
    return {};
  }
  std::string table_key(const std::string& at = "north") const {
    for (const auto& record : of_type("table")) {
      if (json::parse(record.body).at("at") == at) return record.key;
    }
    return {};
  }
  // The hand of whoever asked as the last but `nth`.
  std::string asking(std::size_t nth = 0) const { return table().at("asks").at(nth).at("by"); }
};

}  // namespace chorus::dream_statement::tests
