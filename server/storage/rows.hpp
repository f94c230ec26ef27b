#pragma once

#include "kernel/values/body.hpp"
#include "kernel/values/ref.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

// The one way in which the rows of a table are read.
namespace chorus::storage {

// One row of an answer, its columns taken from left to right.
class Row {
 public:
  explicit Row(SQLite::Statement& statement) : statement_(statement) {}
  std::string text() { return statement_.getColumn(at_++).getString(); }
  std::int64_t number() { return statement_.getColumn(at_++).getInt64(); }
  std::uint64_t count() { return static_cast<std::uint64_t>(number()); }
  std::uint32_t small_count() { return static_cast<std::uint32_t>(number()); }
  bool flag() { return number() != 0; }
  kernel::Body body() { return kernel::Body(text()); }
  kernel::Ref ref() {  // two columns: space, key
    kernel::SpaceId space(text());
    return {std::move(space), kernel::Key(text())};
  }
  std::optional<std::int64_t> perhaps() {
    const auto column = statement_.getColumn(at_++);
    if (column.isNull()) return std::nullopt;
    return column.getInt64();
  }

 private:
  SQLite::Statement& statement_;
  int at_ = 0;
};

template <class Take>
void each(SQLite::Database& database, const char* query, Take take) {
  SQLite::Statement statement(database, query);
  while (statement.executeStep()) take(Row(statement));
}

}  // namespace chorus::storage
