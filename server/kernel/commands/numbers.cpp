#include "kernel/commands/numbers.hpp"

#include "kernel/room/room_state.hpp"
#include "kernel/room/taken_in.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace chorus::kernel {
namespace {

using nlohmann::json;

int number_of(const Record& record) { return json::parse(record.body.text()).value("number", 0); }

int last_number(const RoomState& room, std::string_view kind) {
  int last = 0;
  for (const auto& [id, live] : room.pending) {
    for (const auto& [key, record] : live.space.records) {
      if (record->type == kind) last = std::max(last, number_of(*record));
    }
  }
  return last;
}

void shuffle(std::vector<RecordPtr>& records, Entropy& entropy) {
  for (std::size_t left = records.size(); left > 1; --left) {
    std::array<std::byte, 8> bytes{};
    entropy.fill(bytes);
    std::uint64_t chance = 0;
    for (const std::byte byte : bytes) {
      chance = (chance << 8U) | std::to_integer<std::uint64_t>(byte);
    }
    std::swap(records[left - 1], records[chance % left]);
  }
}

Record numbered(const Record& record, int number) {
  json body = json::parse(record.body.text());
  body["number"] = number;
  Record result = record;
  result.body = Body(body.dump());
  return result;
}

}  // namespace

void number_what_was_given(const CoreCall& call, ChangeSet& changes) {
  for (const auto& [kind, known] : call.room.ports.types.kinds().all()) {
    if (known.last_number == 0) continue;
    std::vector<RecordPtr> waiting;
    for (const auto& [key, record] : call.live.space.records) {
      const bool counts = record->type == kind && may_be_taken_in(*record);
      if (counts && number_of(*record) == 0) waiting.push_back(record);
    }
    shuffle(waiting, call.room.ports.entropy);
    int number = last_number(call.room, kind);
    for (const auto& record : waiting) {
      if (number == known.last_number) break;
      changes.put(call.live.space, numbered(*record, ++number));
    }
  }
}

}  // namespace chorus::kernel
