#pragma once

#include "activity.hpp"
#include "cards.hpp"
#include "report.hpp"
#include "thing.hpp"

#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

// An activity type as its nouns and its decisions: derive from RuleBook, name the commands in a
// table, override the moments that matter. Arguments come read; they fit the schema of their
// command, and settings fit the manifest's form, so neither is checked again.
namespace chorus::sdk {

// One command: its name in the manifest, and what decides it.
struct Handler {
  std::string_view name;
  Decision (*decide)(const Call& call, const Json& args);
};

class RuleBook : public Activity {
 public:
  Decision decide(const Call& call, const Command& command) final {
    for (const auto& handler : handlers()) {
      if (handler.name == command.name) return handler.decide(call, Json::parse(command.args));
    }
    // The manifest names a command that the table does not have.
    throw std::logic_error("no handler for " + std::string(command.name));
  }

  Decision phase_changed(const Call& call, std::string_view phase) final {
    if (phase == "open") return starts(call);
    if (phase == "closed") return closes(call);
    if (phase == "revealed") return reveals(call);
    return Changes();
  }

  Decision stage_changed(const Call& call, std::string_view stage) final {
    return comes_to(call, stage);
  }

  std::string sections(const Call& call, std::string_view purpose, std::string_view) final {
    Report report;
    tell(call, purpose, report);
    return report.text();
  }

 protected:
  virtual std::span<const Handler> handlers() const = 0;
  // `opened` of Activity: the activity is made ready, once, before anybody sees it.
  virtual Decision starts(const Call&) { return Changes(); }   // people may answer from now on
  virtual Decision closes(const Call&) { return Changes(); }   // nobody may any more
  virtual Decision reveals(const Call&) { return Changes(); }  // everybody is shown the result
  // A lead moved it to another stage of the manifest's, on or back.
  virtual Decision comes_to(const Call&, std::string_view /*stage*/) { return Changes(); }
  // What it has to say in a report; as it stands here, Chorus tells its things as their kinds say.
  virtual void tell(const Call&, std::string_view /*purpose*/, Report& report) {
    report.leave_to_chorus();
  }
};

// Ties `key` to each thing that `args` names under "because", as the link type that `type_of` gives
// for its key. False: something of it is not here.
template <class TypeOf>
bool link_because(const Call& call, const Json& args, const std::string& key, TypeOf type_of,
                  Changes& changes) {
  for (const auto& because : args.value("because", Json::array())) {
    const auto ref = because.get<std::string>();
    if (!call.get(ref)) return false;
    changes.link(key, ref, type_of(ref));
  }
  return true;
}

#ifdef CHORUS_ACTIVITY_ID
// Internal to each source, since every activity type is built with an id of its own.

// A refusal; its words stand in the catalogue under "<id>.<code>".
static inline Rejection no(const std::string& code, const Json& args = Json::object()) {
  return {code, CHORUS_ACTIVITY_ID "." + code, args.dump()};
}

// A handler of a command that names a thing by its "key"; refused as "not_here" where it is gone.
template <Decision (*decide)(const Call&, Thing, const Json&)>
static Decision on_thing(const Call& call, const Json& args) {
  auto found = thing_in(call, args, "key");
  return found ? decide(call, std::move(*found), args) : no("not_here");
}

// What cards made of a command.
static inline Decision said(const Cards::Result& result) {
  if (const auto* refused = std::get_if<Cards::Refused>(&result)) {
    return no(refused->code, refused->args);
  }
  return std::get<Changes>(result);
}

// Words of this activity's catalogue in a report: own_words("report_title") is "<id>.report_title".
static inline Json own_words(const std::string& key, const Json& args = Json::object()) {
  Json words{{"words", CHORUS_ACTIVITY_ID "." + key}};
  if (!args.empty()) words["args"] = args;
  return words;
}
#endif

}  // namespace chorus::sdk
