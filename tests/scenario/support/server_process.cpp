#include "tests/scenario/support/server_process.hpp"

#include <nlohmann/json.hpp>

#include <stdexcept>
#include <utility>

namespace chorus::test {
namespace {

using nlohmann::json;

constexpr std::chrono::seconds k_start_within{30};
constexpr std::chrono::seconds k_stop_within{15};
constexpr std::string_view k_ready = "{\"event\":\"listening\"";

// The whole first line that says where it listens; empty: not yet.
std::string ready_line(const std::string& printed) {
  const auto begin = printed.find(k_ready);
  if (begin == std::string::npos) return {};
  const auto end = printed.find('\n', begin);
  return end == std::string::npos ? std::string() : printed.substr(begin, end - begin);
}

}  // namespace

ServerProcess::ServerProcess(std::filesystem::path inquiry, std::vector<std::string> more_words)
    : inquiry_(std::move(inquiry)), more_words_(std::move(more_words)) {}

void ServerProcess::start() {
  std::vector<std::string> words{"serve",
                                 inquiry_.string(),
                                 "--json",
                                 "--no-browser",
                                 "--allow-root",
                                 "--port",
                                 std::to_string(listening_.port)};
  words.insert(words.end(), more_words_.begin(), more_words_.end());
  if (!now_.empty()) words.insert(words.end(), {"--now", now_});
  program_ = std::make_unique<RunningProgram>(words);
  const auto is_ready = [](const std::string& printed) { return !ready_line(printed).empty(); };
  if (!program_->prints_within(k_start_within, is_ready)) {
    throw std::runtime_error("the server does not listen; it said:\n" + program_->printed());
  }
  const json line = json::parse(ready_line(program_->printed()));
  listening_.port = line.at("port").get<std::uint16_t>();
  listening_.origin = "http://127.0.0.1:" + std::to_string(listening_.port);
  listening_.join_code = line.at("join_code").get<std::string>();
  listening_.join_url = line.at("join_url").get<std::string>();
  listening_.facilitator_url = line.at("facilitator_url").get<std::string>();
  listening_.wall_url = line.at("wall_url").get<std::string>();
}

void ServerProcess::kill() {
  if (!program_) return;
  program_->kill();
  end();
}

int ServerProcess::stop() {
  if (!program_) throw std::runtime_error("the server does not run");
  program_->terminate();
  const auto exit = program_->ends_within(k_stop_within);
  program_->prints_within(k_stop_within, [&](const std::string&) { return !exit; });
  end();
  if (!exit || exit->ended_by != 0) {
    throw std::runtime_error("the server did not stop when asked; it said:\n" + printed_before_);
  }
  return exit->status;
}

void ServerProcess::end() {
  printed_before_ += program_->printed();
  program_.reset();
}

std::string ServerProcess::printed() const {
  return program_ ? printed_before_ + program_->printed() : printed_before_;
}

}  // namespace chorus::test
