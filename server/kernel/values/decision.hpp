#pragma once

#include "kernel/values/audience.hpp"
#include "kernel/values/body.hpp"
#include "kernel/values/instant.hpp"
#include "kernel/values/strong_id.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace chorus::kernel {

struct PutOutput {
  Key key;
  std::string type;
  Audience audience;
  Body body;
};

// A record of a core kind; the kernel makes it, so no activity can cut the
// thread.
struct ContributeOutput {
  Key key;
  std::string kind;
  Audience audience;
  Body body;
};

struct LinkOutput {
  Key from;
  Key to;
  std::string type;
};

struct WakeOutput {
  std::string name;
  Instant at = 0;
  Body payload;
};

// What a decider wants done. Nothing of it happens unless all of it passes the kernel's checks.
struct Outputs {
  std::vector<PutOutput> puts;
  std::vector<Key> removes;
  std::vector<ContributeOutput> contributions;
  std::vector<LinkOutput> unlinks;  // of those made before
  std::vector<LinkOutput> links;
  std::vector<WakeOutput> wakes;
  std::vector<std::string> cancelled_wakes;
  std::optional<Audience> nudge;  // whom it calls back who look elsewhere
  Body answer;
};

// A refusal a person can meet: `code` for programs, `text_key` for words (resolved by the page in
// the activity's own catalogue first, then the shell's), `args` to fill them in.
struct Rejection {
  std::string code;
  std::string text_key;
  Body args;
};

// The decider itself failed. `restarted`: it died or was ended on this very call, which is not
// tried again; `paused`: it died too often; `unavailable`: there is no such activity type here.
enum class DeciderFault { restarted, paused, unavailable };

using Decision = std::variant<Outputs, Rejection, DeciderFault>;

// Refusals of the kernel's own name their words "core.<code>".
Rejection core_rejection(std::string_view code, Body args = Body());

}  // namespace chorus::kernel
