#include "tests/load/generator/result_text.hpp"

#include <nlohmann/json.hpp>

namespace chorus::load {
namespace {

using nlohmann::json;

double milliseconds(std::chrono::nanoseconds span) {
  return static_cast<double>(span.count()) / 1e6;
}

json spans(const Histogram& histogram) {
  return {{"count", histogram.count()},
          {"p50", milliseconds(histogram.within(0.5))},
          {"p95", milliseconds(histogram.within(0.95))},
          {"p99", milliseconds(histogram.within(0.99))},
          {"longest", milliseconds(histogram.longest())}};
}

json join(const JoinResult& told) {
  return {{"joined", told.joined},
          {"seconds", told.seconds},
          {"bytes", told.bytes},
          {"server_cpu_seconds", told.server_cpu},
          {"resident_before_kb", told.resident_before_kb},
          {"resident_kb", told.resident_kb},
          {"each", spans(told.each)}};
}

json stage(const StageResult& told) {
  return {{"name", told.name},
          {"seconds", told.seconds},
          {"said", told.said},
          {"held", told.held},
          {"deliveries", told.deliveries},
          {"answers", told.answers},
          {"messages", told.messages},
          {"delivery", spans(told.delivery)},
          {"last", spans(told.last)},
          {"answer", spans(told.answer)},
          {"lag", spans(told.lag)},
          {"last_slow_seconds", told.last_slow},
          {"server_cpu_seconds", told.server_cpu},
          {"own_cpu_seconds", told.own_cpu},
          {"machine_cpu_seconds", told.machine_cpu},
          {"resident_kb", told.resident_kb}};
}

json posts(const Ledger::Counts& counts) {
  return {{"said", counts.said},         {"answered", counts.answered},
          {"refused", counts.refused},   {"unanswered", counts.unanswered},
          {"expected", counts.expected}, {"reached", counts.reached},
          {"missing", counts.missing},   {"doubled", counts.doubled},
          {"replaced", counts.replaced}, {"unknown", counts.unknown}};
}

}  // namespace

std::string result_text(const Result& result) {
  json stages = json::array();
  for (const auto& told : result.stages) stages.push_back(stage(told));
  json closes = json::object();
  for (const auto& [code, count] : result.closes) closes[std::to_string(code)] = count;
  return json{{"join", join(result.join)},     {"stages", std::move(stages)},
              {"posts", posts(result.counts)}, {"failed", result.failed},
              {"lost", result.lost},           {"closes", std::move(closes)},
              {"troubles", result.troubles},   {"refusals", result.refusals}}
      .dump();
}

}  // namespace chorus::load
