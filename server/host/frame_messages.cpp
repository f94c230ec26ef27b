#include "host/frame_messages.hpp"

#include "host/output_reader.hpp"
#include "kernel/values/json_reader.hpp"
#include "kernel/values/json_text.hpp"
#include "kernel/values/limits.hpp"
#include "platform/local_time.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace chorus::host {
namespace {

using kernel::append_list;
using kernel::append_number;
using kernel::append_quoted;
using nlohmann::json;

// Escaping a body as a string at most doubles it, so a part of this much stays well within
// k_attach_part_bytes.
constexpr std::size_t k_part_bytes = limits::k_attach_part_bytes / 4;
// A reply is a frame, and the bodies in it are texts.
constexpr std::size_t k_reply_depth = 6;
constexpr kernel::ReadLimits k_reply_limits{limits::k_frame_bytes, k_reply_depth,
                                            limits::k_frame_bytes, limits::k_frame_bytes};

std::string with_spaces(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

// Messages of one kind about one space, one after another: each holds as much as fits.
class Parts {
 public:
  // `settings`: in the first part alone.
  Parts(std::string_view kind, const kernel::SpaceId& space, const kernel::SpaceState& state,
        const std::string* settings = nullptr)
      : space_(space), state_(state) {
    open(kind, settings);
  }

  void add(const kernel::Record& record) {
    if (bytes_ > k_part_bytes) {
      close({});
      open("changed", nullptr);  // only the first part of an attach clears what was there
    }
    if (bytes_ > 0) part_ += ',';
    part_ += '[';
    append_quoted(part_, record.key.value());
    part_ += ',';
    append_quoted(part_, record.type);
    part_ += ',';
    append_quoted(part_, with_spaces(record.audience.atoms()));
    part_ += ',';
    append_quoted(part_, record.body.text());
    part_ += ',';
    append_number(part_, record.given);
    part_ += ']';
    bytes_ += record.key.value().size() + record.body.text().size();
  }

  // `removes` go with the last.
  std::vector<std::string> all(const std::vector<kernel::Key>& removes = {}) {
    close(removes);
    return std::move(messages_);
  }

 private:
  void open(std::string_view kind, const std::string* settings) {
    bytes_ = 0;
    part_ = R"({"t":)";
    append_quoted(part_, kind);
    part_ += R"(,"space":)";
    append_quoted(part_, space_.value());
    part_ += R"(,"phase":)";
    append_quoted(part_, kernel::to_text(state_.phase));
    part_ += R"(,"stage":)";
    append_quoted(part_, state_.stage);
    if (settings) {
      part_ += R"(,"settings":)";
      append_quoted(part_, *settings);
    }
    part_ += R"(,"puts":[)";
  }

  void close(const std::vector<kernel::Key>& removes) {
    part_ += R"(],"removes":)";
    append_list(part_, removes,
                [this](const kernel::Key& key) { append_quoted(part_, key.value()); });
    part_ += '}';
    messages_.push_back(std::move(part_));
  }

  const kernel::SpaceId& space_;
  const kernel::SpaceState& state_;
  std::string part_;
  std::size_t bytes_ = 0;  // of the records in it
  std::vector<std::string> messages_;
};

std::string_view to_text(kernel::Call::What what) {
  switch (what) {
    case kernel::Call::What::command: return "command";
    case kernel::Call::What::opened: return "opened";
    case kernel::Call::What::phase_changed: return "phase_changed";
    case kernel::Call::What::stage_changed: return "stage_changed";
    case kernel::Call::What::woke: return "woke";
    case kernel::Call::What::migrate: return "migrate";
  }
  return {};
}

Done read_done(const json& reply, const kernel::ActivityType& type) {
  Done done;
  done.id = reply.at("id").get<std::uint64_t>();
  if (reply.contains("fault")) {
    done.outcome = Faulty{reply["fault"].get<std::string>()};
  } else if (reply.contains("sections")) {
    done.outcome = SaidSections{read_sections(reply["sections"])};
  } else if (reply.contains("rejected")) {
    done.outcome = read_rejection(reply["rejected"]);
  } else {
    done.outcome = read_outputs(reply.at("ok"), type);
  }
  return done;
}

}  // namespace

std::vector<std::string> attach_messages(const kernel::Space& space, const std::string& settings,
                                         const std::vector<kernel::RecordPtr>& ballots) {
  Parts parts("attach", space.state.id, space.state, &settings);
  for (const auto& [key, record] : space.records) parts.add(*record);
  for (const auto& ballot : ballots) parts.add(*ballot);
  return parts.all();
}

std::vector<std::string> changed_messages(const kernel::SpaceId& space,
                                          const kernel::SpaceState& state,
                                          const std::vector<kernel::RecordPtr>& puts,
                                          const std::vector<kernel::Key>& removes) {
  Parts parts("changed", space, state);
  for (const auto& record : puts) parts.add(*record);
  return parts.all(removes);
}

std::string detach_message(const kernel::SpaceId& space) {
  return json{{"t", "detach"}, {"space", space.value()}}.dump();
}

std::string call_message(std::uint64_t id, const kernel::Call& call) {
  const bool by_person = call.what == kernel::Call::What::command;
  std::string groups;
  for (const auto& group : call.groups) groups += (groups.empty() ? "" : " ") + group.value();
  std::string message;
  {
    kernel::ObjectText object(message);
    object.text("t", "call");
    object.number("id", id);
    object.text("space", call.space.value());
    object.text("what", to_text(call.what));
    object.text("name", call.name);
    object.text("args", call.args.text());
    object.text("role", by_person ? kernel::to_text(call.role) : std::string_view());
    object.text("role_group", by_person ? kernel::to_text(call.role_group) : std::string_view());
    object.text("groups", groups);
    object.text("mark", call.mark.value());
    append_list(object.member("owned"), call.owned,
                [&](const kernel::Key& key) { append_quoted(message, key.value()); });
    object.moment("now", call.now);
    object.text("today", platform::local_day(call.now));
    object.number("seed", call.seed);
    object.text("phase", kernel::to_text(call.phase));
    object.text("stage", call.stage);
  }
  return message;
}

std::string sections_message(std::uint64_t id, const SectionsCall& call) {
  return json{{"t", "sections"},
              {"id", id},
              {"space", call.space.value()},
              {"purpose", call.purpose},
              {"locale", call.locale},
              {"now", call.now},
              {"today", platform::local_day(call.now)}}
      .dump();
}

Reply parse_reply(std::string_view message, const kernel::ActivityType& type) {
  const auto read = kernel::read_json(message, k_reply_limits);
  if (!read.ok()) throw Nonsense(read.fault().code + ", " + read.fault().detail);
  try {
    const json& reply = read.value();
    const std::string kind = reply.at("t").get<std::string>();
    if (kind == "done") return read_done(reply, type);
    if (kind == "log") return LogLine{reply.at("text").get<std::string>()};
    if (kind == "refused") return Refused{reply.at("why").get<std::string>()};
    if (kind == "loaded") {
      return Loaded{reply.at("id").get<std::string>(), reply.at("version").get<std::string>()};
    }
    throw Nonsense("a message of no known kind");
  } catch (const json::exception& error) {
    throw Nonsense(error.what());
  }
}

}  // namespace chorus::host
