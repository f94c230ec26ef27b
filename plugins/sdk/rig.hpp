#pragma once

#include "bench.hpp"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

// Rules in a test: given records, when a command, then changes. The room behind it is the program's
// own (bench.hpp), so a test sees what people would: who is refused and with which code, what each
// reader is shown, what goes when somebody takes their words back, what a limit stops, when a wake
// comes. Every decision is made twice and compared: rules that lean on anything but their call
// throw std::logic_error here.
//
//   Rig<Rules> rig(CHORUS_ACTIVITY_FOLDER);
//   rig.opened();
//   rig.moves_to("open");
//   rig.participant("ana").when("say", R"({"text":"There was always somebody."})");
//   check(rig.shown_on_wall().empty());
namespace chorus::sdk {

template <class Rules>
class Rig {
 public:
  // `folder`: the activity type's, with its manifest.json and schemas/. Where nothing else is said,
  // the activity is open, on default settings, with nothing in it.
  explicit Rig(const std::filesystem::path& folder,
               const std::filesystem::path& schemas = CHORUS_SCHEMAS)
      : bench_(folder, schemas, k_entry) {
    bench_.set_phase("open");
  }

  // ---- how things stand ----

  // A record as it would have come to be: nobody's, released, and free to leave in a report. An
  // `audience` says otherwise. "story/a@s2" is one of another activity.
  Rig& given(const std::string& key, const std::string& type, const std::string& body,
             const std::string& audience = {}) {
    bench_.give({key, type, audience, body}, {});
    return *this;
  }
  // The same of a person.
  Rig& given_by(const std::string& name, const std::string& key, const std::string& type,
                const std::string& body, const std::string& audience = {}) {
    bench_.give({key, type, audience, body}, name);
    return *this;
  }
  // Records from a file: key, type, audience and body a line, a tab between two. The state files of
  // released versions are kept this way.
  Rig& given_file(const std::string& path) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error("no fixture " + path);
    for (std::string line; std::getline(file, line);) {
      std::istringstream fields(line);
      Record record;
      std::getline(fields, record.key, '\t');
      std::getline(fields, record.type, '\t');
      std::getline(fields, record.audience, '\t');
      std::getline(fields, record.body, '\t');
      if (record.body.empty()) throw std::runtime_error("not a record in " + path + ": " + line);
      bench_.give(record, {});
    }
    return *this;
  }
  // What is not said falls back to the manifest's defaults, as in a room.
  Rig& settings(const std::string& json) {
    bench_.set_settings(json);
    return *this;
  }
  Rig& phase(const std::string& phase) {
    bench_.set_phase(phase);
    return *this;
  }
  // The room's clock, in a room whose zone is UTC; nobody is woken. Time that passes: `passes`.
  Rig& now(std::int64_t ms) {
    bench_.set_now(ms);
    return *this;
  }
  Rig& seed(std::uint64_t seed) {
    bench_.set_seed(seed);
    return *this;
  }

  // ---- who acts from now on ----

  Rig& facilitator(const std::string& name = "lead") { return actor("facilitator", name); }
  Rig& participant(const std::string& name) { return actor("participant", name); }
  // Of whom they are one who acts from now on: "young_person".
  Rig& role_group(const std::string& role_group) {
    who_.role_group = role_group;
    return *this;
  }
  // Where the actor sits: ids of pairs and tables, a space between two. Empty: nowhere.
  Rig& groups(const std::string& groups) {
    who_.groups = groups;
    return *this;
  }

  // By this key a command names a participant.
  std::string key_of(const std::string& name) { return bench_.key_of({.name = name}); }

  // ---- what happens ----

