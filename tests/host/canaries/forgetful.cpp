// Counts in a memory of its own, which no decision may lean on, and refuses every third time with a
// word that nobody wrote.
#include "activity.hpp"

#include <string>

namespace {

using chorus::sdk::Call;
using chorus::sdk::Changes;
using chorus::sdk::Command;
using chorus::sdk::Decision;
using chorus::sdk::Rejection;

// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): what rules must not have
int g_turn = 0;

class Forgetful final : public chorus::sdk::Activity {
 public:
  Decision decide(const Call&, const Command&) override {
    if (++g_turn % 3 == 0) return Rejection{"tired", "canary-forgetful.tired"};
    return Changes().put("note/now", "note", "{\"turn\":" + std::to_string(g_turn) + "}");
  }
};

}  // namespace

CHORUS_ACTIVITY(Forgetful);
