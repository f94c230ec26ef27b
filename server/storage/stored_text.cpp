#include "storage/stored_text.hpp"

#include "kernel/values/json_text.hpp"
#include "storage/trouble.hpp"

#include <nlohmann/json.hpp>

#include <memory>

namespace chorus::storage {
namespace {

using kernel::Body;
using kernel::Record;
using kernel::SpaceState;
using nlohmann::json;

template <class Read>
auto sound(const char* what, Read read) {
  try {
    return read();
  } catch (const json::exception&) {
    throw StorageTrouble(std::string("A stored ") + what + " cannot be read; the file is damaged.");
  }
}

template <class Value>
Value known(std::optional<Value> value) {
  if (!value) throw StorageTrouble("A stored word is unknown; the file is damaged.");
  return *value;
}

json json_of(const Record& record) {
  return {{"key", record.key.value()},
          {"type", record.type},
          {"class", kernel::to_text(record.record_class)},
          {"rev", record.rev},
          {"audience", record.audience.atoms()},
          {"owner", record.owner.value()},
          {"gate", kernel::to_text(record.gate)},
          {"body", record.body.text()},
          {"given", record.given}};
}

Record record_from(const json& from, const kernel::SpaceId& space) {
  Record record;
  record.space = space;
  record.key = kernel::Key(from.at("key").get<std::string>());
  record.type = from.at("type").get<std::string>();
  record.record_class = known(kernel::record_class_from(from.at("class").get<std::string>()));
  record.rev = from.at("rev").get<std::uint64_t>();
  record.audience = kernel::Audience(from.at("audience").get<std::vector<std::string>>());
  record.owner = kernel::PersonId(from.at("owner").get<std::string>());
  record.gate = known(kernel::gate_from(from.at("gate").get<std::string>()));
  record.body = Body(from.at("body").get<std::string>());
  record.given = from.value("given", std::uint64_t{0});
  return record;
}

json json_of(const SpaceState& state) {
  json result{{"plugin_id", state.plugin_id},
              {"plugin_version", state.plugin_version},
              {"state_version", state.state_version},
              {"title", state.title},
              {"round", state.round},
              {"session", state.session},
              {"position", state.position},
              {"minutes", state.minutes},
              {"script", state.script.text()},
              {"settings", state.settings.text()},
              {"phase", kernel::to_text(state.phase)},
              {"sealed", state.sealed}};
  if (state.ends_at) result["ends_at"] = *state.ends_at;
  if (!state.stage.empty()) result["stage"] = state.stage;
  return result;
}

SpaceState state_from(const json& from, const kernel::SpaceId& space) {
  SpaceState state;
  state.id = space;
  state.plugin_id = from.at("plugin_id").get<std::string>();
  state.plugin_version = from.at("plugin_version").get<std::string>();
  state.state_version = from.at("state_version").get<std::uint32_t>();
  state.title = from.at("title").get<std::string>();
  state.round = from.at("round").get<std::string>();
  state.session = from.at("session").get<std::string>();
  state.position = from.at("position").get<std::uint32_t>();
  state.minutes = from.at("minutes").get<std::uint32_t>();
  state.script = Body(from.at("script").get<std::string>());
  state.settings = Body(from.at("settings").get<std::string>());
  state.phase = known(kernel::phase_from(from.at("phase").get<std::string>()));
  state.sealed = from.at("sealed").get<bool>();
  state.stage = from.value("stage", "");
  if (from.contains("ends_at")) state.ends_at = from.at("ends_at").get<kernel::Instant>();
  return state;
}

}  // namespace

std::string text_of(const kernel::Audience& audience) {
  std::string text;
  kernel::append_list(text, audience.atoms(),
                      [&](const std::string& atom) { kernel::append_quoted(text, atom); });
  return text;
}

kernel::Audience audience_from(std::string_view text) {
  return sound("audience",
               [&] { return kernel::Audience(json::parse(text).get<std::vector<std::string>>()); });
}

std::string text_of(const Answers& answers) {
  std::string text;
  kernel::append_list(text, answers, [&](const auto& answer) {
    text += '[';
    kernel::append_number(text, answer.first);
    text += ',';
    kernel::append_quoted(text, answer.second.text());
    text += ']';
  });
  return text;
}

Answers answers_from(std::string_view text) {
  return sound("answer", [&] {
    Answers answers;
    for (const auto& pair : json::parse(text)) {
      answers.emplace_back(pair.at(0).get<std::uint64_t>(), Body(pair.at(1).get<std::string>()));
    }
    return answers;
  });
}

std::string text_of(const std::vector<kernel::Ref>& things, const kernel::SpaceId& space) {
  std::string text;
  kernel::append_list(text, things, [&](const kernel::Ref& thing) {
    kernel::append_quoted(text, kernel::text_of(thing, space));
  });
  return text;
}

std::vector<kernel::Ref> things_from(std::string_view text, const kernel::SpaceId& space) {
  return sound("name in the journal", [&] {
    std::vector<kernel::Ref> things;
    for (const auto& name : json::parse(text)) {
      const auto thing = name.get<std::string>();
      if (!thing.empty()) things.push_back(kernel::ref_from(thing, space));
    }
    return things;
  });
}

std::string image_of(const kernel::UndoEntry& entry) {
  json image{{"before", json::array()}, {"made", json::array()}, {"after_revs", json::array()}};
  for (const auto& record : entry.before) image["before"].push_back(json_of(*record));
  for (const auto& key : entry.made) image["made"].push_back(key.value());
  for (const auto& [key, rev] : entry.after_revs) {
    image["after_revs"].push_back(json::array({key.value(), rev}));
  }
  if (entry.state_before) image["state_before"] = json_of(*entry.state_before);
  if (entry.state_after) image["state_after"] = json_of(*entry.state_after);
  return image.dump();
}

void read_image(std::string_view text, kernel::UndoEntry& entry) {
  sound("undo image", [&] {
    const json image = json::parse(text);
    for (const auto& record : image.at("before")) {
      entry.before.push_back(std::make_shared<const Record>(record_from(record, entry.space)));
    }
    for (const auto& key : image.at("made")) entry.made.emplace_back(key.get<std::string>());
    for (const auto& pair : image.at("after_revs")) {
      entry.after_revs.emplace_back(kernel::Key(pair.at(0).get<std::string>()),
                                    pair.at(1).get<std::uint64_t>());
    }
    if (image.contains("state_before")) {
      entry.state_before = state_from(image.at("state_before"), entry.space);
    }
    if (image.contains("state_after")) {
      entry.state_after = state_from(image.at("state_after"), entry.space);
    }
  });
}

std::string text_of(const kernel::Ballot& ballot, std::uint64_t seq) {
  return json{{"mark", ballot.mark.value()},
              {"key", ballot.key.value()},
              {"type", ballot.type},
              {"body", ballot.body.text()},
              {"seq", seq}}
      .dump();
}

SealedBallot ballot_from(std::string_view text, const kernel::SpaceId& space) {
  return sound("ballot", [&] {
    const json from = json::parse(text);
    SealedBallot sealed;
    sealed.ballot.space = space;
    sealed.ballot.mark = kernel::Mark(from.at("mark").get<std::string>());
    sealed.ballot.key = kernel::Key(from.at("key").get<std::string>());
    sealed.ballot.type = from.at("type").get<std::string>();
    sealed.ballot.body = Body(from.at("body").get<std::string>());
    sealed.seq = from.at("seq").get<std::uint64_t>();
    return sealed;
  });
}

bool is_json_object(std::string_view text) {
  const json parsed = json::parse(text, nullptr, false);
  return parsed.is_object();
}

}  // namespace chorus::storage
