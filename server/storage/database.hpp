#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <filesystem>

// One connection to one SQLite file, with the settings everything else rests on: set,
// read back, and refused if they did not take.
//
// One connection writes, and it alone checkpoints: SQLite before 3.51.3 can lose data when two
// connections write or checkpoint one file at once. Readers beside it never do, not even when they
// are the last to close.
//   create  a file that is not there yet          write  the one writer of a file
//   read    beside a writer, or after a crash     still  nobody else has it and no log lies beside
//   it:
//                                                        read without leaving a trace
//   alone   nobody else has it, a log lies beside it: both read, nothing made beside them, so also
//           on a full disk and in a folder that takes no writing
//   fill    an empty file that counts for nothing until it is whole: nothing is made beside it, and
//           what goes wrong in it is not put right
// Threads: one at a time. Errors: SQLite::Exception; StorageTrouble if a setting did not take.
namespace chorus::storage {

inline constexpr std::int32_t k_inquiry_application_id = 0x43485253;  // "CHRS"
inline constexpr std::int32_t k_ballots_application_id = 0x43485242;  // "CHRB"

class Database {
 public:
  enum class Use { create, write, read, still, alone, fill };
  Database(const std::filesystem::path& path, Use use);

  SQLite::Database& sql() noexcept { return sql_; }
  std::int64_t number(const char* query);  // the one number a query gives

  // Moves all of the log into the file and cuts the log to nothing. False: a reader was in the way,
  // and it will be done another time. Only the writer calls it.
  bool checkpoint();

  // Closing leaves the log where it is, and touches nothing by its name.
  void keep_log_at_close(bool keeps);

 private:
  void set_and_read_back(const char* pragma, std::int64_t value);
  void prepare_to_write(Use use);
  void prepare_to_fill();

  SQLite::Database sql_;
};

// What the first page says, read without SQLite so that nothing is made or changed by looking.
struct FileFacts {
  enum class Kind { missing, empty, other, truncated, database };
  Kind kind = Kind::missing;
  std::int32_t application_id = 0;
  std::int32_t schema_step = 0;
};
FileFacts look_at(const std::filesystem::path& path);

std::filesystem::path log_beside(const std::filesystem::path& path);    // -wal
std::filesystem::path index_beside(const std::filesystem::path& path);  // -shm

}  // namespace chorus::storage
