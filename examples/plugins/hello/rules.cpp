#include "rules.hpp"

#include <string>
#include <string_view>

namespace hello {
namespace {

using chorus::sdk::Call;
using chorus::sdk::Changes;
using chorus::sdk::Command;
using chorus::sdk::Decision;
using chorus::sdk::Rejection;

// The key of this person's record of a kind, or a new one. Keys say nothing of whose they are;
// is_owner does.
std::string own_key(const Call& call, const std::string& kind) {
  for (const auto& record : call.scan(kind + "/")) {
    if (call.is_owner(record.key)) return record.key;
  }
  return call.new_key(kind);
}

// The word as it was given, for it fits the schema already; a late one is marked. `args` is a JSON
// object with one member, so a member may be put before it without a JSON library.
std::string body_of(std::string_view args, bool is_late) {
  const std::string object(args.substr(args.find('{') + 1));
  return (is_late ? "{\"late\":true," : "{") + object;
}

Decision give(const Call& call, std::string_view args) {
  const std::string phase = call.phase();
  const bool is_late = phase == "closed" || phase == "revealed" || phase == "reopened";
  return Changes()
      .put(own_key(call, "word"), "word", body_of(args, is_late))
      .remove(own_key(call, "pass"));
}

}  // namespace

Decision Rules::decide(const Call& call, const Command& command) {
  if (command.name == "give") return give(call, command.args);
  if (command.name == "pass") return Changes().put(own_key(call, "pass"), "pass", "{}");
  return Rejection{"unknown_command", "hello.unknown_command"};
}

}  // namespace hello
