#pragma once

#include "activity.hpp"
#include "calendar.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

// A bench for rules, in process and without Chorus: given records, when a command, then changes.
// Every decision is made twice, by two objects over two copies of the records, and compared: rules
// that lean on anything but their call throw std::logic_error here. What a decision wanted is
// applied, so a test reads like an evening. Goes through the C table, like the real host.
//
// The rig holds a decision to its number of changes and bytes, and judges nothing else that Chorus
// judges (schemas, roles, phases, who may touch what); a test that needs those runs in the room.
namespace chorus::sdk {

struct WantedLink {
  std::string from;
  std::string to;
  std::string type;
  bool operator==(const WantedLink&) const = default;
};

struct WantedWake {
  std::string name;
  std::int64_t at_ms = 0;
  std::string payload;
  bool operator==(const WantedWake&) const = default;
};

inline bool operator==(const Record& a, const Record& b) {
  return a.key == b.key && a.type == b.type && a.audience == b.audience && a.body == b.body;
}

// What came of one decision.
struct Outcome {
  chorus_status status = CHORUS_OK;
  std::vector<Record> puts;
  std::vector<std::string> removes;
  std::vector<Record> contributions;
  std::vector<WantedLink> links;
  std::vector<WantedWake> wakes;
  std::vector<std::string> cancelled_wakes;
  std::string answer;
  std::string code;  // why not, if rejected
  std::string text_key;
  std::string args;
  bool operator==(const Outcome&) const = default;

  bool accepted() const { return status == CHORUS_OK; }
  std::size_t size() const { return puts.size() + removes.size() + contributions.size(); }
};

namespace detail {

// One call over a copy of the records; fills an Outcome.
class BenchCall {
 public:
  struct Given {
    std::map<std::string, Record> records;
    std::string settings = "{}";
    std::string phase = "open";
    std::string role;
    std::string groups;
    std::string mark;
    std::set<std::string> owned;
    std::int64_t now = 0;
    std::string today = "1970-01-01";
    std::uint64_t seed = 0;
    std::size_t changes = CHORUS_CHANGES_OF_THE_ROOM;  // at most
  };

  explicit BenchCall(Given given) : given_(std::move(given)), chance_(given_.seed) {
    raw_.size = sizeof raw_;
    raw_.host = this;
    raw_.get = &get;
    raw_.scan = &scan;
    raw_.role = [](const chorus_call* c) { return to_text(of(c).given_.role); };
    raw_.groups = [](const chorus_call* c) { return to_text(of(c).given_.groups); };
    raw_.is_owner = [](const chorus_call* c, chorus_text key) {
      return std::int32_t(of(c).given_.owned.count(std::string(to_view(key))));
    };
    raw_.actor_mark = [](const chorus_call* c) { return to_text(of(c).given_.mark); };
    raw_.now_ms = [](const chorus_call* c) { return of(c).given_.now; };
    raw_.random_u64 = [](const chorus_call* c) { return of(c).random(); };
    raw_.settings = [](const chorus_call* c) { return to_text(of(c).given_.settings); };
    raw_.phase = [](const chorus_call* c) { return to_text(of(c).given_.phase); };
    raw_.new_key = &new_key;
    raw_.today = [](const chorus_call* c) { return to_text(of(c).given_.today); };
    collect();
  }
  ~BenchCall() = default;
  BenchCall(const BenchCall&) = delete;
  BenchCall& operator=(const BenchCall&) = delete;

  const chorus_call* raw() const { return &raw_; }
  bool is_too_much() const { return is_too_much_; }
  Outcome outcome;

 private:
  static BenchCall& of(const chorus_call* call) { return *static_cast<BenchCall*>(call->host); }
  static std::string text(chorus_text t) { return std::string(to_view(t)); }
  static chorus_record lent(const Record& r) {
    return {sizeof(chorus_record), to_text(r.key), to_text(r.type), to_text(r.audience),
            to_text(r.body)};
  }

  static std::int32_t get(const chorus_call* call, chorus_text key, chorus_record* out) {
    const auto& records = of(call).given_.records;
    const auto found = records.find(text(key));
    if (found == records.end()) return 0;
    *out = lent(found->second);
    return 1;
  }

