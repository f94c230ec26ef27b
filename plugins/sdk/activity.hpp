#pragma once

#include "activity_plugin.h"

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

// The C++20 face of activity_plugin.h, and the comfortable way to write an activity type: derive
// from Activity, answer with a Decision, and write CHORUS_ACTIVITY(YourClass) once. Exceptions are
// caught at the edge and count as a crash. Needs the standard library alone; bring any JSON reader
// you like.
namespace chorus::sdk {

struct Record {
  std::string key;
  std::string type;
  std::string audience;  // atoms, a space between two
  std::string body;      // JSON object
  // Which one it is in the order of giving; 0: not told, where that could tell whose it is.
  std::uint64_t nth = 0;
};

// Two things tied together. `is_own`: by this activity, which may untie them.
struct Link {
  std::string from;
  std::string to;
  std::string type;
  bool is_own = true;
  bool operator==(const Link&) const = default;
};

inline chorus_text to_text(std::string_view text) { return {text.data(), text.size()}; }
inline std::string_view to_view(chorus_text text) {
  return text.size == 0 ? std::string_view() : std::string_view(text.data, text.size);
}

// What one decision may read. Copies out, so nothing borrowed is kept by mistake.
class Call {
 public:
  explicit Call(const chorus_call& call) : call_(call) {}

  std::optional<Record> get(std::string_view key) const {
    chorus_record found{};
    found.size = sizeof found;
    if (call_.get(&call_, to_text(key), &found) == 0) return std::nullopt;
    return copied(found);
  }

  // In byte order of keys. `limit` 0: all.
  std::vector<Record> scan(std::string_view prefix, std::string_view after_key = {},
                           std::uint32_t limit = 0) const {
    std::vector<Record> records;
    call_.scan(&call_, to_text(prefix), to_text(after_key), limit, &Call::collect, &records);
    return records;
  }

  // That begin or end at this thing, where both ends are known here. `limit` 0: all that are told.
  std::vector<Link> links(std::string_view key, std::uint32_t limit = 0) const {
    std::vector<Link> found;
    call_.links(&call_, to_text(key), limit, &Call::collect_link, &found);
    return found;
  }

  bool by_facilitator() const { return to_view(call_.role(&call_)) == "facilitator"; }
  bool by_participant() const { return to_view(call_.role(&call_)) == "participant"; }
  // Ids of the pairs and tables where the actor sits, for an audience "group:<id>".
  std::vector<std::string> groups() const {
    std::vector<std::string> ids;
    const std::string all(to_view(call_.groups(&call_)));
    for (std::size_t at = 0; at < all.size();) {
      const auto end = std::min(all.find(' ', at), all.size());
      if (end > at) ids.push_back(all.substr(at, end - at));
      at = end + 1;
    }
    return ids;
  }
  // young_person, parent_carer, practitioner, supporter or unsaid; empty where the room is the
  // cause.
  std::string role_group() const { return std::string(to_view(call_.role_group(&call_))); }
  bool is_owner(std::string_view key) const { return call_.is_owner(&call_, to_text(key)) != 0; }
  std::string actor_mark() const { return std::string(to_view(call_.actor_mark(&call_))); }
  std::int64_t now_ms() const { return call_.now_ms(&call_); }
  // The room's day, "2026-11-24" (calendar.hpp).
  std::string today() const { return std::string(to_view(call_.today(&call_))); }
  std::uint64_t random() const { return call_.random_u64(&call_); }
  std::string settings() const { return std::string(to_view(call_.settings(&call_))); }
  std::string phase() const { return std::string(to_view(call_.phase(&call_))); }
  // Of the manifest's; empty: not opened yet, or it has none.
  std::string stage() const { return std::string(to_view(call_.stage(&call_))); }
  std::string new_key(std::string_view kind) const {
    return std::string(to_view(call_.new_key(&call_, to_text(kind))));
  }

