#pragma once

#include <SQLiteCpp/Statement.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

// Runs a prepared statement with its values and gives it back at once, also when it throws: a
// statement left in the middle keeps a read transaction open, and the log grows behind it. Strings
// are lent, not copied, so they must live until the call returns; they do in every call here.
namespace chorus::storage {

class GivenBack {
 public:
  explicit GivenBack(SQLite::Statement& statement) : statement_(statement) {}
  ~GivenBack() { statement_.tryReset(); }
  GivenBack(const GivenBack&) = delete;
  GivenBack& operator=(const GivenBack&) = delete;

 private:
  SQLite::Statement& statement_;
};

inline void lend(SQLite::Statement& statement, int at, const std::string& text) {
  statement.bindNoCopy(at, text);
}
inline void lend(SQLite::Statement& statement, int at, std::string_view text) {
  statement.bind(at, std::string(text));
}
inline void lend(SQLite::Statement& statement, int at, std::span<const char> bytes) {
  statement.bindNoCopy(at, bytes.data(), static_cast<int>(bytes.size()));
}
inline void lend(SQLite::Statement& statement, int at, std::int64_t number) {
  statement.bind(at, number);
}
inline void lend(SQLite::Statement& statement, int at, std::uint64_t number) {
  statement.bind(at, static_cast<std::int64_t>(number));
}
inline void lend(SQLite::Statement& statement, int at, std::uint32_t number) {
  statement.bind(at, number);
}
inline void lend(SQLite::Statement& statement, int at, bool value) {
  statement.bind(at, value ? 1 : 0);
}
template <class Value>
void lend(SQLite::Statement& statement, int at, const std::optional<Value>& value) {
  if (value) {
    lend(statement, at, *value);
  } else {
    statement.bind(at);
  }
}

template <class... Values>
void run(SQLite::Statement& statement, const Values&... values) {
  const GivenBack back(statement);
  int at = 0;
  (lend(statement, ++at, values), ...);
  statement.exec();
}

}  // namespace chorus::storage
