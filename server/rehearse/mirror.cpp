#include "rehearse/mirror.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace chorus::rehearse {
namespace {

using nlohmann::json;

SeenRecord record_from(const json& put) {
  SeenRecord record;
  record.key = put.at("key").get<std::string>();
  record.type = put.at("type").get<std::string>();
  record.rev = put.at("rev").get<std::uint64_t>();
  record.body = std::make_shared<const json>(put.at("body"));
  record.mine = put.value("mine", false);
  record.gate = put.value("gate", "");
  record.on_wall = put.value("on_wall", false);
  return record;
}

void put_all(std::map<std::string, SeenRecord>& records, const json& puts) {
  for (const auto& put : puts) {
    auto record = record_from(put);
    records.insert_or_assign(record.key, std::move(record));
  }
}

}  // namespace

std::vector<const SeenRecord*> SeenSpace::of(std::string_view type) const {
  std::vector<const SeenRecord*> found;
  for (const auto& [key, record] : records) {
    if (record.type == type) found.push_back(&record);
  }
  return found;
}

const SeenRecord* SeenSpace::find(std::string_view key) const {
  const auto found = records.find(std::string(key));
  return found == records.end() ? nullptr : &found->second;
}

bool SeenSpace::takes_answers() const {
  return phase == "open" || phase == "closing_soon" || phase == "reopened";
}

void Mirror::snapshot(const json& message) {
  const auto space = message.at("space").get<std::string>();
  const auto part = message.at("part").get<std::uint64_t>();
  auto& gathering = gathering_[space];
  if (part == 1) gathering = {};
  gathering.cursor = message.at("cursor").get<std::uint64_t>();
  put_all(gathering.records, message.at("puts"));
  if (part < message.at("parts").get<std::uint64_t>()) return;
  SeenSpace seen;
  seen.whole = true;
  seen.phase = message.at("phase").get<std::string>();
  seen.cursor = gathering.cursor;
  seen.records = std::move(gathering.records);
  gathering_.erase(space);
  spaces_.insert_or_assign(space, std::move(seen));
}

bool Mirror::changes(const json& message) {
  const auto found = spaces_.find(message.at("space").get<std::string>());
  if (found == spaces_.end()) return true;  // a snapshot is on its way, or nobody watches
  auto& space = found->second;
  if (message.at("from").get<std::uint64_t>() != space.cursor) {
    spaces_.erase(found);
    return false;
  }
  space.cursor = message.at("to").get<std::uint64_t>();
  put_all(space.records, message.at("puts"));
  for (const auto& key : message.at("removes")) space.records.erase(key.get<std::string>());
  if (message.contains("phase")) space.phase = message["phase"].get<std::string>();
  return true;
}

void Mirror::forget(const std::string& space) {
  spaces_.erase(space);
  gathering_.erase(space);
}

void Mirror::forget_all() {
  spaces_.clear();
  gathering_.clear();
}

const SeenSpace* Mirror::find(const std::string& space) const {
  const auto found = spaces_.find(space);
  return found == spaces_.end() || !found->second.whole ? nullptr : &found->second;
}

}  // namespace chorus::rehearse