  static void scan(const chorus_call* call, chorus_text prefix, chorus_text after,
                   std::uint32_t limit, chorus_visit visit, void* user) {
    const auto& records = of(call).given_.records;
    const std::string start = text(prefix);
    auto at = records.lower_bound(start);
    if (text(after) >= start) at = records.upper_bound(text(after));
    std::uint32_t seen = 0;
    for (; at != records.end() && at->first.starts_with(start); ++at) {
      if (limit != 0 && seen++ == limit) return;
      const chorus_record record = lent(at->second);
      if (visit(user, &record) == 0) return;
    }
  }

  std::uint64_t random() {
    chance_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = chance_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }

  static chorus_text new_key(const chorus_call* call, chorus_text kind) {
    BenchCall& self = of(call);
    self.keys_.push_back(text(kind) + "/" + std::to_string(self.random()));
    return to_text(self.keys_.back());
  }

  // CHORUS_FAULT where a limit is passed, as in the room.
  chorus_status want(std::size_t changes, chorus_text body = {}) {
    changes_ += changes;
    bytes_ += body.size;
    is_too_much_ = is_too_much_ || changes_ > given_.changes || bytes_ > CHORUS_DECISION_BYTES;
    return is_too_much_ ? CHORUS_FAULT : CHORUS_OK;
  }

  void collect() {
    raw_.put = [](const chorus_call* c, chorus_text k, chorus_text t, chorus_text a,
                  chorus_text b) {
      of(c).outcome.puts.push_back({text(k), text(t), text(a), text(b)});
      return of(c).want(1, b);
    };
    raw_.remove = [](const chorus_call* c, chorus_text key) {
      of(c).outcome.removes.push_back(text(key));
      return of(c).want(1);
    };
    raw_.contribute = [](const chorus_call* c, chorus_text k, chorus_text t, chorus_text a,
                         chorus_text b) {
      of(c).outcome.contributions.push_back({text(k), text(t), text(a), text(b)});
      return of(c).want(1, b);
    };
    raw_.link = [](const chorus_call* c, chorus_text from, chorus_text to, chorus_text type) {
      of(c).outcome.links.push_back({text(from), text(to), text(type)});
      return of(c).want(1);
    };
    raw_.wake = [](const chorus_call* c, chorus_text name, std::int64_t at, chorus_text payload) {
      of(c).outcome.wakes.push_back({text(name), at, text(payload)});
      return chorus_status(CHORUS_OK);
    };
    raw_.cancel_wake = [](const chorus_call* c, chorus_text name) {
      of(c).outcome.cancelled_wakes.push_back(text(name));
      return chorus_status(CHORUS_OK);
    };
    raw_.reject = [](const chorus_call* c, chorus_text code, chorus_text key, chorus_text args) {
      of(c).outcome.code = text(code);
      of(c).outcome.text_key = text(key);
      of(c).outcome.args = text(args);
      return chorus_status(CHORUS_OK);
    };
    raw_.answer = [](const chorus_call* c, chorus_text body) {
      of(c).outcome.answer = text(body);
      return chorus_status(CHORUS_OK);
    };
  }

  Given given_;
  std::uint64_t chance_;
  std::size_t changes_ = 0;
  std::size_t bytes_ = 0;
  bool is_too_much_ = false;
  std::deque<std::string> keys_;  // lent out, so they must not move
  chorus_call raw_{};
};

}  // namespace detail

template <class Rules>
class Rig {
 public:
  // Types whose new records belong to whoever sent the command (contribution, draft, private).
  explicit Rig(std::set<std::string> owned_types = {}) : owned_types_(std::move(owned_types)) {}

  Rig& given(const std::string& key, const std::string& type, const std::string& body,
             const std::string& audience = {}) {
    base_.records[key] = {key, type, audience, body};
    return *this;
  }

  // Records from a file: key, type, audience and body a line, a tab between two. The state files of
  // released versions are kept this way.
  Rig& given_file(const std::string& path) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error("no fixture " + path);
    for (std::string line; std::getline(file, line);) {
      std::istringstream fields(line);
      Record record;
      std::getline(fields, record.key, '\t');
      std::getline(fields, record.type, '\t');
      std::getline(fields, record.audience, '\t');
      std::getline(fields, record.body, '\t');
      if (record.body.empty()) throw std::runtime_error("not a record in " + path + ": " + line);
      base_.records[record.key] = record;
    }
    return *this;
  }

