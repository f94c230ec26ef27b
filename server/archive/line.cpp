#include "archive/line.hpp"

#include "archive/refusal.hpp"
#include "kernel/values/permission.hpp"
#include "kernel/values/phase.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace chorus::archive {
namespace {

using kernel::Body;
using nlohmann::json;

json body_of(const Body& body) { return json::parse(body.text()); }
Body body_from(const json& value) { return Body(value.dump()); }

// A line fits its schema before it comes here, so a word that is none is the schema's fault.
template <class Value>
Value known(std::optional<Value> value) {
  if (!value) throw ArchiveRefused("It says a word that this Chorus does not know.");
  return *std::move(value);
}

std::string text(const json& line, const char* member) {
  return line.at(member).get<std::string>();
}

std::uint32_t number(const json& line, const char* member) {
  return line.at(member).get<std::uint32_t>();
}

std::vector<std::string> names_of(const std::vector<kernel::Ref>& things, std::size_t from,
                                  std::size_t most) {
  std::vector<std::string> names;
  for (std::size_t at = from; at < std::min(things.size(), from + most); ++at) {
    names.push_back(kernel::text_of(things[at], {}));
  }
  return names;
}

json ref_line(const char* t, const kernel::SpaceId& space, const kernel::Key& key) {
  return {{"t", t}, {"space", space.value()}, {"key", key.value()}};
}

}  // namespace

json line_of(const Head& head) {
  json line{{"t", "archive"},
            {"version", head.version},
            {"form", head.form == Form::full ? "full" : "redacted"},
            {"made_on", head.made_on},
            {"title", head.title}};
  if (!head.question.empty()) line["question"] = head.question;
  if (!head.inquiry.empty()) line["inquiry"] = head.inquiry;
  return line;
}

Head head_from(const json& line) {
  Head head;
  head.version = line.at("version").get<int>();
  head.form = text(line, "form") == "full" ? Form::full : Form::redacted;
  head.made_on = text(line, "made_on");
  head.title = text(line, "title");
  head.question = line.value("question", "");
  head.inquiry = line.value("inquiry", "");
  return head;
}

json redacted_line_of(const kernel::SpaceState& state) {
  json line{{"t", "space"},
            {"id", state.id.value()},
            {"plugin", state.plugin_id},
            {"plugin_version", state.plugin_version},
            {"state_version", state.state_version},
            {"title", state.title},
            {"round", state.round},
            {"position", state.position},
            {"minutes", state.minutes},
            {"settings", body_of(state.settings)},
            {"phase", kernel::to_text(state.phase)}};
  if (!state.stage.empty()) line["stage"] = state.stage;
  return line;
}

json line_of(const kernel::SpaceState& state) {
  json line = redacted_line_of(state);
  line["session"] = state.session;
  line["script"] = body_of(state.script);
  line["sealed"] = state.sealed;
  line["stage"] = state.stage;
  if (state.ends_at) line["ends_at"] = *state.ends_at;
  return line;
}

kernel::SpaceState redacted_state_from(const json& line) {
  kernel::SpaceState state;
  state.id = kernel::SpaceId(text(line, "id"));
  state.plugin_id = text(line, "plugin");
  state.plugin_version = text(line, "plugin_version");
  state.state_version = number(line, "state_version");
  state.title = text(line, "title");
  state.round = text(line, "round");
  state.position = number(line, "position");
  state.minutes = number(line, "minutes");
  state.settings = body_from(line.at("settings"));
  state.phase = known(kernel::phase_from(text(line, "phase")));
  state.stage = line.value("stage", "");
  return state;
}

kernel::SpaceState state_from(const json& line) {
  auto state = redacted_state_from(line);
  state.session = text(line, "session");
  state.script = body_from(line.at("script"));
  state.sealed = line.at("sealed").get<bool>();
  if (line.contains("ends_at")) state.ends_at = line["ends_at"].get<kernel::Instant>();
  return state;
}

json redacted_line_of(const kernel::Record& record) {
  json line = ref_line("record", record.space, record.key);
  line["type"] = record.type;
  line["class"] = kernel::to_text(record.record_class);
  line["body"] = body_of(record.body);
  return line;
}

json line_of(const kernel::Record& record) {
  json line = redacted_line_of(record);
  line["rev"] = record.rev;
  line["audience"] = record.audience.atoms();
  line["owner"] = record.owner.value();
  line["gate"] = kernel::to_text(record.gate);
  line["given"] = record.given;
  return line;
}

json gap_of(const kernel::Record& record) {
  json line = ref_line("gap", record.space, record.key);
  line["type"] = record.type;
  return line;
}

namespace {

kernel::Record named_in(const json& line) {
  kernel::Record record;
  record.space = kernel::SpaceId(text(line, "space"));
  record.key = kernel::Key(text(line, "key"));
  record.type = text(line, "type");
  record.rev = 1;
  return record;
}

}  // namespace

kernel::Record record_from(const json& line) {
  auto record = named_in(line);
  record.record_class = known(kernel::record_class_from(text(line, "class")));
  record.rev = line.at("rev").get<std::uint64_t>();
  record.audience = kernel::Audience(line.at("audience").get<std::vector<std::string>>());
  record.owner = kernel::PersonId(text(line, "owner"));
  record.gate = known(kernel::gate_from(text(line, "gate")));
  record.body = body_from(line.at("body"));
  record.given = line.at("given").get<std::uint64_t>();
  return record;
}

