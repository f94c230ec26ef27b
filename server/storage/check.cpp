#include "storage/check.hpp"

#include "kernel/values/audience.hpp"
#include "kernel/values/phase.hpp"
#include "kernel/values/record.hpp"
#include "kernel/values/role.hpp"
#include "kernel/values/space.hpp"
#include "storage/commit_writer.hpp"
#include "storage/inquiry_tables.hpp"
#include "storage/read_access.hpp"
#include "storage/stored_text.hpp"
#include "storage/trouble.hpp"
#include "storage/upgrades.hpp"

#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <map>

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
    what_is_to_come();
    people();
  }

 private:
  using Statement = SQLite::Statement;

  void fault(std::string words) { report_.faults.push_back(std::move(words)); }

  template <class Look>
  void each(const char* query, Look look) {
    Statement row(database_.sql(), query);
    while (row.executeStep()) look(row);
  }

  static std::string text(const Statement& row, int at) { return row.getColumn(at).getString(); }

  void integrity() {
    each(k_integrity, [&](const Statement& row) {
      if (text(row, 0) != "ok") fault("The file is damaged: " + text(row, 0) + ".");
    });
    each(k_foreign_keys, [&](const Statement& row) {
      fault("A row of " + text(row, 0) + " belongs to no " + text(row, 2) + ".");
    });
  }

  static std::map<std::string, std::string> shape_of(SQLite::Database& database) {
    std::map<std::string, std::string> shape;
    Statement row(database, k_schema);
    while (row.executeStep()) shape.emplace(text(row, 0), text(row, 1));
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
    each(k_spaces, [&](const Statement& row) {
      const std::string id = text(row, 0);
      has_its_own = has_its_own || id == kernel::k_inquiry_space.value();
      if (!kernel::phase_from(text(row, 1))) fault("The phase of " + id + " is unknown.");
      if (!is_json_object(text(row, 2))) fault("The script of " + id + " cannot be read.");
      if (!is_json_object(text(row, 3))) fault("The settings of " + id + " cannot be read.");
    });
    if (!has_its_own) fault("The inquiry's own space is missing.");
    each(k_plugins, [&](const Statement& row) { report_.plugins.push_back(text(row, 0)); });
  }

  void records() {
    each(k_records, [&](const Statement& row) {
      const std::string name = text(row, 1) + " in " + text(row, 0);
      if (!kernel::record_class_from(text(row, 2))) fault("The class of " + name + " is unknown.");
      if (!kernel::gate_from(text(row, 3))) fault("The gate of " + name + " is unknown.");
      if (row.getColumn(4).getInt64() < 1) fault(name + " has no revision.");
      if (!is_audience(text(row, 5))) fault("The audience of " + name + " is unknown.");
      if (!is_json_object(text(row, 6))) fault("The body of " + name + " cannot be read.");
    });
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
    each(k_wakes, [&](const Statement& row) {
      if (!is_json_object(text(row, 2))) {
        fault("The wake-up " + text(row, 1) + " of " + text(row, 0) + " cannot be read.");
      }
    });
    each(k_undo, [&](const Statement& row) {
      const std::string name = "Undo row " + text(row, 0) + " of " + text(row, 1);
      if (row.getColumn(3).getInt() != 0) fault(name + " belongs to nothing in the journal.");
      try {
        kernel::UndoEntry entry;
        read_image(text(row, 2), entry);
      } catch (const StorageTrouble&) {
        fault(name + " cannot be read.");
      }
    });
  }

  void people() {
    each(k_clients, [&](const Statement& row) {
      const auto last_k = static_cast<std::uint64_t>(row.getColumn(1).getInt64());
      try {
        for (const auto& [k, body] : answers_from(text(row, 2))) {
          if (k > last_k || !is_json_object(body.text())) {
            fault("An answer to client " + text(row, 0) + " is not sound.");
          }
        }
      } catch (const StorageTrouble&) {
        fault("The answers to client " + text(row, 0) + " cannot be read.");
      }
    });
    each(k_seats, [&](const Statement& row) {
      if (!kernel::role_from(text(row, 1)))
        fault("The role of seat " + text(row, 0) + " is unknown.");
    });
    each(k_passes, [&](const Statement& row) {
      if (!pass_kind_from(text(row, 0))) fault("A pass is of an unknown kind.");
    });
  }

  Database& database_;
  CheckReport& report_;
};

}  // namespace

CheckReport check_inquiry(const std::filesystem::path& path) {
  CheckReport report;
  try {
    ReadAccess access(path);
    if (access.stands_alone() && is_marked_in_use(access.database())) {
      report.faults.push_back("The log " + log_beside(path).filename().string() +
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
