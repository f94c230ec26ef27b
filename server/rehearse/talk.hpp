#pragma once

#include "rehearse/mirror.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace chorus::rehearse {

struct SheetLine {
  std::string space;
  std::string plugin;
  std::string title;
  std::string round;
  std::string phase;
};

// A command this page has said and not yet heard of.
struct Said {
  std::uint64_t k = 0;
  std::string space;
  std::string name;
  JsonPtr args;
};

struct Outcome {
  bool accepted = false;
  std::string code;      // of the rejection
  std::string text_key;  // and its words
  JsonPtr text_args;
  JsonPtr answer;  // what an accepted command answered
};

// What a page says and hears over one client id for its whole life, whatever lines come and go: its
// k, the commands without an answer (said again after every welcome, lowest first, eight at a
// time), its mirror and the run sheet. Pure: what is said goes to `say`, what is heard comes by
// `hear`.
class Talk {
 public:
  Talk(std::string seat, std::string client);

  // Told by the owner of the line.
  void line_opened(const std::string& page_token);  // says hello
  void line_lost();
  void hear(std::string_view text);  // throws std::runtime_error on what is not of the protocol

  // Said at once where the line is greeted and has room for it, else as soon as it may.
  std::uint64_t command(const std::string& space, const std::string& name, nlohmann::json args);
  void watch(const std::string& space);
  void unwatch(const std::string& space);
  void compose(const std::string& space, bool yes);
  void ping(std::int64_t at);
  bool watches(const std::string& space) const { return watched_.contains(space); }

  bool greeted() const { return greeted_; }
  const std::string& client() const { return client_; }
  const std::vector<Said>& unanswered() const { return unanswered_; }
  const Mirror& mirror() const { return mirror_; }
  const std::vector<SheetLine>& sheet() const { return sheet_; }
  const SheetLine* sheet_line(const std::string& space) const;
  const std::string& on_wall() const { return on_wall_; }  // empty: the doors
  const std::string& title() const { return title_; }
  std::int64_t now() const { return now_; }             // the inquiry's clock at the last welcome
  std::size_t most_here() const { return most_here_; }  // leads: people in the room at once
  JsonPtr you() const { return you_; }
  JsonPtr door() const { return door_; }
  const std::vector<JsonPtr>& notices() const { return notices_; }
  const std::optional<std::string>& refused() const { return refused_; }
  // Outcomes that differ from what was answered to the same command before.
  std::size_t contradictions() const { return contradictions_; }
  std::size_t missed_changes() const { return missed_changes_; }

  std::function<void(const std::string& text)> say;
  std::function<void(const Said& said, bool again)> on_said;
  std::function<void(const Said& said, const Outcome& outcome)> on_answer;

 private:
  void welcome(const nlohmann::json& message);
  void read_sheet(const nlohmann::json& sheet);
  void read_presence(const nlohmann::json& groups);
  void changes(const nlohmann::json& message);
  void answered(const nlohmann::json& answer);
  void say_what_may_go();
  void say_command(const Said& said);
  void say_json(const nlohmann::json& message);

  std::string seat_;
  std::string client_;
  bool greeted_ = false;
  std::uint64_t last_k_ = 0;
  std::vector<Said> unanswered_;
  std::set<std::uint64_t> said_before_;
  std::set<std::uint64_t> on_the_way_;      // said on this line
  std::map<std::uint64_t, bool> outcomes_;  // k to accepted
  std::set<std::string> watched_;
  Mirror mirror_;
  std::vector<SheetLine> sheet_;
  std::string on_wall_;
  std::string title_;
  std::int64_t now_ = 0;
  std::size_t most_here_ = 0;
  JsonPtr you_;
  JsonPtr door_;
  std::vector<JsonPtr> notices_;
  std::optional<std::string> refused_;
  std::size_t contradictions_ = 0;
  std::size_t missed_changes_ = 0;
};

}  // namespace chorus::rehearse
