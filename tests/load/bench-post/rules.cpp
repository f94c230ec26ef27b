#include "rules.hpp"

#include <string>

namespace bench_post {

using chorus::sdk::Call;
using chorus::sdk::Changes;
using chorus::sdk::Command;
using chorus::sdk::Decision;

namespace {

std::string audience_of_table(const Call& call) {
  const auto tables = call.groups();
  return tables.empty() ? "room facilitators" : "group:" + tables.front() + " facilitators";
}

}  // namespace

Decision Rules::decide(const Call& call, const Command& command) {
  // The manifest lets no other command through. Its schema is the record's, so args are the body.
  const std::string own = "post/" + call.actor_mark();
  if (command.name == "tell") {
    return Changes().put(own, "post", std::string(command.args), audience_of_table(call));
  }
  return Changes().put(command.name == "say" ? own : call.new_key("post"), "post",
                       std::string(command.args));
}

}  // namespace bench_post
