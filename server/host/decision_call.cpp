#include "host/decision_call.hpp"

#include "host/lent_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstring>
#include <utility>

namespace chorus::host {

static_assert(limits::k_changes_a_commit == CHORUS_CHANGES_OF_A_COMMAND);
static_assert(limits::k_changes_of_the_room == CHORUS_CHANGES_OF_THE_ROOM);
static_assert(limits::k_decision_bytes == CHORUS_DECISION_BYTES);
static_assert(limits::k_links_read == CHORUS_LINKS_READ);

namespace {

using nlohmann::json;

constexpr std::size_t k_random_letters = 16;  // of six bits
constexpr std::string_view k_letters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string_view view(chorus_text text) {
  return text.size == 0 ? std::string_view() : std::string_view(text.data, text.size);
}
std::string copy(chorus_text text) { return std::string(view(text)); }
chorus_record lend_record(const std::string& key, const PluginRunner::Mirrored& record) {
  return {sizeof(chorus_record), lend(key),         lend(record.type),
          lend(record.audience), lend(record.body), record.nth};
}

std::string as_text(const json& message, std::uint64_t id) {
  try {
    return message.dump();
  } catch (const json::exception&) {
    return json{{"t", "done"}, {"id", id}, {"fault", "it said something that is not text"}}.dump();
  }
}

}  // namespace

struct DecisionCall::Wanted {
  json lists{{"puts", json::array()},           {"removes", json::array()},
             {"contributions", json::array()},  {"unlinks", json::array()},
             {"links", json::array()},          {"wakes", json::array()},
             {"cancelled_wakes", json::array()}};
  json rejection;
  std::size_t changes = 0;
  std::size_t bytes = 0;  // of all bodies
  std::string fault;
};

DecisionCall::DecisionCall(const PluginRunner::MirrorSpace& space, Asked asked)
    : space_(space),
      asked_(std::move(asked)),
      chance_(asked_.seed),
      wanted_(std::make_unique<Wanted>()) {
  raw_.size = sizeof raw_;
  raw_.host = this;
  set_reads();
  set_wants();
}

DecisionCall::~DecisionCall() = default;

void DecisionCall::set_reads() {
  raw_.get = [](const chorus_call* call, chorus_text key, chorus_record* out) -> std::int32_t {
    const auto& records = of(call).space_.records;
    const auto found = records.find(copy(key));
    if (found == records.end()) return 0;
    chorus_record record = lend_record(found->first, found->second);
    record.size = out->size;
    std::memcpy(out, &record, std::min<std::size_t>(out->size, sizeof record));
    return 1;
  };
  raw_.scan = [](const chorus_call* call, chorus_text prefix, chorus_text after,
                 std::uint32_t limit, chorus_visit visit,
                 void* user) { of(call).scan(prefix, after, limit, visit, user); };
  raw_.role = [](const chorus_call* call) { return lend(of(call).asked_.role); };
  raw_.role_group = [](const chorus_call* call) { return lend(of(call).asked_.role_group); };
  raw_.groups = [](const chorus_call* call) { return lend(of(call).asked_.groups); };
  raw_.is_owner = [](const chorus_call* call, chorus_text key) -> std::int32_t {
    return of(call).asked_.owned.count(view(key)) > 0 ? 1 : 0;
  };
  raw_.actor_mark = [](const chorus_call* call) { return lend(of(call).asked_.mark); };
  raw_.now_ms = [](const chorus_call* call) { return of(call).asked_.now; };
  raw_.random_u64 = [](const chorus_call* call) { return of(call).random(); };
  raw_.settings = [](const chorus_call* call) { return lend(of(call).space_.settings); };
  raw_.phase = [](const chorus_call* call) { return lend(of(call).asked_.phase); };
  raw_.new_key = [](const chorus_call* call, chorus_text kind) { return of(call).new_key(kind); };
  raw_.links = [](const chorus_call* call, chorus_text key, std::uint32_t limit,
                  chorus_visit_link visit, void* user) { of(call).links(key, limit, visit, user); };
  raw_.stage = [](const chorus_call* call) { return lend(of(call).asked_.stage); };
  raw_.today = [](const chorus_call* call) { return lend(of(call).asked_.today); };
}

void DecisionCall::set_wants() {
  raw_.put = [](const chorus_call* call, chorus_text key, chorus_text type, chorus_text audience,
                chorus_text body) -> chorus_status {
    if (!of(call).fits(body)) return CHORUS_FAULT;
    return of(call).want("puts", json::array({copy(key), copy(type), copy(audience), copy(body)}),
                         true);
  };
  raw_.remove = [](const chorus_call* call, chorus_text key) {
    return of(call).want("removes", copy(key), true);
  };
  raw_.contribute = [](const chorus_call* call, chorus_text key, chorus_text kind,
                       chorus_text audience, chorus_text body) -> chorus_status {
    if (!of(call).fits(body)) return CHORUS_FAULT;
    return of(call).want("contributions",
                         json::array({copy(key), copy(kind), copy(audience), copy(body)}), true);
  };
  raw_.link = [](const chorus_call* call, chorus_text from, chorus_text to, chorus_text type) {
    return of(call).want("links", json::array({copy(from), copy(to), copy(type)}), true);
  };
  raw_.unlink = [](const chorus_call* call, chorus_text from, chorus_text to, chorus_text type) {
    return of(call).want("unlinks", json::array({copy(from), copy(to), copy(type)}), true);
  };
  raw_.wake = [](const chorus_call* call, chorus_text name, std::int64_t at,
                 chorus_text payload) -> chorus_status {
    if (!of(call).fits(payload)) return CHORUS_FAULT;
    return of(call).want("wakes", json::array({copy(name), at, copy(payload)}), false);
  };
  raw_.cancel_wake = [](const chorus_call* call, chorus_text name) {
    return of(call).want("cancelled_wakes", copy(name), false);
  };
  raw_.reject = [](const chorus_call* call, chorus_text code, chorus_text text_key,
                   chorus_text args) -> chorus_status {
    if (!of(call).fits(args)) return CHORUS_FAULT;
    of(call).wanted_->rejection = json::array({copy(code), copy(text_key), copy(args)});
    return CHORUS_OK;
  };
  raw_.answer = [](const chorus_call* call, chorus_text body) -> chorus_status {
    if (!of(call).fits(body, of(call).asked_.answer_bytes)) return CHORUS_FAULT;
    of(call).wanted_->lists["answer"] = copy(body);
    return CHORUS_OK;
  };
  raw_.nudge = [](const chorus_call* call, chorus_text audience) -> chorus_status {
    of(call).wanted_->lists["nudge"] = copy(audience);
    return CHORUS_OK;
  };
}

// SplitMix64: small, and the same on every machine, so a decision can be made again.
std::uint64_t DecisionCall::random() {
  chance_ += 0x9E3779B97F4A7C15U;
  std::uint64_t mixed = chance_;
  mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
  return mixed ^ (mixed >> 31U);
}

chorus_text DecisionCall::new_key(chorus_text kind) {
  std::string key;
  do {
    key = copy(kind) + "/";
    std::uint64_t bits = 0;
    for (std::size_t letter = 0; letter < k_random_letters; ++letter) {
      if (letter % 8 == 0) bits = random();
      key += k_letters[bits & 63U];
      bits >>= 6U;
    }
  } while (space_.records.count(key) > 0);
  lent_.push_back(std::move(key));
  return lend(lent_.back());
}

void DecisionCall::scan(chorus_text prefix, chorus_text after, std::uint32_t limit,
                        chorus_visit visit, void* user) const {
  const std::string start = copy(prefix);
  const std::string past = copy(after);
  const auto& records = space_.records;
  auto at = !past.empty() && past >= start ? records.upper_bound(past) : records.lower_bound(start);
  std::uint32_t seen = 0;
  for (; at != records.end() && at->first.starts_with(start); ++at) {
    if (limit != 0 && seen++ == limit) return;
    const chorus_record record = lend_record(at->first, at->second);
    if (visit(user, &record) == 0) return;
  }
}

void DecisionCall::links(chorus_text key, std::uint32_t limit, chorus_visit_link visit,
                         void* user) const {
  const std::size_t most = limit == 0 ? limits::k_links_read : limit;
  std::size_t seen = 0;
  for (const auto& link : space_.links.at(copy(key))) {
    const auto is_here = [this](const std::string& end) { return space_.records.contains(end); };
    if (!is_here(link->from) || !is_here(link->to)) continue;
    if (seen++ == std::min(most, limits::k_links_read)) return;
    const chorus_link lent{sizeof(chorus_link), lend(link->from), lend(link->to), lend(link->type),
                           link->is_own ? 1 : 0};
    if (visit(user, &lent) == 0) return;
  }
}

bool DecisionCall::fits(chorus_text body, std::size_t at_most) {
  wanted_->bytes += body.size;
  if (body.size > at_most) {
    wanted_->fault = "a body of " + std::to_string(body.size) + " bytes";
  } else if (wanted_->bytes > limits::k_decision_bytes) {
    wanted_->fault = "more than " + std::to_string(limits::k_decision_bytes) + " bytes of bodies";
  }
  return wanted_->fault.empty();
}

chorus_status DecisionCall::want(const char* list, json item, bool is_change) {
  json& items = wanted_->lists[list];
  if (is_change) ++wanted_->changes;
  const std::size_t most = is_change ? asked_.changes : limits::k_changes_a_commit;
  if (is_change ? wanted_->changes > most : items.size() >= most) {
    wanted_->fault = "more than " + std::to_string(most) + " " + (is_change ? "changes" : list);
    return CHORUS_FAULT;
  }
  items.push_back(std::move(item));
  return CHORUS_OK;
}

std::string DecisionCall::done_message(std::uint64_t id, chorus_status status) const {
  json message{{"t", "done"}, {"id", id}};
  if (!wanted_->fault.empty()) {
    message["fault"] = wanted_->fault;
  } else if (status == CHORUS_OK) {
    message["ok"] = wanted_->lists;
  } else if (status == CHORUS_REJECTED && !wanted_->rejection.is_null()) {
    message["rejected"] = wanted_->rejection;
  } else {
    message["fault"] = "its rules failed";
  }
  return as_text(message, id);
}

PluginRunner::MirrorSpace DecisionCall::after() const {
  auto space = space_;
  for (const char* list : {"puts", "contributions"}) {
    for (const json& put : wanted_->lists[list]) {
      auto& record = space.records[put.at(0).get<std::string>()];
      record.type = put.at(1).get<std::string>();
      record.body = put.at(3).get<std::string>();
    }
  }
  for (const json& key : wanted_->lists["removes"]) space.records.erase(key.get<std::string>());
  return space;
}

std::string DecisionCall::sections_message(std::uint64_t id, chorus_status status) const {
  const json& lists = wanted_->lists;
  const bool wants_more = std::any_of(lists.begin(), lists.end(), [](const json& list) {
    return list.is_array() && !list.empty();
  });
  json message{{"t", "done"}, {"id", id}};
  if (!wanted_->fault.empty()) {
    message["fault"] = wanted_->fault;
  } else if (status != CHORUS_OK) {
    message["fault"] = "it could not say its sections";
  } else if (wants_more) {
    message["fault"] = "it wanted a change while it was asked for a report";
  } else {
    message["sections"] = lists.contains("answer") ? lists["answer"] : json();
  }
  return as_text(message, id);
}

}  // namespace chorus::host