 private:
  static Record copied(const chorus_record& record) {
    return {std::string(to_view(record.key)), std::string(to_view(record.type)),
            std::string(to_view(record.audience)), std::string(to_view(record.body)), record.nth};
  }

  static std::int32_t collect(void* user, const chorus_record* record) noexcept {
    // An exception here (no memory) ends the process, which is what a crash is for.
    static_cast<std::vector<Record>*>(user)->push_back(copied(*record));
    return 1;
  }

  static std::int32_t collect_link(void* user, const chorus_link* link) noexcept {
    static_cast<std::vector<Link>*>(user)->push_back(
        {std::string(to_view(link->from)), std::string(to_view(link->to)),
         std::string(to_view(link->type)), link->own != 0});
    return 1;
  }

  const chorus_call& call_;
};

// Earliest first; what has no number keeps its place after those, in the order it came in.
inline std::vector<Record> in_order_given(std::vector<Record> records) {
  std::stable_sort(records.begin(), records.end(), [](const Record& one, const Record& other) {
    return one.nth - 1 < other.nth - 1;  // 0 is told of nothing, and comes last
  });
  return records;
}

struct Command {
  std::string_view name;
  std::string_view args;  // JSON object; fits the manifest's schema
};

// A body as a JSON library has it: anything that can dump() itself as text.
template <class Body>
concept Dumps = requires(const Body& body) {
  { body.dump() } -> std::convertible_to<std::string>;
};

// A record with its body read (thing.hpp), to be put back as its body is now.
template <class Read>
concept ReadsRecord = requires(const Read& read) {
  { read.key } -> std::convertible_to<std::string>;
  { read.type } -> std::convertible_to<std::string>;
  requires Dumps<decltype(read.body)>;
};

struct Wake {
  std::string name;
  std::int64_t at_ms = 0;
  std::string payload;
  bool operator==(const Wake&) const = default;
};

// What a decision wants, in the order it was said.
class Changes {
 public:
  template <Dumps Body>
  Changes& put(std::string key, std::string type, const Body& body, std::string audience = {}) {
    return put(std::move(key), std::move(type), body.dump(), std::move(audience));
  }
  template <Dumps Body>
  Changes& contribute(std::string key, std::string kind, const Body& body,
                      std::string audience = {}) {
    return contribute(std::move(key), std::move(kind), body.dump(), std::move(audience));
  }
  template <ReadsRecord Read>
  Changes& put(const Read& read, std::string audience = {}) {
    return put(read.key, read.type, read.body.dump(), std::move(audience));
  }
  template <ReadsRecord Read>
  Changes& contribute(const Read& read, std::string audience = {}) {
    return contribute(read.key, read.type, read.body.dump(), std::move(audience));
  }
  template <Dumps Body>
  Changes& answer(const Body& body) {
    return answer(body.dump());
  }
  Changes& put(std::string key, std::string type, std::string body, std::string audience = {}) {
    puts_.push_back({std::move(key), std::move(type), std::move(audience), std::move(body), 0});
    return *this;
  }
  Changes& remove(std::string key) {
    removes_.push_back(std::move(key));
    return *this;
  }
  Changes& contribute(std::string key, std::string kind, std::string body,
                      std::string audience = {}) {
    contributions_.push_back(
        {std::move(key), std::move(kind), std::move(audience), std::move(body), 0});
    return *this;
  }
  Changes& link(std::string from, std::string to, std::string type) {
    links_.push_back({std::move(from), std::move(to), std::move(type)});
    return *this;
  }
  // What this activity tied itself; nothing happens where it did not.
  Changes& unlink(std::string from, std::string to, std::string type) {
    unlinks_.push_back({std::move(from), std::move(to), std::move(type)});
    return *this;
  }
  Changes& wake(std::string name, std::int64_t at_ms, std::string payload = "{}") {
    wakes_.push_back({std::move(name), at_ms, std::move(payload)});
    return *this;
  }
  Changes& cancel_wake(std::string name) {
    cancelled_wakes_.push_back(std::move(name));
    return *this;
  }
  // Whom it calls back who look elsewhere: "room", or "group:<id>" of one or more.
  Changes& nudge(std::string audience) {
    nudge_ = std::move(audience);
    return *this;
  }
  Changes& answer(std::string body) {
    answer_ = std::move(body);
    return *this;
  }