  Rig& settings(const std::string& json) {
    base_.settings = json;
    return *this;
  }
  Rig& phase(const std::string& phase) {
    base_.phase = phase;
    return *this;
  }
  // The room's clock, in a room whose zone is UTC; `today` after it says another day.
  Rig& now(std::int64_t ms) {
    base_.now = ms;
    base_.today = day_after("1970-01-01", ms / 86'400'000);
    return *this;
  }
  Rig& today(const std::string& day) {
    base_.today = day;
    return *this;
  }
  Rig& seed(std::uint64_t seed) {
    base_.seed = seed;
    return *this;
  }
  // What the actor of the next commands belongs to, a space between two: "role:young_person".
  Rig& groups(const std::string& groups) {
    base_.groups = groups;
    return *this;
  }
  Rig& facilitator(const std::string& name = "lead") { return actor("facilitator", name); }
  Rig& participant(const std::string& name) { return actor("participant", name); }

  Outcome when(std::string_view name, std::string_view args = "{}") {
    return made_twice(true, [&](const chorus_call* call) {
      return Table::decide(call, to_text(name), to_text(args));
    });
  }
  Outcome opened() {
    return made_twice(false, [](const chorus_call* call) { return Table::opened(call); });
  }
  Outcome moves_to(const std::string& phase) {
    base_.phase = phase;
    return made_twice(
        false, [&](const chorus_call* call) { return Table::phase_changed(call, to_text(phase)); });
  }
  Outcome woke(std::string_view name, std::string_view payload = "{}") {
    return made_twice(false, [&](const chorus_call* call) {
      return Table::woke(call, to_text(name), to_text(payload));
    });
  }

  // What it says for a report, over the records as they are; in Outcome::answer.
  Outcome sections(std::string_view purpose, std::string_view locale = "en") {
    return made_twice(false, [&](const chorus_call* call) {
      return Table::sections(call, to_text(purpose), to_text(locale));
    });
  }

  // What is there now.
  const std::map<std::string, Record>& records() const { return base_.records; }
  std::vector<Record> of_type(std::string_view type) const {
    std::vector<Record> found;
    for (const auto& [key, record] : base_.records) {
      if (record.type == type) found.push_back(record);
    }
    return found;
  }
  void forget(std::string_view prefix) {
    std::erase_if(base_.records,
                  [&](const auto& entry) { return entry.first.starts_with(prefix); });
  }

 private:
  using Table = detail::Table<Rules>;

  Rig& actor(const std::string& role, const std::string& name) {
    base_.role = role;
    actor_ = name;
    return *this;
  }

  template <class Decide>
  Outcome made_twice(bool by_actor, const Decide& decide) {
    detail::BenchCall::Given given = base_;
    ++base_.seed;
    if (by_actor) {
      given.changes = CHORUS_CHANGES_OF_A_COMMAND;
      given.mark = "mark-" + actor_;
      for (const auto& [key, owner] : owners_) {
        if (owner == actor_) given.owned.insert(key);
      }
    } else {
      given.role.clear();
    }
    Outcome first = once(given, decide);
    if (!(first == once(given, decide))) {
      throw std::logic_error("two decisions over the same call differ");
    }
    if (first.accepted()) apply(first, by_actor);
    return first;
  }

  template <class Decide>
  static Outcome once(const detail::BenchCall::Given& given, const Decide& decide) {
    detail::BenchCall call(given);
    chorus_status status = decide(call.raw());
    if (call.is_too_much()) status = CHORUS_FAULT;
    if (status != CHORUS_OK) {
      call.outcome.puts.clear();
      call.outcome.removes.clear();
      call.outcome.contributions.clear();
    }
    call.outcome.status = status;
    return call.outcome;
  }

  void apply(const Outcome& outcome, bool by_actor) {
    for (const auto* list : {&outcome.puts, &outcome.contributions}) {
      for (const auto& record : *list) {
        const bool is_new = base_.records.count(record.key) == 0;
        if (is_new && by_actor && owned_types_.count(record.type) > 0) owners_[record.key] = actor_;
        base_.records[record.key] = record;
      }
    }
    for (const auto& key : outcome.removes) {
      base_.records.erase(key);
      owners_.erase(key);
    }
  }

  detail::BenchCall::Given base_;
  std::string actor_ = "somebody";
  std::set<std::string> owned_types_;
  std::map<std::string, std::string> owners_;
};

}  // namespace chorus::sdk
