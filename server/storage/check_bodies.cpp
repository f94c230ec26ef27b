#include "storage/check_bodies.hpp"

#include "storage/read_access.hpp"
#include "storage/trouble.hpp"

#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>

namespace chorus::storage {
namespace {

constexpr const char* k_bodies = R"sql(
SELECT space, key, type, body FROM record WHERE gate<>'withdrawn' ORDER BY space, key)sql";

}  // namespace

std::vector<std::string> body_faults(const std::filesystem::path& path, const BodyFault& fault_of) {
  std::vector<std::string> faults;
  try {
    ReadAccess access(path);
    SQLite::Statement row(access.database().sql(), k_bodies);
    while (row.executeStep()) {
      const std::string type = row.getColumn(2).getString();
      const auto fault = fault_of(type, kernel::Body(row.getColumn(3).getString()));
      if (!fault) continue;
      faults.push_back("The body of " + row.getColumn(1).getString() + " in " +
                       row.getColumn(0).getString() + " is no " + type + ": " + *fault + ".");
    }
  } catch (const SQLite::Exception& error) {
    throw trouble_from(error, path);
  }
  return faults;
}

}  // namespace chorus::storage