  // Ends at the first thing that Chorus refuses to take (too many, too large).
  chorus_status say(const chorus_call& call) const {
    chorus_status status = CHORUS_OK;
    const auto go_on = [&status] { return status == CHORUS_OK; };
    for (const auto& p : puts_) {
      if (go_on()) {
        status =
            call.put(&call, to_text(p.key), to_text(p.type), to_text(p.audience), to_text(p.body));
      }
    }
    for (const auto& key : removes_) {
      if (go_on()) status = call.remove(&call, to_text(key));
    }
    for (const auto& c : contributions_) {
      if (go_on()) {
        status = call.contribute(&call, to_text(c.key), to_text(c.type), to_text(c.audience),
                                 to_text(c.body));
      }
    }
    for (const auto& l : unlinks_) {
      if (go_on()) status = call.unlink(&call, to_text(l.from), to_text(l.to), to_text(l.type));
    }
    for (const auto& l : links_) {
      if (go_on()) status = call.link(&call, to_text(l.from), to_text(l.to), to_text(l.type));
    }
    for (const auto& w : wakes_) {
      if (go_on()) status = call.wake(&call, to_text(w.name), w.at_ms, to_text(w.payload));
    }
    for (const auto& name : cancelled_wakes_) {
      if (go_on()) status = call.cancel_wake(&call, to_text(name));
    }
    if (go_on() && !nudge_.empty()) status = call.nudge(&call, to_text(nudge_));
    if (go_on() && !answer_.empty()) status = call.answer(&call, to_text(answer_));
    return status;
  }

 private:
  std::vector<Record> puts_;
  std::vector<std::string> removes_;
  std::vector<Record> contributions_;
  std::vector<Link> unlinks_;
  std::vector<Link> links_;
  std::vector<Wake> wakes_;
  std::vector<std::string> cancelled_wakes_;
  std::string nudge_;
  std::string answer_;
};

struct Rejection {
  std::string code;
  std::string text_key;
  std::string args = "{}";
};

using Decision = std::variant<Changes, Rejection>;

// Derive from it. An object lives for one decision, so members cannot carry anything to the next.
class Activity {
 public:
  virtual ~Activity() = default;
  virtual Decision decide(const Call& call, const Command& command) = 0;
  virtual Decision opened(const Call&) { return Changes(); }
  virtual Decision phase_changed(const Call&, std::string_view) { return Changes(); }
  virtual Decision stage_changed(const Call&, std::string_view) { return Changes(); }
  virtual Decision woke(const Call&, std::string_view, std::string_view) { return Changes(); }
  // Carries records of an older state_version over: changes them, all in this one decision. Asked
  // once an activity, before anything else; what it refuses stays as it was, for reading alone.
  virtual Decision migrate(const Call&, std::uint32_t /*from*/) {
    return Rejection{"no_way_from_it", "no_way_from_it", "{}"};
  }
  // Whether the records make sense together, after a migration: nothing wanted, or a rejection.
  virtual Decision invariants(const Call&) { return Changes(); }
  // What it has to say in a report: a JSON object {"sections": [...]}, as CHORUS_REPORT_1 tells.
  // Empty: nothing is offered, and Chorus prints the records as a plain table.
  virtual std::string sections(const Call&, std::string_view /*purpose*/,
                               std::string_view /*locale*/) {
    return {};
  }
};

namespace detail {

inline chorus_status say(const chorus_call& call, const Decision& decision) {
  if (const auto* changes = std::get_if<Changes>(&decision)) return changes->say(call);
  const auto& rejection = std::get<Rejection>(decision);
  call.reject(&call, to_text(rejection.code), to_text(rejection.text_key), to_text(rejection.args));
  return CHORUS_REJECTED;
}

template <class Decide>
chorus_status guarded(const chorus_call* call, const Decide& decide) noexcept {
  try {
    return say(*call, decide(Call(*call)));
  } catch (...) {
    return CHORUS_FAULT;
  }
}

template <class Rules>
struct Table {
  static chorus_status decide(const chorus_call* call, chorus_text name,
                              chorus_text args) noexcept {
    return guarded(call, [&](const Call& c) {
      return Rules().decide(c, Command{to_view(name), to_view(args)});
    });
  }
  static chorus_status opened(const chorus_call* call) noexcept {
    return guarded(call, [](const Call& c) { return Rules().opened(c); });
  }
  static chorus_status phase_changed(const chorus_call* call, chorus_text phase) noexcept {
    return guarded(call, [&](const Call& c) { return Rules().phase_changed(c, to_view(phase)); });
  }
  static chorus_status stage_changed(const chorus_call* call, chorus_text stage) noexcept {
    return guarded(call, [&](const Call& c) { return Rules().stage_changed(c, to_view(stage)); });
  }
  static chorus_status woke(const chorus_call* call, chorus_text name,
                            chorus_text payload) noexcept {
    return guarded(call,
                   [&](const Call& c) { return Rules().woke(c, to_view(name), to_view(payload)); });
  }

