#pragma once

#include "activity.hpp"
#include "report.hpp"
#include "thing.hpp"

#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

// An activity type as its nouns and its decisions: derive from RuleBook, and name in its
// constructor what decides each command, and what happens at the moments that matter. Arguments
// come read; they fit the schema of their command, and settings fit the manifest's form, so neither
// is checked again.
namespace chorus::sdk {

// One command: its name in the manifest, and what decides it.
struct Handler {
  std::string_view name;
  Decision (*decide)(const Call& call, const Json& args);
};

// What happens of itself. A moment that is not named changes nothing.
struct Moments {
  Decision (*opened)(const Call& call) = nullptr;   // made ready, once, before anybody sees it
  Decision (*starts)(const Call& call) = nullptr;   // people may answer from now on
  Decision (*closes)(const Call& call) = nullptr;   // nobody may any more
  Decision (*reveals)(const Call& call) = nullptr;  // everybody is shown the result
  // A lead moved it to another stage of the manifest's, on or back.
  Decision (*comes_to)(const Call& call, std::string_view stage) = nullptr;
  // What it has to say in a report; without it Chorus tells its things as their kinds say.
  void (*tells)(const Call& call, std::string_view purpose, Report& report) = nullptr;
};

class RuleBook : public Activity {
 public:
  // `handlers` outlive the rules: a constant table.
  explicit RuleBook(std::span<const Handler> handlers, const Moments& moments = {})
      : handlers_(handlers), moments_(moments) {}

  Decision decide(const Call& call, const Command& command) final {
    for (const auto& handler : handlers_) {
      if (handler.name == command.name) return handler.decide(call, Json::parse(command.args));
    }
    // The manifest names a command that the table does not have.
    throw std::logic_error("no handler for " + std::string(command.name));
  }

  Decision opened(const Call& call) final { return at(moments_.opened, call); }

  Decision phase_changed(const Call& call, std::string_view phase) final {
    if (phase == "open") return at(moments_.starts, call);
    if (phase == "closed") return at(moments_.closes, call);
    if (phase == "revealed") return at(moments_.reveals, call);
    return Changes();
  }

  Decision stage_changed(const Call& call, std::string_view stage) final {
    return moments_.comes_to ? moments_.comes_to(call, stage) : Changes();
  }

  std::string sections(const Call& call, std::string_view purpose, std::string_view) final {
    if (!moments_.tells) return {};
    Report report;
    moments_.tells(call, purpose, report);
    return report.text();
  }

 private:
  static Decision at(Decision (*moment)(const Call&), const Call& call) {
    return moment ? moment(call) : Changes();
  }

  std::span<const Handler> handlers_;
  Moments moments_;
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

// The handler of a command by which somebody says that they would rather not, kept for them alone
// as a private record "pass" {"at"}.
inline Decision pass_once(const Call& call, const Json&) {
  if (!things_of_actor(call, "pass").empty()) return Changes();
  return Changes().put(call.new_key("pass"), "pass", Json{{"at", call.now_ms()}});
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

// The same, and refused as "not_yours" where it is not the actor's own.
template <Decision (*decide)(const Call&, Thing, const Json&)>
static Decision on_own(const Call& call, const Json& args) {
  auto found = own_in(call, args, "key");
  return found ? decide(call, std::move(*found), args) : no("not_yours");
}

// Words of this activity's catalogue in a report: own_words("report_title") is "<id>.report_title".
static inline Json own_words(const std::string& key, const Json& args = Json::object()) {
  Json words{{"words", CHORUS_ACTIVITY_ID "." + key}};
  if (!args.empty()) words["args"] = args;
  return words;
}
#endif

}  // namespace chorus::sdk
