#include "kernel/commands/recall.hpp"

#include "kernel/room/consents.hpp"
#include "kernel/values/ports.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

namespace chorus::kernel {
namespace {

using nlohmann::json;

using PaperName = std::tuple<Instant, std::string, std::string>;

// Withdrawn, or of somebody who lets papers have nothing of the kind any more.
bool is_taken_back(const std::map<SpaceId, LiveSpace>& spaces, const Consents& consents,
                   const Ref& ref) {
  const RecordPtr record = record_at(spaces, ref);
  if (!record) return false;
  return record->gate == Gate::withdrawn || !lets_all_of(consents.of(record->owner), *record);
}

struct Asked {
  std::size_t things = 0;  // the most that the leads were ever asked about
  std::optional<Key> open;
};

std::map<PaperName, Asked> asked_in(const LiveSpace& inquiry) {
  std::map<PaperName, Asked> asked;
  for (const auto& record : records_of(inquiry.space, "recall")) {
    const json body = json::parse(record->body.text());
    auto& known = asked[{body.at("issued_at").get<Instant>(), body.at("purpose").get<std::string>(),
                         body.at("format").get<std::string>()}];
    known.things = std::max(known.things, body.at("things").get<std::size_t>());
    if (!body.contains("done_at")) known.open = record->key;
  }
  return asked;
}

}  // namespace

Body receipt_of(Register* left, const std::vector<Ref>& taken_back) {
  json still_in = json::array();
  if (left != nullptr) {
    const std::set<Ref> gone(taken_back.begin(), taken_back.end());
    for (const auto& paper : left->papers()) {
      const bool may_hold = std::any_of(paper.things.begin(), paper.things.end(),
                                        [&](const Ref& ref) { return gone.contains(ref); });
      if (!may_hold) continue;
      still_in.push_back({{"at", paper.at}, {"purpose", paper.purpose}, {"format", paper.format}});
    }
  }
  return Body(json{{"still_in", std::move(still_in)}}.dump());
}

std::vector<Recall> missing_recalls(const std::map<SpaceId, LiveSpace>& spaces,
                                    const std::vector<IssuedPaper>& papers) {
  const auto inquiry = spaces.find(k_inquiry_space);
  if (inquiry == spaces.end()) return {};
  const auto asked = asked_in(inquiry->second);
  const Consents consents(spaces, {});
  std::vector<Recall> recalls;
  for (const auto& paper : papers) {
    const auto things = static_cast<std::size_t>(
        std::count_if(paper.things.begin(), paper.things.end(),
                      [&](const Ref& ref) { return is_taken_back(spaces, consents, ref); }));
    const auto known = asked.find({paper.at, paper.purpose, paper.format});
    const Asked before = known == asked.end() ? Asked() : known->second;
    if (things > before.things) recalls.push_back({paper, things, before.open});
  }
  return recalls;
}

}  // namespace chorus::kernel
