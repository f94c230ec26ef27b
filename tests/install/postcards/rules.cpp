#include "rules.hpp"

#include <string>

namespace postcards {
namespace {

using chorus::sdk::Call;
using chorus::sdk::Changes;
using chorus::sdk::Decision;
using chorus::sdk::Json;

Decision write(const Call& call, const Json& args) {
  return Changes().contribute(chorus::sdk::key_of_actor(call, "postcard"), "postcard", args);
}

Decision gather(const Call& call, const Json& args) {
  const std::string key = call.new_key("bundle");
  Changes changes;
  changes.contribute(key, "bundle",
                     Json{{"ribbon", args.at("ribbon")}, {"opened_on", "2026-11-24"}});
  for (const auto& postcard : args.at("keys")) {
    if (!chorus::sdk::thing(call, postcard.get<std::string>())) {
      return chorus::sdk::no("not_there");
    }
    changes.link(key, postcard.get<std::string>(), "grouped_in");
  }
  return changes;
}

constexpr chorus::sdk::Handler k_handlers[] = {{"write", write}, {"gather", gather}};

}  // namespace

Rules::Rules() : RuleBook(k_handlers) {}

}  // namespace postcards
