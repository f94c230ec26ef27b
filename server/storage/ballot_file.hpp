#pragma once

#include "kernel/values/strong_id.hpp"
#include "platform/held_file.hpp"
#include "storage/database.hpp"

#include <SQLiteCpp/Statement.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace chorus::storage {

// name.inquiry.ballots: sealed rows under names that tell nothing. It knows neither keys nor what
// is in a row. Threads: the storage thread. Errors: SQLite::Exception, StorageTrouble.
class BallotFile {
 public:
  struct Row {
    kernel::SpaceId space;
    std::string id;
    std::string sealed;
  };

  explicit BallotFile(
      const std::filesystem::path& path);  // made if it is not there, for its owner alone

  // One durable transaction: `puts` in, `gone` out.
  void write(const std::vector<Row>& puts, const std::vector<Row>& gone);
  void remove(const kernel::SpaceId& space);
  std::vector<Row> rows();
  bool checkpoint() { return database_.checkpoint(); }
  bool is_in_place() const;  // false: moved, replaced or deleted since it was opened

 private:
  std::filesystem::path path_;
  Database database_;
  std::optional<platform::FileStatus> opened_;
  std::optional<platform::FileStatus> opened_log_;
  SQLite::Statement put_;
  SQLite::Statement remove_;
  SQLite::Statement remove_space_;
};

// Overwrites and removes the file and what SQLite keeps beside it. It must not be open.
void erase_ballot_file(const std::filesystem::path& path);

}  // namespace chorus::storage
