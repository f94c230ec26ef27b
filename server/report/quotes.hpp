#pragma once

#include "kernel/values/ref.hpp"
#include "report/names.hpp"
#include "report/report.hpp"
#include "report/room_picture.hpp"
#include "report/words.hpp"

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chorus::report {

// The last door for words: whatever stands in a report went through here. Remembers what it kept
// back for the sake of a name or a place, so that the leads can be shown it.
class Quotes {
 public:
  // `confirmed`: a person has looked over what people wrote. Until then all of it is in confidence.
  Quotes(const RoomPicture& room, const Names& names, const Words& words, bool confirmed);

  // A thing by its reference, through the projection at this moment: a Quote, InConfidence where it
  // is there but may not be told, none where nobody may know that it is there.
  std::optional<Block> of(const kernel::Ref& ref);
  std::optional<Block> of(const kernel::Record& record);

  // Text out of a record, clean; where a name stands in it, or words that nobody has looked over
  // yet, a sentence that says so.
  std::string text(std::string_view text);
  std::optional<std::string> perhaps(const std::optional<std::string>& text);
  // The same where somebody lets papers say their own name; of nobody in particular: where it names
  // one person and no other.
  std::string naming_one(std::string_view text, kernel::PersonId who);

  // Texts that were kept back, and why.
  struct Kept {
    std::string text;
    std::string_view why;
    auto operator<=>(const Kept&) const = default;
  };
  const std::vector<Kept>& kept() const noexcept { return kept_; }
  // Texts that leave, for a lead to judge first.
  const std::vector<Kept>& doubtful() const noexcept { return doubtful_; }

 private:
  std::optional<std::string_view> why_kept(const kernel::Record& record, const Quote& quote);
  bool is_not_looked_over(const std::string& text) const;
  void note_doubt(const std::string& text, const kernel::PersonId& may_be_named);
  std::string told(std::string_view text, const kernel::PersonId& may_be_named);

  RoomPicture room_;
  const Names& names_;
  const Words& words_;
  bool confirmed_;
  std::vector<std::string> unseen_;  // what people wrote, if nobody has looked it over
  std::vector<Kept> kept_;
  std::vector<Kept> doubtful_;
};

}  // namespace chorus::report
