#include "host/frame_messages.hpp"

#include "host/output_reader.hpp"
#include "host/strict_json.hpp"
#include "kernel/values/limits.hpp"
#include "platform/local_time.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace chorus::host {
namespace {

using nlohmann::json;

// Escaping a body as a string at most doubles it, so a part of this much stays well within
// k_attach_part_bytes.
constexpr std::size_t k_part_bytes = limits::k_attach_part_bytes / 4;
constexpr std::size_t k_reply_depth = 6;

json as_json(const kernel::Record& record) {
  std::string atoms;
  for (const auto& atom : record.audience.atoms()) atoms += (atoms.empty() ? "" : " ") + atom;
  return json::array({record.key.value(), record.type, atoms, record.body.text(), record.given});
}

json space_head(const char* kind, const kernel::SpaceState& state) {
  return json{{"t", kind},
              {"space", state.id.value()},
              {"phase", kernel::to_text(state.phase)},
              {"stage", state.stage},
              {"puts", json::array()}};
}

// Fills messages one after another; a message is closed when it holds enough.
class Parts {
 public:
  explicit Parts(json head) : head_(std::move(head)), part_(head_) {}

  void add(const kernel::Record& record) {
    if (bytes_ > k_part_bytes) close();
    part_["puts"].push_back(as_json(record));
    bytes_ += record.key.value().size() + record.body.text().size();
  }

  json& last() { return part_; }

  std::vector<std::string> all() {
    close();
    return std::move(messages_);
  }

 private:
  void close() {
    messages_.push_back(part_.dump());
    head_["t"] = "changed";  // only the first part of an attach clears what was there
    part_ = head_;
    bytes_ = 0;
  }

  json head_;
  json part_;
  std::size_t bytes_ = 0;
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
  json head = space_head("attach", space.state);
  head["settings"] = settings;
  Parts parts(std::move(head));
  for (const auto& [key, record] : space.records) parts.add(*record);
  for (const auto& ballot : ballots) parts.add(*ballot);
  return parts.all();
}

std::vector<std::string> changed_messages(const kernel::SpaceId& space,
                                          const kernel::SpaceState& state,
                                          const std::vector<kernel::RecordPtr>& puts,
                                          const std::vector<kernel::Key>& removes) {
  json head = space_head("changed", state);
  head["space"] = space.value();
  Parts parts(std::move(head));
  for (const auto& record : puts) parts.add(*record);
  auto& gone = parts.last()["removes"] = json::array();
  for (const auto& key : removes) gone.push_back(key.value());
  return parts.all();
}

std::string detach_message(const kernel::SpaceId& space) {
  return json{{"t", "detach"}, {"space", space.value()}}.dump();
}

std::string call_message(std::uint64_t id, const kernel::Call& call) {
  const bool by_person = call.what == kernel::Call::What::command;
  std::string groups;
  for (const auto& group : call.groups) groups += (groups.empty() ? "" : " ") + group.value();
  json owned = json::array();
  for (const auto& key : call.owned) owned.push_back(key.value());
  return json{{"t", "call"},
              {"id", id},
              {"space", call.space.value()},
              {"what", to_text(call.what)},
              {"name", call.name},
              {"args", call.args.text()},
              {"role", by_person ? kernel::to_text(call.role) : std::string_view()},
              {"role_group", by_person ? kernel::to_text(call.role_group) : std::string_view()},
              {"groups", groups},
              {"mark", call.mark.value()},
              {"owned", std::move(owned)},
              {"now", call.now},
              {"today", platform::local_day(call.now)},
              {"seed", call.seed},
              {"phase", kernel::to_text(call.phase)},
              {"stage", call.stage}}
      .dump();
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
  try {
    const json reply = parse_strictly(message, k_reply_depth);
    const std::string kind = reply.at("t").get<std::string>();
    if (kind == "done") return read_done(reply, type);
    if (kind == "log") return LogLine{reply.at("text").get<std::string>()};
    if (kind == "refused") return Refused{reply.at("why").get<std::string>()};
    if (kind == "loaded") {
      return Loaded{reply.at("id").get<std::string>(), reply.at("version").get<std::string>()};
    }
    throw Nonsense("a message of no known kind");
  } catch (const MalformedJson& error) {
    throw Nonsense(error.what());
  } catch (const json::exception& error) {
    throw Nonsense(error.what());
  }
}

}  // namespace chorus::host
