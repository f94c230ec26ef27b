#include "bench/told.hpp"

#include <algorithm>
#include <utility>

namespace chorus::sdk {
namespace {

std::string atoms_of(const kernel::Audience& audience) {
  std::string text;
  for (const auto& atom : audience.atoms()) text += (text.empty() ? "" : " ") + atom;
  return text;
}

}  // namespace

std::vector<std::string> parts_of(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(' ', at), text.size());
    if (end > at) parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

Record told(const kernel::Record& record) {
  return {record.key.value(), record.type, atoms_of(record.audience), record.body.text(),
          record.given};
}

std::map<std::string, Record> told(const std::vector<kernel::VisibleRecord>& visible) {
  std::map<std::string, Record> records;
  for (const auto& one : visible) records[one.record->key.value()] = told(*one.record);
  return records;
}

void add(Outcome& outcome, const kernel::Outputs& outputs) {
  for (const auto& put : outputs.puts) {
    outcome.puts.push_back({put.key.value(), put.type, atoms_of(put.audience), put.body.text()});
  }
  for (const auto& given : outputs.contributions) {
    outcome.contributions.push_back(
        {given.key.value(), given.kind, atoms_of(given.audience), given.body.text()});
  }
  for (const auto& key : outputs.removes) outcome.removes.push_back(key.value());
  for (const auto& link : outputs.unlinks) {
    outcome.unlinks.push_back({link.from.value(), link.to.value(), link.type});
  }
  for (const auto& link : outputs.links) {
    outcome.links.push_back({link.from.value(), link.to.value(), link.type});
  }
  for (const auto& wake : outputs.wakes) {
    outcome.wakes.push_back({wake.name, wake.at, wake.payload.text()});
  }
  const auto& cancelled = outputs.cancelled_wakes;
  outcome.cancelled_wakes.insert(outcome.cancelled_wakes.end(), cancelled.begin(), cancelled.end());
  if (outputs.nudge) outcome.nudge = atoms_of(*outputs.nudge);
  if (outputs.answer.text() != "{}") outcome.answer = outputs.answer.text();
}

void refuse(Outcome& outcome, const kernel::Rejection& rejection) {
  const std::string fault = std::move(outcome.fault);
  outcome = Outcome();
  outcome.status = fault.empty() ? CHORUS_REJECTED : CHORUS_FAULT;
  outcome.fault = fault;
  outcome.code = rejection.code;
  outcome.text_key = rejection.text_key;
  outcome.args = rejection.args.text();
}

}  // namespace chorus::sdk
