#include "rehearse/talk.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace chorus::rehearse {
namespace {

using nlohmann::json;

// Commands on a line without an answer; each answer lets the next go.
constexpr std::size_t k_on_the_way = 8;

JsonPtr kept(json value) { return std::make_shared<const json>(std::move(value)); }

}  // namespace

Talk::Talk(std::string seat, std::string client)
    : seat_(std::move(seat)), client_(std::move(client)) {}

void Talk::line_opened(const std::string& page_token) {
  refused_.reset();
  say_json({{"t", "hello"},
            {"proto", {1, 1}},
            {"seat", seat_},
            {"page_token", page_token},
            {"client", client_}});
}

void Talk::line_lost() {
  greeted_ = false;
  on_the_way_.clear();
  mirror_.forget_all();
}

void Talk::hear(std::string_view text) {
  json message;
  try {
    message = json::parse(text);
    const auto kind = message.at("t").get<std::string>();
    if (kind == "welcome") return welcome(message);
    if (kind == "sheet") return read_sheet(message.at("sheet"));
    if (kind == "changes") return changes(message);
    if (kind == "answer") return answered(message.at("answer"));
    if (kind == "snapshot") return mirror_.snapshot(message);
    if (kind == "door") {
      door_ = kept(message.at("door"));
    } else if (kind == "you") {
      you_ = kept(message.at("you"));
    } else if (kind == "notice") {
      notices_.push_back(kept(std::move(message)));
    } else if (kind == "refused") {
      refused_ = message.at("code").get<std::string>();
    } else if (kind == "presence") {
      read_presence(message.at("groups"));
    } else if (kind != "pong") {
      throw std::runtime_error("the server said something unknown: " + kind);
    }
  } catch (const json::exception& error) {
    throw std::runtime_error(std::string("the server said something malformed: ") + error.what());
  }
}

void Talk::welcome(const json& message) {
  you_ = kept(message.at("you"));
  now_ = message.at("now").get<std::int64_t>();
  if (message.contains("door")) door_ = kept(message["door"]);
  read_sheet(message.at("sheet"));
  greeted_ = true;
  for (const auto& space : watched_) say_json({{"t", "watch"}, {"space", space}});
  say_what_may_go();
}

void Talk::read_sheet(const json& sheet) {
  title_ = sheet.at("title").get<std::string>();
  on_wall_ = sheet.at("on_wall").is_null() ? std::string() : sheet["on_wall"].get<std::string>();
  sheet_.clear();
  for (const auto& line : sheet.at("lines")) {
    sheet_.push_back({line.at("space"), line.at("plugin"), line.at("title"), line.at("round"),
                      line.at("phase")});
  }
}

void Talk::read_presence(const json& groups) {
  std::size_t here = 0;
  for (const auto& group : groups) here += group.at("here").get<std::size_t>();
  most_here_ = std::max(most_here_, here);
}

void Talk::changes(const json& message) {
  const bool whole = mirror_.changes(message);
  if (message.contains("answers")) {
    for (const auto& answer : message["answers"]) answered(answer);
  }
  if (whole) return;
  ++missed_changes_;
  const auto space = message["space"].get<std::string>();
  if (watched_.contains(space)) say_json({{"t", "watch"}, {"space", space}});
}

void Talk::answered(const json& answer) {
  const auto k = answer.at("k").get<std::uint64_t>();
  Outcome outcome;
  outcome.accepted = answer.contains("ok");
  if (outcome.accepted) {
    outcome.answer = kept(answer["ok"]);
  } else {
    const json& rejected = answer.at("rejected");
    outcome.code = rejected.at("code").get<std::string>();
    outcome.text_key = rejected.value("text_key", "");
    outcome.text_args = kept(rejected.value("args", json::object()));
  }
  const auto [known, fresh] = outcomes_.emplace(k, outcome.accepted);
  if (!fresh && known->second != outcome.accepted) ++contradictions_;
  const auto found = std::find_if(unanswered_.begin(), unanswered_.end(),
                                  [k](const Said& said) { return said.k == k; });
  if (found == unanswered_.end()) return;
  const Said said = std::move(*found);
  unanswered_.erase(found);
  said_before_.erase(k);
  on_the_way_.erase(k);
  say_what_may_go();
  if (on_answer) on_answer(said, outcome);
}

std::uint64_t Talk::command(const std::string& space, const std::string& name, json args) {
  Said said{++last_k_, space, name, kept(std::move(args))};
  const auto k = said.k;
  unanswered_.push_back(std::move(said));
  say_what_may_go();
  return k;
}

void Talk::watch(const std::string& space) {
  watched_.insert(space);
  mirror_.forget(space);
  if (greeted_) say_json({{"t", "watch"}, {"space", space}});
}

void Talk::unwatch(const std::string& space) {
  watched_.erase(space);
  mirror_.forget(space);
  if (greeted_) say_json({{"t", "unwatch"}, {"space", space}});
}

void Talk::compose(const std::string& space, bool yes) {
  if (!greeted_) return;
  say_json({{"t", "presence"}, {"space", space}, {"state", yes ? "composing" : "idle"}});
}

void Talk::ping(std::int64_t at) {
  if (greeted_) say_json({{"t", "ping"}, {"at", at}});
}

const SheetLine* Talk::sheet_line(const std::string& space) const {
  const auto found = std::find_if(sheet_.begin(), sheet_.end(),
                                  [&](const SheetLine& line) { return line.space == space; });
  return found == sheet_.end() ? nullptr : &*found;
}

void Talk::say_what_may_go() {
  if (!greeted_) return;
  // Whoever is told of one may have more to say.
  for (std::size_t at = 0; at < unanswered_.size() && on_the_way_.size() < k_on_the_way; ++at) {
    const Said next = unanswered_[at];
    if (on_the_way_.insert(next.k).second) say_command(next);
  }
}

void Talk::say_command(const Said& said) {
  const bool again = !said_before_.insert(said.k).second;
  if (on_said) on_said(said, again);
  say_json({{"t", "command"},
            {"k", said.k},
            {"space", said.space},
            {"name", said.name},
            {"args", *said.args}});
}

void Talk::say_json(const json& message) {
  if (say) say(message.dump());
}

}  // namespace chorus::rehearse
