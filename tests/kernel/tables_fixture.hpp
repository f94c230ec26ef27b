#pragma once

#include "kernel/values/group.hpp"
#include "tests/kernel/giving_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace chorus::test {

// Three people who said who they are, ana, ben and cem, whom a lead seats at tables.
class Tables : public GivingFixture {
 public:
  Tables() {
    for (const char* name : {"ana", "ben", "cem"}) introduce(participant(name), name);
  }

  void introduce(Person& person, const std::string& name) {
    const nlohmann::json args{
        {"picture", "blue-wren"}, {"name", name + "-name"}, {"role_group", "unsaid"}};
    send(person, "core.introduce", args.dump(), "inquiry");
  }
  // The key by which leads know somebody.
  std::string who(const std::string& name) { return known(participant(name).seat.person); }
  std::string known(const kernel::PersonId& person) const {
    for (const auto& [key, record] : inquiry()) {
      if (record->type == "person" && record->owner == person) return key.value();
    }
    return "person/nobody";
  }
  const std::map<kernel::Key, kernel::RecordPtr>& inquiry() const {
    return room->space(kernel::k_inquiry_space)->records;
  }

  nlohmann::json people(const std::vector<std::string>& names) {
    nlohmann::json keys = nlohmann::json::array();
    for (const auto& name : names) keys.push_back(who(name));
    return keys;
  }
  const kernel::Answer* makes(const std::vector<std::vector<std::string>>& tables) {
    nlohmann::json groups = nlohmann::json::array();
    for (const auto& names : tables) {
      groups.push_back({{"name", "Table " + std::to_string(groups.size() + 1)},
                        {"place", "by the door"},
                        {"people", people(names)}});
    }
    return lead_sends("core.make_groups", {{"groups", groups}});
  }
  std::vector<std::string> made_tables(const std::vector<std::vector<std::string>>& tables) {
    const auto* answer = makes(tables);
    BOOST_REQUIRE(accepted(answer));
    return nlohmann::json::parse(std::get<kernel::Body>(answer->outcome).text()).at("keys");
  }
  const kernel::Answer* lead_sends(const std::string& name, const nlohmann::json& args) {
    return send(lead(), name, args.dump(), "inquiry");
  }
  const kernel::Answer* moves(const std::string& name, const std::string& from,
                              const std::string& to) {
    nlohmann::json args{{"person", who(name)}};
    if (!from.empty()) args["from"] = from;
    if (!to.empty()) args["to"] = to;
    return lead_sends("core.move_people", {{"moves", {args}}});
  }
  std::vector<kernel::GroupId> sits(const std::string& name) {
    return reader(participant(name)).reader_class.groups;
  }
  std::string shown(const std::string& name, const std::string& space = "inquiry") {
    return seen_by(reader(participant(name)), space);
  }
  std::size_t count(const std::string& type) const {
    return static_cast<std::size_t>(
        std::count_if(inquiry().begin(), inquiry().end(),
                      [&](const auto& entry) { return entry.second->type == type; }));
  }
};

inline kernel::GroupId id_of(const std::string& key) {
  return kernel::group_id_of(kernel::k_inquiry_space, kernel::Key(key));
}

}  // namespace chorus::test
