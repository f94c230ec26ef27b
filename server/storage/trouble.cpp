#include "storage/trouble.hpp"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

namespace chorus::storage {

bool is_damage(const SQLite::Exception& error) {
  return error.getErrorCode() == SQLITE_CORRUPT || error.getErrorCode() == SQLITE_NOTADB;
}

StorageTrouble trouble_from(const SQLite::Exception& error, const std::filesystem::path& path) {
  const std::string name = path.filename().string();
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

}  // namespace chorus::storage
