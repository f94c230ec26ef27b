#pragma once

#include "activity_plugin.h"
#include "host/plugin_runner.hpp"
#include "kernel/values/limits.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// The chorus_call that rules see: reads from the mirror, collects what is wanted. One object a
// decision.
namespace chorus::host {

class DecisionCall {
 public:
  struct Asked {
    std::string phase;
    std::string stage;
    std::string role;
    std::string role_group;
    std::string groups;
    std::string mark;
    std::set<std::string, std::less<>> owned;
    std::int64_t now = 0;
    std::string today;
    std::uint64_t seed = 0;
    std::size_t changes = limits::k_changes_a_commit;   // at most, of all kinds together
    std::size_t answer_bytes = limits::k_record_bytes;  // the most that answer() takes
  };

  DecisionCall(const PluginRunner::MirrorSpace& space, Asked asked);
  ~DecisionCall();
  DecisionCall(const DecisionCall&) = delete;
  DecisionCall& operator=(const DecisionCall&) = delete;

  const chorus_call* raw() const noexcept { return &raw_; }
  // The message to send: what was wanted, the refusal, or the fault.
  std::string done_message(std::uint64_t id, chorus_status status) const;
  // The same where sections were asked for: what was said, if anything, or the fault.
  std::string sections_message(std::uint64_t id, chorus_status status) const;
  // The picture with the records as wanted, and the links as they were.
  PluginRunner::MirrorSpace after() const;

 private:
  struct Wanted;

  static DecisionCall& of(const chorus_call* call) {
    return *static_cast<DecisionCall*>(call->host);
  }
  void set_reads();
  void set_wants();
  std::uint64_t random();
  chorus_text new_key(chorus_text kind);
  void scan(chorus_text prefix, chorus_text after, std::uint32_t limit, chorus_visit visit,
            void* user) const;
  void links(chorus_text key, std::uint32_t limit, chorus_visit_link visit, void* user) const;
  chorus_status want(const char* list, nlohmann::json item, bool is_change);
  bool fits(chorus_text body, std::size_t at_most = limits::k_record_bytes);

  const PluginRunner::MirrorSpace& space_;
  Asked asked_;
  std::uint64_t chance_;
  std::deque<std::string> lent_;  // keys handed out; they must not move
  std::unique_ptr<Wanted> wanted_;
  chorus_call raw_{};
};

}  // namespace chorus::host