kernel::Record redacted_record_from(const json& line) {
  auto record = named_in(line);
  record.record_class = known(kernel::record_class_from(text(line, "class")));
  record.audience = record.record_class == kernel::RecordClass::contribution
                        ? kernel::audience_for(kernel::Permission::words)
                        : kernel::Audience({"room", "facilitators"});
  record.body = body_from(line.at("body"));
  return record;
}

kernel::Record tombstone_from(const json& gap) {
  auto record = named_in(gap);
  record.record_class = kernel::RecordClass::contribution;
  return kernel::tombstone_of(record);
}

json line_of(const kernel::Pass& card) {
  return {
      {"t", "card"}, {"kind", "slip"}, {"person", card.person.value()}, {"digest", card.digest}};
}

kernel::Pass card_from(const json& line) {
  kernel::Pass card;
  card.person = kernel::PersonId(text(line, "person"));
  card.digest = text(line, "digest");
  return card;
}

json line_of(const kernel::Wake& wake) {
  return {{"t", "wake"},
          {"space", wake.space.value()},
          {"name", wake.name},
          {"at", wake.at},
          {"payload", body_of(wake.payload)}};
}

kernel::Wake wake_from(const json& line) {
  kernel::Wake wake;
  wake.space = kernel::SpaceId(text(line, "space"));
  wake.name = text(line, "name");
  wake.at = line.at("at").get<kernel::Instant>();
  wake.payload = body_from(line.at("payload"));
  return wake;
}

json line_of(const kernel::JournalRow& act) {
  return {{"t", "act"},
          {"seq", act.seq},
          {"space", act.space.value()},
          {"at", act.at},
          {"command", act.command},
          {"lead", act.lead.value()},
          {"things", names_of(act.things, 0, act.things.size())}};
}

kernel::JournalRow act_from(const json& line) {
  kernel::JournalRow act;
  act.seq = line.at("seq").get<std::uint64_t>();
  act.space = kernel::SpaceId(text(line, "space"));
  act.at = line.at("at").get<kernel::Instant>();
  act.command = text(line, "command");
  act.lead = kernel::PersonId(text(line, "lead"));
  act.things = things_from(line);
  return act;
}

json line_of(const storage::Withdrawal& withdrawal) {
  json line = ref_line("withdrawal", withdrawal.thing.space, withdrawal.thing.key);
  line["seq"] = withdrawal.seq;
  line["at"] = withdrawal.at;
  line["command"] = withdrawal.command;
  return line;
}

storage::Withdrawal withdrawal_from(const json& line) {
  storage::Withdrawal withdrawal;
  withdrawal.thing = {kernel::SpaceId(text(line, "space")), kernel::Key(text(line, "key"))};
  withdrawal.seq = line.at("seq").get<std::uint64_t>();
  withdrawal.at = line.at("at").get<kernel::Instant>();
  withdrawal.command = text(line, "command");
  return withdrawal;
}

json line_of(const kernel::IssuedPaper& paper) {
  json line{{"t", "paper"}, {"at", paper.at}, {"purpose", paper.purpose}, {"format", paper.format}};
  if (paper.issue > 0) line["issue"] = paper.issue;
  if (!paper.state.empty()) line["state"] = paper.state;
  return line;
}

kernel::IssuedPaper paper_from(const json& line) {
  kernel::IssuedPaper paper{
      line.at("at").get<kernel::Instant>(), text(line, "purpose"), text(line, "format"), {}};
  paper.issue = line.value("issue", 0);
  paper.state = line.value("state", "");
  return paper;
}

json line_of_things(const std::vector<kernel::Ref>& things, std::size_t from) {
  return {{"t", "paper_things"}, {"things", names_of(things, from, k_things_a_line)}};
}

std::vector<kernel::Ref> things_from(const json& line) {
  std::vector<kernel::Ref> things;
  for (const auto& name : line.at("things")) {
    things.push_back(kernel::ref_from(name.get<std::string>(), {}));
  }
  return things;
}

json redacted_line_of(const kernel::Medium& medium, const std::string& sha256) {
  json line{{"t", "medium"},
            {"id", medium.id.value()},
            {"type", medium.content_type},
            {"size", medium.size},
            {"sha256", sha256}};
  if (medium.width > 0) line["width"] = medium.width;
  if (medium.height > 0) line["height"] = medium.height;
  if (medium.seconds > 0) line["seconds"] = medium.seconds;
  return line;
}

json line_of(const kernel::Medium& medium, const std::string& sha256) {
  json line = redacted_line_of(medium, sha256);
  line["owner"] = medium.owner.value();
  line["added"] = medium.added;
  return line;
}

kernel::Medium redacted_medium_from(const json& line) {
  kernel::Medium medium;
  medium.id = kernel::MediumId(text(line, "id"));
  medium.content_type = text(line, "type");
  medium.width = line.value("width", std::uint32_t{0});
  medium.height = line.value("height", std::uint32_t{0});
  medium.seconds = line.value("seconds", std::uint32_t{0});
  medium.size = line.at("size").get<std::uint64_t>();
  return medium;
}

kernel::Medium medium_from(const json& line) {
  auto medium = redacted_medium_from(line);
  medium.owner = kernel::PersonId(text(line, "owner"));
  medium.added = line.at("added").get<kernel::Instant>();
  return medium;
}

json line_of_value(const std::string& name, const std::string& value) {
  return {{"t", "value"}, {"name", name}, {"value", value}};
}

}  // namespace chorus::archive
