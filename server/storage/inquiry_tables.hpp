#pragma once

#include "kernel/values/loaded.hpp"
#include "storage/commit_writer.hpp"
#include "storage/database.hpp"
#include "storage/inquiry_reader.hpp"

#include <SQLiteCpp/Statement.h>

#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

// The main file of an inquiry, open for its one writer: groups of commits in, a whole inquiry out.
// Opening refuses what is no inquiry, before anything is made or changed, and brings an older file
// up to date. Threads: one at a time. Errors: SQLite::Exception, StorageTrouble. After an error the
// object must go: it may remember what was rolled back.
namespace chorus::storage {

// The bytes of a photo or a sound; none: it is not there.
std::optional<std::string> medium_in(SQLite::Database& database, const kernel::MediumId& id);

class InquiryTables {
 public:
  enum class Use { create, open };
  InquiryTables(const std::filesystem::path& path, Use use);

  // All of the group or none of it; durable when it returns. Undo rows that expired go with it.
  void write(std::span<const kernel::Commit> group);

  kernel::Loaded read();
  std::vector<BoxRow> boxes();
  void box_has_ended(const kernel::SpaceId& space);

  std::optional<std::string> meta(const std::string& name);
  void set_meta(const std::string& name, const std::string& value);

  // Its bytes.
  std::optional<std::string> medium(const kernel::MediumId& id) { return medium_in(sql(), id); }

  bool checkpoint() { return database_.checkpoint(); }
  void keep_log_at_close(bool keeps) { database_.keep_log_at_close(keeps); }

  // While it is in use the file says so itself. One that says so and has no log beside it was
  // copied meanwhile, or lost its log: its newest words are missing.
  void mark_in_use();
  void unmark_in_use();

  // Writes and takes away more than a room says in a second, durably. Throws where the disk does
  // not have it.
  void prove_writing();

  // Every page as this connection sees it, for a copy.
  SQLite::Database& sql() noexcept { return database_.sql(); }
  void keep_journal_short();

 private:
  Database database_;
  CommitWriter writer_;
};

// The value that an inquiry or a copy of one has under this name.
std::optional<std::string> meta_in(SQLite::Database& file, const std::string& name);
// Whether the file says that it is in use; of any shape.
bool is_marked_in_use(Database& database);
// Takes out of named values what the file says to itself while it is in use.
void forget_own_words(std::map<std::string, std::string>& meta);
// The same words out of a copy.
void unmark_in_use(SQLite::Database& copy);

// The step to which opening the file takes its tables; none: it is there, or is no inquiry.
std::optional<std::int32_t> step_to_take(const std::filesystem::path& path);

// Words for why the file at `path` cannot be an inquiry; empty if it may be one.
std::optional<std::string> why_not_an_inquiry(const std::filesystem::path& path);

}  // namespace chorus::storage
