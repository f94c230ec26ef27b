#include "storage/ballot_file.hpp"

#include "platform/replace_file.hpp"
#include "storage/statement.hpp"
#include "storage/trouble.hpp"
#include "storage/upgrades.hpp"

#include <SQLiteCpp/Transaction.h>

namespace chorus::storage {
namespace {

constexpr const char* k_put = R"sql(
INSERT INTO ballot(space, id, sealed) VALUES(?,?,?)
ON CONFLICT(space, id) DO UPDATE SET sealed=excluded.sealed)sql";
constexpr const char* k_remove = "DELETE FROM ballot WHERE space=? AND id=?";
constexpr const char* k_remove_space = "DELETE FROM ballot WHERE space=?";
constexpr const char* k_rows = "SELECT space, id, sealed FROM ballot";

Database opened(const std::filesystem::path& path) {
  const bool is_new = look_at(path).kind == FileFacts::Kind::missing;
  if (is_new) platform::replace_file(path, "");
  Database database(path, Database::Use::write);
  upgrade(database, ballot_steps(), k_ballots_application_id);
  return database;
}

}  // namespace

BallotFile::BallotFile(const std::filesystem::path& path)
    : path_(path),
      database_(opened(path)),
      opened_(platform::status_at(path)),
      opened_log_(platform::status_at(log_beside(path))),
      put_(database_.sql(), k_put),
      remove_(database_.sql(), k_remove),
      remove_space_(database_.sql(), k_remove_space) {}

void BallotFile::write(const std::vector<Row>& puts, const std::vector<Row>& gone) {
  SQLite::Transaction transaction(database_.sql(), SQLite::TransactionBehavior::IMMEDIATE);
  for (const auto& row : gone) run(remove_, row.space.value(), row.id);
  for (const auto& row : puts) {
    const GivenBack back(put_);
    put_.bindNoCopy(1, row.space.value());
    put_.bindNoCopy(2, row.id);
    put_.bindNoCopy(3, row.sealed.data(), static_cast<int>(row.sealed.size()));
    put_.exec();
  }
  transaction.commit();
}

bool BallotFile::is_in_place() const {
  const auto is_at = [](const std::filesystem::path& path, const auto& opened) {
    const auto there = platform::status_at(path);
    return !opened || (there && platform::is_same_file(*there, *opened));
  };
  return is_at(path_, opened_) && is_at(log_beside(path_), opened_log_);
}

void BallotFile::remove(const kernel::SpaceId& space) { run(remove_space_, space.value()); }

std::vector<BallotFile::Row> BallotFile::rows() {
  SQLite::Statement statement(database_.sql(), k_rows);
  std::vector<Row> rows;
  while (statement.executeStep()) {
    rows.push_back({kernel::SpaceId(statement.getColumn(0).getString()),
                    statement.getColumn(1).getString(), statement.getColumn(2).getString()});
  }
  return rows;
}

void erase_ballot_file(const std::filesystem::path& path) {
  for (const auto& file : {path, log_beside(path), index_beside(path)}) platform::erase_file(file);
}

}  // namespace chorus::storage
