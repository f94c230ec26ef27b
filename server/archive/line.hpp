#pragma once

#include "kernel/values/commit.hpp"
#include "kernel/values/issued.hpp"
#include "kernel/values/medium.hpp"
#include "kernel/values/record.hpp"
#include "kernel/values/ref.hpp"
#include "kernel/values/space.hpp"
#include "storage/withdrawn_list.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// The lines of an archive as values and back: schemas/archive says each. Reading trusts that a line
// fits its schema; members that a full archive has and this line lacks throw json::exception.
namespace chorus::archive {

inline constexpr int k_version = 1;
inline constexpr std::size_t k_things_a_line = 500;

enum class Form { full, redacted };

struct Head {
  int version = k_version;
  Form form = Form::full;
  std::string made_on;  // "2026-11-24"
  std::string title;
  std::string question;
  std::string inquiry;  // its id; empty in a redacted one
};

nlohmann::json line_of(const Head& head);
nlohmann::json line_of(const kernel::SpaceState& state);
nlohmann::json line_of(const kernel::Record& record);
nlohmann::json line_of(const kernel::Pass& card);
nlohmann::json line_of(const kernel::Wake& wake);
nlohmann::json line_of(const kernel::JournalRow& act);
nlohmann::json line_of(const storage::Withdrawal& withdrawal);
nlohmann::json line_of(const kernel::IssuedPaper& paper);  // without its things
nlohmann::json line_of_things(const std::vector<kernel::Ref>& things, std::size_t from);
nlohmann::json line_of(const kernel::Medium& medium, const std::string& sha256);
nlohmann::json line_of_value(const std::string& name, const std::string& value);

// Of a redacted archive: nobody's, and no more of it than may leave.
nlohmann::json redacted_line_of(const kernel::SpaceState& state);
nlohmann::json redacted_line_of(const kernel::Record& record);
nlohmann::json redacted_line_of(const kernel::Medium& medium, const std::string& sha256);
nlohmann::json gap_of(const kernel::Record& record);

Head head_from(const nlohmann::json& line);
kernel::SpaceState state_from(const nlohmann::json& line);
kernel::Record record_from(const nlohmann::json& line);
kernel::Pass card_from(const nlohmann::json& line);
kernel::Wake wake_from(const nlohmann::json& line);
kernel::JournalRow act_from(const nlohmann::json& line);
storage::Withdrawal withdrawal_from(const nlohmann::json& line);
kernel::IssuedPaper paper_from(const nlohmann::json& line);
std::vector<kernel::Ref> things_from(const nlohmann::json& line);
kernel::Medium medium_from(const nlohmann::json& line);

// The same of a redacted archive. What is in it may be passed on as words; it has no owner.
kernel::SpaceState redacted_state_from(const nlohmann::json& line);
kernel::Record redacted_record_from(const nlohmann::json& line);
kernel::Record tombstone_from(const nlohmann::json& gap);
kernel::Medium redacted_medium_from(const nlohmann::json& line);

}  // namespace chorus::archive
