#pragma once

#include "kernel/values/commit.hpp"
#include "kernel/values/loaded.hpp"
#include "storage/stored_text.hpp"

#include <memory>
#include <unordered_map>
#include <vector>

namespace SQLite {
class Database;
}

namespace chorus::storage {

// Turns one Commit into rows, inside a transaction that somebody else begins and ends. Everything
// of a commit is written but its ballots and its box key, which are the sealed box's. A client's
// last answers are remembered here so that they go with the client's one row: a row of its own
// under a random key for each answer costs several times as much. Threads: the storage thread.
// Errors: SQLite::Exception; then the transaction must be rolled back and the writer made anew,
// since it may remember an answer that was not stored.
class CommitWriter {
 public:
  explicit CommitWriter(SQLite::Database& database);
  ~CommitWriter();
  CommitWriter(const CommitWriter&) = delete;
  CommitWriter& operator=(const CommitWriter&) = delete;

  void remember(const std::vector<kernel::Loaded::Client>& clients);
  void write(const kernel::Commit& commit);
  void forget_undo_before(kernel::Instant now);
  void box_has_ended(const kernel::SpaceId& space);

 private:
  struct Statements;

  void write_state(const kernel::Commit& commit);
  void write_space(const kernel::SpaceState& state);
  void write_records(const kernel::Commit& commit);
  void write_wakes(const kernel::Commit& commit);
  void write_undo(const kernel::Commit& commit);
  void write_people(const kernel::Commit& commit);
  void write_media(const kernel::Commit& commit);
  void write_progress(const kernel::ClientProgress& progress);
  void forget_answers(const kernel::ClientId& client);
  void write_journal(const kernel::Commit& commit);
  void forget_named(const kernel::Ref& thing, const kernel::SpaceId& where);

  std::unique_ptr<Statements> sql_;
  std::unordered_map<kernel::ClientId, Answers> answers_;
};

std::string_view to_text(kernel::Pass::Kind kind);
std::optional<kernel::Pass::Kind> pass_kind_from(std::string_view text);

}  // namespace chorus::storage
