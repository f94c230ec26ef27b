#include "cli/rehearsal_run.hpp"

#include "kernel/values/limits.hpp"
#include "net/loop/child_channel.hpp"
#include "platform/byte_channel.hpp"
#include "platform/child_process.hpp"
#include "platform/path_text.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cstddef>
#include <ostream>
#include <span>
#include <utility>

namespace chorus::cli {
namespace {

using nlohmann::json;

// Fast enough to be over before one's tea is, slow enough to look on.
constexpr const char* k_pace = "6";
constexpr const char* k_patience_seconds = "30";
constexpr const char* k_seconds_most = "1800";

std::vector<std::string> words_for(const RehearsalRun::Room& room, const RehearsalWish& wish) {
  std::vector<std::string> words{room.origin,
                                 "--code",
                                 room.join_code,
                                 "--facilitator",
                                 room.origin + room.lead_launch,
                                 "--people",
                                 std::to_string(wish.people),
                                 "--evening",
                                 std::to_string(wish.evening),
                                 "--speed",
                                 k_pace,
                                 "--patience",
                                 k_patience_seconds,
                                 "--seconds",
                                 k_seconds_most,
                                 "--json"};
  for (const auto& folder : room.plugin_folders) {
    words.insert(words.end(), {"--plugins", platform::utf8(folder)});
  }
  return words;
}

}  // namespace

RehearsalRun::RehearsalRun(net::EventLoop& loop, const InstalledTree& tree, const Room& room,
                           const RehearsalWish& wish, std::ostream& err,
                           std::function<void()> on_over)
    : err_(err) {
  host::ProcessEvents events;
  events.on_bytes = [](std::string_view) {};
  events.on_line = [this](std::string_view line) { hear(std::string(line)); };
  events.on_closed = std::move(on_over);
  child_ = net::start_child(loop, {tree.executable, {"rehearse", "--by-channel"}}, events);
  child_->write(json(words_for(room, wish)).dump() + '\n');
}

// Its lines are our own program's; one that is none of them is told on the terminal.
void RehearsalRun::hear(const std::string& line) {
  const auto told = json::parse(line, nullptr, false);
  if (!told.is_object()) {
    err_ << line << '\n';
    return;
  }
  const auto event = told.value("event", "");
  if (event == "progress") {
    standing_.here = told.value("here", std::size_t{0});
    standing_.parts = told.value("parts", std::size_t{0});
    standing_.parts_done = told.value("parts_done", std::size_t{0});
    standing_.part = told.value("part", "");
  } else if (event == "left") {
    standing_.left.push_back({told.value("part", ""), told.value("text_key", ""),
                              told.value("args", json::object()).dump()});
  } else if (event.empty()) {
    standing_.here = told.value("people", std::size_t{0});
    standing_.parts = told.value("parts", std::size_t{0});
    standing_.parts_done = told.value("parts_done", std::size_t{0});
    standing_.missing = told.value("lost", std::size_t{0}) + told.value("doubled", std::size_t{0});
    standing_.is_whole = true;
  }
}

std::vector<std::string> words_from_parent() {
  platform::prepare_child({});
  static auto channel = platform::ByteChannel::inherited();
  std::string line;
  std::array<std::byte, 1> next{};
  while (line.size() < limits::k_body_bytes && channel.read_exact(std::span(next))) {
    if (std::to_integer<char>(next[0]) == '\n') break;
    line += std::to_integer<char>(next[0]);
  }
  return json::parse(line).get<std::vector<std::string>>();
}

}  // namespace chorus::cli
