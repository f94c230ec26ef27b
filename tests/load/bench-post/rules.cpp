#include "rules.hpp"

#include <string>

namespace bench_post {

using chorus::sdk::Call;
using chorus::sdk::Changes;
using chorus::sdk::Command;
using chorus::sdk::Decision;

Decision Rules::decide(const Call& call, const Command& command) {
  // The manifest lets no third command through. Its schema is the record's, so args are the body.
  const std::string key =
      command.name == "say" ? "post/" + call.actor_mark() : call.new_key("post");
  return Changes().put(key, "post", std::string(command.args));
}

}  // namespace bench_post
