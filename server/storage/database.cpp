#include "storage/database.hpp"

#include "platform/held_file.hpp"
#include "platform/path_text.hpp"
#include "storage/trouble.hpp"

#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

namespace chorus::storage {
namespace {

constexpr std::int64_t k_synchronous_full = 2;
constexpr std::int64_t k_temporary_in_memory = 2;
constexpr std::int64_t k_autocheckpoint_pages = 1000;
constexpr std::int64_t k_log_bytes_kept = 16LL * 1024 * 1024;
constexpr int k_other_writer_ms = 1000;  // somebody with another tool; then we give up
constexpr int k_reader_waits_ms = 5000;
constexpr const char* k_use_log = "PRAGMA journal_mode=WAL";
// The index of a log is kept in memory then, instead of in a file beside it.
constexpr const char* k_nobody_else = "PRAGMA locking_mode=EXCLUSIVE";
constexpr const char* k_checkpoint = "PRAGMA wal_checkpoint(TRUNCATE)";

constexpr std::size_t k_header_bytes = 100;
constexpr std::string_view k_magic{"SQLite format 3\0", 16};

// A path as SQLite's file: addresses want it.
std::string address_of(const std::filesystem::path& path, const char* how) {
  constexpr std::string_view k_digits = "0123456789ABCDEF";
  std::string address = "file:";
  for (const char letter : platform::utf8(std::filesystem::absolute(path))) {
    const auto byte = static_cast<unsigned char>(letter);
    const bool is_plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                          (byte >= '0' && byte <= '9') || byte == '/' || byte == '.' ||
                          byte == '-' || byte == '_';
    if (is_plain) {
      address += letter;
    } else {
      address += '%';
      address += k_digits[byte >> 4U];
      address += k_digits[byte & 0xFU];
    }
  }
  return address + how;
}

SQLite::Database opened(const std::filesystem::path& path, Database::Use use) {
  switch (use) {
    case Database::Use::create:
      return {platform::utf8(path), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    case Database::Use::fill: return {platform::utf8(path), SQLite::OPEN_READWRITE};
    case Database::Use::write:
      return {platform::utf8(path), SQLite::OPEN_READWRITE, k_other_writer_ms};
    case Database::Use::read:
      return {platform::utf8(path), SQLite::OPEN_READONLY, k_reader_waits_ms};
    case Database::Use::still:
      return {address_of(path, "?immutable=1"), SQLite::OPEN_READONLY | SQLite::OPEN_URI};
    case Database::Use::alone:
      return {address_of(path, "?vfs=unix-none"), SQLite::OPEN_READONLY | SQLite::OPEN_URI};
  }
  throw std::logic_error("a use of a file that is none");
}

std::int32_t number_at(const std::array<unsigned char, k_header_bytes>& header, std::size_t at) {
  const std::uint32_t value = (std::uint32_t{header[at]} << 24U) |
                              (std::uint32_t{header[at + 1]} << 16U) |
                              (std::uint32_t{header[at + 2]} << 8U) | header[at + 3];
  return static_cast<std::int32_t>(value);
}

bool is_shorter_than_it_says(const std::filesystem::path& path,
                             const std::array<unsigned char, k_header_bytes>& header) {
  std::error_code no_log;
  // After a crash the log may hold what the file still lacks.
  if (std::filesystem::file_size(log_beside(path), no_log) > 0 && !no_log) return false;
  const std::int64_t page = (std::int64_t{header[16]} << 8U) | header[17];
  const std::int64_t page_bytes = page == 1 ? 65536 : page;
  const bool count_is_valid = number_at(header, 24) == number_at(header, 92);
  const auto size = static_cast<std::int64_t>(std::filesystem::file_size(path));
  return count_is_valid && page_bytes * number_at(header, 28) > size;
}

}  // namespace

Database::Database(const std::filesystem::path& path, Use use) : sql_(opened(path, use)) {
  // The schema of a file that came from elsewhere must not run anything or rewrite itself.
  sqlite3_db_config(sql_.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  if (use == Use::alone) sql_.execAndGet(k_nobody_else);
  set_and_read_back("trusted_schema", 0);
  set_and_read_back("cell_size_check", 1);
  set_and_read_back("mmap_size", 0);
  set_and_read_back("temp_store", k_temporary_in_memory);
  if (use == Use::create || use == Use::write) {
    prepare_to_write(use);
  } else if (use == Use::fill) {
    prepare_to_fill();
  } else {
    sqlite3_db_config(sql_.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    set_and_read_back("query_only", 1);
  }
}

void Database::prepare_to_write(Use use) {
  const std::string mode = sql_.execAndGet(k_use_log).getString();
  if (mode != "wal") throw StorageTrouble("This disk cannot keep a log beside the file.");
  set_and_read_back("synchronous", k_synchronous_full);
  set_and_read_back("foreign_keys", 1);
  set_and_read_back("secure_delete", 1);
  set_and_read_back("wal_autocheckpoint", k_autocheckpoint_pages);
  set_and_read_back("journal_size_limit", k_log_bytes_kept);
  if (use == Use::create) sql_.setBusyTimeout(k_other_writer_ms);
}

void Database::prepare_to_fill() {
  sql_.execAndGet("PRAGMA journal_mode=MEMORY");
  set_and_read_back("synchronous", k_synchronous_full);
  set_and_read_back("foreign_keys", 1);
  set_and_read_back("secure_delete", 1);
}

std::int64_t Database::number(const char* query) { return sql_.execAndGet(query).getInt64(); }

void Database::set_and_read_back(const char* pragma, std::int64_t value) {
  const std::string name = std::string("PRAGMA ") + pragma;
  // Some settings answer with a row and some do not.
  SQLite::Statement set(sql_, name + "=" + std::to_string(value));
  set.executeStep();
  set.reset();
  SQLite::Statement read(sql_, name);
  const bool answered = read.executeStep();
  // A build without memory mapping answers nothing to mmap_size, which is as good.
  const bool took = answered ? read.getColumn(0).getInt64() == value : value == 0;
  if (!took) throw StorageTrouble("SQLite does not take the setting " + std::string(pragma) + ".");
}

bool Database::checkpoint() {
  sql_.setBusyTimeout(0);  // a backup may read for long; the next idle moment will do
  SQLite::Statement statement(sql_, k_checkpoint);
  const bool done = statement.executeStep() && statement.getColumn(0).getInt() == 0;
  sql_.setBusyTimeout(k_other_writer_ms);
  return done;
}

void Database::keep_log_at_close(bool keeps) {
  sqlite3_db_config(sql_.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keeps ? 1 : 0, nullptr);
}

FileFacts look_at(const std::filesystem::path& path) {
  FileFacts facts;
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return facts;
  facts.kind = FileFacts::Kind::other;
  if (!std::filesystem::is_regular_file(path, error)) return facts;
  std::array<unsigned char, k_header_bytes> header{};
  std::string beginning;
  try {
    beginning = platform::beginning_of(path, header.size());
  } catch (const std::system_error& refused) {
    throw trouble_from(refused, path);
  }
  if (beginning.empty()) facts.kind = FileFacts::Kind::empty;
  if (beginning.size() != header.size() || !beginning.starts_with(k_magic)) return facts;
  std::copy(beginning.begin(), beginning.end(), header.begin());
  facts.kind = is_shorter_than_it_says(path, header) ? FileFacts::Kind::truncated
                                                     : FileFacts::Kind::database;
  facts.schema_step = number_at(header, 60);
  facts.application_id = number_at(header, 68);
  return facts;
}

std::filesystem::path log_beside(const std::filesystem::path& path) {
  return platform::beside(path, "-wal");
}

std::filesystem::path index_beside(const std::filesystem::path& path) {
  return platform::beside(path, "-shm");
}

}  // namespace chorus::storage