  static chorus_status migrate(const chorus_call* call, std::uint32_t from) noexcept {
    return guarded(call, [&](const Call& c) { return Rules().migrate(c, from); });
  }
  static chorus_status invariants(const chorus_call* call) noexcept {
    return guarded(call, [](const Call& c) { return Rules().invariants(c); });
  }
  static chorus_status sections(const chorus_call* call, chorus_text purpose,
                                chorus_text locale) noexcept {
    return guarded(call, [&](const Call& c) {
      return Changes().answer(Rules().sections(c, to_view(purpose), to_view(locale)));
    });
  }

  static constexpr chorus_rules_1 k_rules{sizeof(chorus_rules_1), &decide,        &opened,
                                          &phase_changed,         &stage_changed, &woke};
  static constexpr chorus_migrate_1 k_migrate{sizeof(chorus_migrate_1), &migrate};
  static constexpr chorus_check_1 k_check{sizeof(chorus_check_1), &invariants};
  static constexpr chorus_report_1 k_report{sizeof(chorus_report_1), &sections};

  static chorus_status start(const chorus_host*) noexcept { return CHORUS_OK; }
  static void stop() noexcept {}
  static const void* get(const char* interface_id) noexcept {
    const std::string_view id(interface_id);
    if (id == CHORUS_RULES_1) return &k_rules;
    if (id == CHORUS_REPORT_1) return &k_report;
    if (id == CHORUS_MIGRATE_1) return &k_migrate;
    if (id == CHORUS_CHECK_1) return &k_check;
    return nullptr;
  }
};

}  // namespace detail
}  // namespace chorus::sdk

// The one exported symbol. Id and version come from the manifest, by chorus_add_activity_plugin().
#define CHORUS_ACTIVITY(Class)                                        \
  extern "C" CHORUS_EXPORT const chorus_plugin_entry chorus_entry = { \
      sizeof(chorus_plugin_entry),                                    \
      CHORUS_ABI_MAJOR,                                               \
      CHORUS_ABI_MINOR,                                               \
      CHORUS_ACTIVITY_ID,                                             \
      CHORUS_ACTIVITY_VERSION,                                        \
      &chorus::sdk::detail::Table<Class>::start,                      \
      &chorus::sdk::detail::Table<Class>::stop,                       \
      &chorus::sdk::detail::Table<Class>::get}
