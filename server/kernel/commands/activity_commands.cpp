// Which handler serves which core command of an activity. All are the leads', but for what owners
// do with what is theirs.
#include "kernel/commands/care.hpp"
#include "kernel/commands/core_command.hpp"
#include "kernel/commands/evening.hpp"
#include "kernel/commands/groups.hpp"
#include "kernel/commands/moderation.hpp"
#include "kernel/commands/phase_commands.hpp"
#include "kernel/commands/returning.hpp"
#include "kernel/commands/seating.hpp"
#include "kernel/commands/tell_history.hpp"
#include "kernel/commands/thread_commands.hpp"
#include "kernel/commands/undo.hpp"
#include "kernel/commands/withdrawal.hpp"
#include "kernel/room/missing_result.hpp"
#include "kernel/room/room_state.hpp"
#include "kernel/room/state_age.hpp"

#include <map>
#include <string>

namespace chorus::kernel {
namespace {

CoreOutcome try_again(const CoreCall& call) {
  CoreChanges again;
  if (is_result_missing(call.live)) {
    again = make_missing_result(call.live);
  } else {
    Command migrate;  // nothing where its state is as its type makes it
    migrate.space = call.live.space.state.id;
    migrate.name = k_migrate;
    again.follow_ups.push_back(std::move(migrate));
  }
  again.tries_again = true;
  return again;
}

}  // namespace

CoreOutcome run_activity_command(const CoreCall& call) {
  static const std::map<std::string, CoreOutcome (*)(const CoreCall&), std::less<>> k_commands{
      {"core.prepare", prepare_activity}, {"core.open", open_activity},
      {"core.pause", pause_activity},     {"core.resume", resume_activity},
      {"core.extend", extend_activity},   {"core.close", close_activity},
      {"core.reveal", reveal_activity},   {"core.reopen", reopen_activity},
      {"core.stage", move_to_stage},      {"core.release", release_records},
      {"core.hide", hide_record},         {"core.unhide", unhide_record},
      {"core.needs_care", needs_care},    {"core.undo", undo_act},
      {"core.history", tell_history},     {"core.try_again", try_again},
  };
  static const std::map<std::string, CoreOutcome (*)(const CoreCall&), std::less<>> k_of_owners{
      {"core.permit", permit_record},
      {"core.withdraw", withdraw_records},
      {"core.still_in", tell_papers_of},
      {"core.take_down", take_down_records},
  };
  const auto owners = k_of_owners.find(call.command.name);
  if (owners != k_of_owners.end()) return owners->second(call);
  const auto found = k_commands.find(call.command.name);
  if (found == k_commands.end()) return core_rejection("unknown_command");
  if (call.command.actor.role != Role::facilitator) return core_rejection("leads_only");
  return found->second(call);
}

CoreOutcome run_own_command(const CoreCall& call) {
  if (call.command.name == k_withdraw_all_here) return withdraw_all_here(call);
  if (call.command.name == k_honour_withdrawal) return honour_withdrawal(call);
  if (call.command.name == k_begin_evening) return begin_evening(call);
  if (call.command.name == k_forget_asking) return forget_asking(call);
  if (call.command.name == k_leave_groups) return leave_groups(call);
  if (call.command.name == k_note_seating) return note_seating(call);
  return core_rejection("unknown_command");
}

}  // namespace chorus::kernel
