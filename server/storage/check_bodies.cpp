#include "storage/check_bodies.hpp"

#include "storage/read_access.hpp"
#include "storage/rows.hpp"
#include "storage/trouble.hpp"

#include <SQLiteCpp/Exception.h>

namespace chorus::storage {
namespace {

constexpr const char* k_bodies = R"sql(
SELECT space, key, type, body FROM record WHERE gate<>'withdrawn' ORDER BY space, key)sql";

}  // namespace

std::vector<std::string> body_faults(const std::filesystem::path& path, const BodyFault& fault_of) {
  std::vector<std::string> faults;
  try {
    ReadAccess access(path);
    each(access.database().sql(), k_bodies, [&](Row row) {
      const auto ref = row.ref();
      const std::string type = row.text();
      const auto fault = fault_of(type, row.body());
      if (!fault) return;
      faults.push_back("The body of " + ref.key.value() + " in " + ref.space.value() + " is no " +
                       type + ": " + *fault + ".");
    });
  } catch (const SQLite::Exception& error) {
    throw trouble_from(error, path);
  }
  return faults;
}

}  // namespace chorus::storage
