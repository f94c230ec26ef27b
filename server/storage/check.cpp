#include "storage/check.hpp"

#include "kernel/values/audience.hpp"
#include "kernel/values/phase.hpp"
#include "kernel/values/record.hpp"
#include "kernel/values/role.hpp"
#include "kernel/values/space.hpp"
#include "platform/path_text.hpp"
#include "storage/commit_writer.hpp"
#include "storage/inquiry_tables.hpp"
#include "storage/read_access.hpp"
#include "storage/rows.hpp"
#include "storage/stored_text.hpp"
#include "storage/trouble.hpp"
#include "storage/upgrades.hpp"

#include <SQLiteCpp/Exception.h>

#include <algorithm>
#include <map>
#include <utility>

namespace chorus::storage {
namespace {

constexpr const char* k_integrity = "PRAGMA integrity_check(20)";
constexpr const char* k_foreign_keys = "PRAGMA foreign_key_check";
constexpr const char* k_schema_step = "PRAGMA user_version";
constexpr const char* k_schema =
    "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema ORDER BY 1";
constexpr const char* k_spaces = "SELECT id, phase, script, settings FROM space ORDER BY id";
constexpr const char* k_plugins =
    "SELECT DISTINCT plugin_id FROM space WHERE plugin_id<>'' ORDER BY plugin_id";
constexpr const char* k_records =
    "SELECT space, key, class, gate, rev, audience, body FROM record ORDER BY space, key";
constexpr const char* k_wakes = "SELECT space, name, payload FROM wake ORDER BY space, name";
constexpr const char* k_undo = R"sql(
SELECT undo.seq, undo.space, undo.image, journal.seq IS NULL
FROM undo LEFT JOIN journal ON journal.seq=undo.seq ORDER BY undo.seq)sql";
constexpr const char* k_missing_media = R"sql(
SELECT key, space FROM record
WHERE json_valid(body) AND json_extract(body, '$.medium.id') IS NOT NULL
  AND json_extract(body, '$.medium.id') NOT IN (SELECT id FROM medium)
ORDER BY space, key)sql";
constexpr const char* k_clients = "SELECT id, last_k, answers FROM client ORDER BY id";
constexpr const char* k_seats = "SELECT id, role FROM seat ORDER BY id";
constexpr const char* k_passes = "SELECT kind, person FROM pass ORDER BY kind, person";

class Inspection {
 public:
  Inspection(Database& database, CheckReport& report) : database_(database), report_(report) {}

  void inspect() {
    const auto before = report_.faults.size();
    integrity();
    schema();
    if (report_.faults.size() > before) return;  // rows of other tables say nothing
    spaces();
    records();
    media();
    what_is_to_come();
    people();
  }

 private:
  void fault(std::string words) { report_.faults.push_back(std::move(words)); }

  template <class Look>
  void each(const char* query, Look look) {
    storage::each(database_.sql(), query, look);
  }

  void integrity() {
    each(k_integrity, [&](Row row) {
      const std::string found = row.text();
      if (found != "ok") fault("The file is damaged: " + found + ".");
    });
    each(k_foreign_keys, [&](Row row) {
      const std::string table = row.text();
      row.perhaps();  // the row's number
      fault("A row of " + table + " belongs to no " + row.text() + ".");
    });
  }

  static std::map<std::string, std::string> shape_of(SQLite::Database& database) {
    std::map<std::string, std::string> shape;
    storage::each(database, k_schema, [&](Row row) {
      std::string name = row.text();
      shape.emplace(std::move(name), row.text());
    });
    return shape;
  }

