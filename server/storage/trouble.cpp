#include "storage/trouble.hpp"

#include "platform/path_text.hpp"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

namespace chorus::storage {

bool is_damage(const SQLite::Exception& error) {
  return error.getErrorCode() == SQLITE_CORRUPT || error.getErrorCode() == SQLITE_NOTADB;
}

StorageTrouble trouble_from(const SQLite::Exception& error, const std::filesystem::path& path) {
  const std::string name = platform::utf8(path.filename());
  const std::string code = " (" + std::to_string(error.getExtendedErrorCode()) + ")";
  switch (error.getErrorCode()) {
    case SQLITE_FULL:
      return StorageTrouble("The disk is full, so " + name +
                            " cannot be saved. Free some space; saving then goes on.");
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return StorageTrouble(
          name + " may not be written to. Look at the rights of the file and its folder.");
    case SQLITE_CANTOPEN:
      return StorageTrouble(
          name + " cannot be opened. Look whether its folder is there and may be written to.");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return StorageTrouble("Another program is writing to " + name + ". Close that program.");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return StorageTrouble(
          name + " is damaged. Nothing was changed; open the newest backup instead" + code + ".");
    case SQLITE_IOERR:
      return StorageTrouble("The disk fails to read or write " + name +
                            ". See that it is connected and has space" + code + ".");
    default:
      return StorageTrouble(name + " could not be saved: " + error.getErrorStr() + code + ".");
  }
}

StorageTrouble trouble_from(const std::system_error& error, const std::filesystem::path& path) {
  const std::string name = platform::utf8(path.filename());
  const auto is = [&](std::errc condition) { return error.code() == condition; };
  if (is(std::errc::too_many_files_open) || is(std::errc::too_many_files_open_in_system)) {
    return StorageTrouble("This computer lets Chorus open no more files, so " + name +
                          " cannot be used. Close other programs, or raise the limit (ulimit -n).");
  }
  if (is(std::errc::io_error)) {
    return StorageTrouble("The disk fails to read or write " + name +
                          ". See that it is connected, and copy the inquiry to another disk.");
  }
  if (is(std::errc::no_space_on_device) || is(std::errc::file_too_large)) {
    return StorageTrouble("The disk is full, so " + name +
                          " cannot be saved. Free some space; saving then goes on.");
  }
  if (is(std::errc::permission_denied) || is(std::errc::operation_not_permitted) ||
      is(std::errc::read_only_file_system)) {
    return StorageTrouble(name +
                          " may not be written to. Look at the rights of the file and its folder, "
                          "or copy it to a folder of your own.");
  }
  return StorageTrouble(name + " cannot be used: " + error.code().message() + ".");
}

}  // namespace chorus::storage
