#pragma once

#include "kernel/values/ref.hpp"
#include "report/quotes.hpp"
#include "report/report.hpp"
#include "report/room_picture.hpp"
#include "report/words.hpp"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <vector>

namespace chorus::report {

// Next steps with the thread behind each: which role groups, and what people said, as far as it may
// travel. Walks core kinds and links, never plugins.
class Steps {
 public:
  Steps(const RoomPicture& room, Quotes& quotes, const Words& words);

  // Every step of the inquiry that may leave, by number.
  std::vector<Step> all() const;
  Step of(const kernel::Ref& ref, const kernel::Record& record) const;

 private:
  bool is_accepted(const kernel::Ref& ref, const nlohmann::json& body) const;
  std::optional<std::string> owner_of(const kernel::Ref& ref, const nlohmann::json& body) const;
  std::vector<Moved> moved_in(const nlohmann::json& body) const;
  std::vector<Update> updates_in(const nlohmann::json& body) const;
  std::vector<std::string> voices_behind(const kernel::Ref& ref) const;
  std::vector<Because> because_of(const kernel::Ref& ref) const;

  RoomPicture room_;
  Quotes& quotes_;
  const Words& words_;
};

}  // namespace chorus::report
