#include "rules.hpp"

#include "tables.hpp"

#include <string>

namespace album {
namespace {

using chorus::sdk::Call;
using chorus::sdk::Changes;
using chorus::sdk::Decision;
using chorus::sdk::Json;
using chorus::sdk::no;

std::string page_of(const Call& call, const std::string& at) {
  for (const auto& page : call.scan("page/")) {
    if (Json::parse(page.body).at("at") == at) return page.key;
  }
  return call.new_key("page");
}

Decision head(const Call& call, const Json& args) {
  const auto tables = call.groups();
  if (tables.empty()) return no("no_table");
  const std::string at = tables.front();
  return Changes().put(page_of(call, at), "page", Json{{"at", at}, {"words", args.at("words")}},
                       chorus::sdk::audience_of_table(at));
}

Decision give(const Call& call, const Json& args) {
  return Changes().put(call.new_key("picture"), "picture", args);
}

constexpr chorus::sdk::Handler k_handlers[] = {{"head", head}, {"give", give}};

}  // namespace

Rules::Rules() : RuleBook(k_handlers) {}

Decision Rules::migrate(const Call& call, std::uint32_t from) {
  if (from != 1) return no("unknown_state");
  Changes changes;
  for (const auto& page : call.scan("page/")) {
    const Json body = Json::parse(page.body);
    changes.put(page.key, "page", Json{{"at", body.at("at")}, {"words", body.at("title")}},
                page.audience);
  }
  return changes;
}

}  // namespace album