  void schema() {
    const auto step = static_cast<std::size_t>(database_.number(k_schema_step));
    SQLite::Database fresh(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    for (std::size_t at = 0; at < std::min(step, inquiry_steps().size()); ++at) {
      fresh.exec(std::string(inquiry_steps()[at]));
    }
    const auto wanted = shape_of(fresh);
    const auto found = shape_of(database_.sql());
    for (const auto& [name, sql] : wanted) {
      const auto same = found.find(name);
      if (same == found.end())
        fault("The " + name + " is missing.");
      else if (same->second != sql)
        fault("The " + name + " has another shape.");
    }
    for (const auto& [name, sql] : found) {
      if (!wanted.contains(name)) fault("The " + name + " is not of Chorus.");
    }
  }

  void spaces() {
    bool has_its_own = false;
    each(k_spaces, [&](Row row) {
      const std::string id = row.text();
      has_its_own = has_its_own || id == kernel::k_inquiry_space.value();
      if (!kernel::phase_from(row.text())) fault("The phase of " + id + " is unknown.");
      if (!is_json_object(row.text())) fault("The script of " + id + " cannot be read.");
      if (!is_json_object(row.text())) fault("The settings of " + id + " cannot be read.");
    });
    if (!has_its_own) fault("The inquiry's own space is missing.");
    each(k_plugins, [&](Row row) { report_.plugins.push_back(row.text()); });
  }

  void records() {
    each(k_records, [&](Row row) {
      const kernel::Ref ref = row.ref();
      const std::string name = ref.key.value() + " in " + ref.space.value();
      if (!kernel::record_class_from(row.text())) fault("The class of " + name + " is unknown.");
      if (!kernel::gate_from(row.text())) fault("The gate of " + name + " is unknown.");
      if (row.number() < 1) fault(name + " has no revision.");
      if (!is_audience(row.text())) fault("The audience of " + name + " is unknown.");
      if (!is_json_object(row.text())) fault("The body of " + name + " cannot be read.");
    });
  }

  void media() {
    if (!has_media()) return;
    each(k_missing_media, [&](Row row) {
      const std::string key = row.text();
      fault("The photo or the sound of " + key + " in " + row.text() + " is missing.");
    });
  }

  // Files of before have no such table.
  bool has_media() {
    return database_.number("SELECT count(*) FROM sqlite_schema WHERE name='medium'") > 0;
  }

  static bool is_audience(const std::string& stored) {
    try {
      const auto audience = audience_from(stored);
      return std::all_of(audience.atoms().begin(), audience.atoms().end(),
                         [](const auto& atom) { return kernel::Audience::is_atom(atom); });
    } catch (const StorageTrouble&) {
      return false;
    }
  }

  void what_is_to_come() {
    each(k_wakes, [&](Row row) {
      const std::string space = row.text();
      const std::string name = row.text();
      if (!is_json_object(row.text())) {
        fault("The wake-up " + name + " of " + space + " cannot be read.");
      }
    });
    each(k_undo, [&](Row row) {
      const std::string seq = row.text();
      const std::string name = "Undo row " + seq + " of " + row.text();
      const std::string image = row.text();
      if (row.flag()) fault(name + " belongs to nothing in the journal.");
      try {
        kernel::UndoEntry entry;
        read_image(image, entry);
      } catch (const StorageTrouble&) {
        fault(name + " cannot be read.");
      }
    });
  }

  void people() {
    each(k_clients, [&](Row row) {
      const std::string client = row.text();
      const auto last_k = row.count();
      try {
        for (const auto& [k, body] : answers_from(row.text())) {
          if (k > last_k || !is_json_object(body.text())) {
            fault("An answer to client " + client + " is not sound.");
          }
        }
      } catch (const StorageTrouble&) {
        fault("The answers to client " + client + " cannot be read.");
      }
    });
    each(k_seats, [&](Row row) {
      const std::string seat = row.text();
      if (!kernel::role_from(row.text())) fault("The role of seat " + seat + " is unknown.");
    });
    each(k_passes, [&](Row row) {
      if (!pass_kind_from(row.text())) fault("A pass is of an unknown kind.");
    });
  }

  Database& database_;
  CheckReport& report_;
};

}  // namespace

std::vector<std::string> faults_in(Database& inquiry) {
  CheckReport report;
  Inspection(inquiry, report).inspect();
  return report.faults;
}

CheckReport check_inquiry(const std::filesystem::path& path) {
  CheckReport report;
  try {
    ReadAccess access(path);
    if (access.stands_alone() && is_marked_in_use(access.database())) {
      report.faults.push_back("The log " + platform::utf8(log_beside(path).filename()) +
                              " is missing, and it was ahead of the file: the newest words are not "
                              "in it. Look for the log where the file came from, or for a newer "
                              "copy. \"chorus backup\" makes whole ones.");
    }
    Inspection(access.database(), report).inspect();
  } catch (const NotAnInquiry& error) {
    report.is_inquiry = false;
    report.faults.emplace_back(error.what());
  } catch (const SQLite::Exception& error) {
    if (!is_damage(error)) throw trouble_from(error, path);
    report.faults.emplace_back(trouble_from(error, path).what());
  }
  return report;
}

}  // namespace chorus::storage