  // A command of the activity, or one that every activity has ("core.withdraw", "core.permit",
  // "core.release"; schemas/README.md of Chorus).
  Outcome when(std::string_view name, std::string_view args = "{}") {
    return bench_.send(who_, name, args);
  }
  // Whoever acts has sent a photo: its id, as `medium` of a record names it.
  std::string sends_photo() { return bench_.send_photo(who_); }
  // A lead prepares it: the rules lay out what they begin with.
  Outcome opened() {
    bench_.set_phase("draft");
    return bench_.send(k_lead, "core.prepare", "{}");
  }
  // A lead moves it on, by the command that leads there from the phase it is in.
  Outcome moves_to(const std::string& phase) {
    const auto [command, args] = leading_to(phase);
    return bench_.send(k_lead, command, args);
  }
  // A lead moves it to another of the stages it has while it is open; it begins at the first.
  Outcome moves_to_stage(const std::string& stage) {
    return bench_.send(k_lead, "core.stage", R"({"to":")" + stage + R"("})");
  }
  // Time goes by, and whatever asked to be woken in it is.
  Outcome passes(std::int64_t ms) { return bench_.pass_to(bench_.now() + ms); }
  // What it says for a report, over what may leave the room; in Outcome::answer.
  Outcome sections(std::string_view purpose, std::string_view locale = "en") {
    return bench_.sections(purpose, locale);
  }
  // Whoever acts takes their own words back.
  Outcome takes_back(const std::string& key) {
    return bench_.send(who_, "core.withdraw", R"({"keys":[")" + key + R"("]})");
  }
  // Whoever acts says how far their own words may travel: only_me, facilitators, room, gist, words.
  Outcome permits(const std::string& key, const std::string& rung) {
    return bench_.send(who_, "core.permit",
                       R"({"key":")" + key + R"(","permission":")" + rung + R"("})");
  }
  // A lead lets everybody see it.
  Outcome released(const std::string& key) {
    return bench_.send(k_lead, "core.release", R"({"keys":[")" + key + R"("]})");
  }

  // ---- what is there now ----

  std::string in_phase() const { return bench_.phase(); }
  std::string at_stage() const { return bench_.stage(); }

  // As the rules would read it.
  std::map<std::string, Record> records() const { return bench_.records(); }
  std::vector<Record> of_type(std::string_view type) const {
    std::vector<Record> found;
    for (auto& [key, record] : bench_.records()) {
      if (record.type == type) found.push_back(record);
    }
    return found;
  }
  // As the page of a participant, of a lead, and as the wall has it; what a report may have.
  std::map<std::string, Record> shown_to(const std::string& name) const {
    return bench_.shown_to({.name = name});
  }
  std::map<std::string, Record> shown_to_leads() const { return bench_.shown_to(k_lead); }
  std::map<std::string, Record> shown_on_wall() const {
    return bench_.shown_to({.role = "wall", .name = ""});
  }
  std::map<std::string, Record> leaving() const { return bench_.leaving(); }

 private:
  using Table = detail::Table<Rules>;
  static constexpr chorus_plugin_entry k_entry{sizeof(chorus_plugin_entry),
                                               CHORUS_ABI_MAJOR,
                                               CHORUS_ABI_MINOR,
                                               "",
                                               "",
                                               &Table::start,
                                               &Table::stop,
                                               &Table::get};
  static inline const Who k_lead{.role = "facilitator", .name = "lead"};

  Rig& actor(const std::string& role, const std::string& name) {
    who_.role = role;
    who_.name = name;
    return *this;
  }

  std::pair<std::string, std::string> leading_to(const std::string& phase) const {
    if (phase == "lobby") return {"core.prepare", "{}"};
    if (phase == "paused") return {"core.pause", "{}"};
    if (phase == "closing_soon") return {"core.close", "{}"};
    if (phase == "closed") return {"core.close", R"({"now":true})"};
    if (phase == "revealed") return {"core.reveal", "{}"};
    if (phase == "reopened") return {"core.reopen", "{}"};
    const std::string from = bench_.phase();
    const bool goes_on = from == "paused" || from == "closing_soon";
    return {goes_on ? "core.resume" : "core.open", "{}"};
  }

  Bench bench_;
  Who who_;
};

}  // namespace chorus::sdk
