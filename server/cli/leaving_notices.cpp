#include "cli/leaving_notices.hpp"

#include "platform/path_text.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace chorus::cli {
namespace {

constexpr const char* k_about_copies = "copies";
constexpr const char* k_about_papers = "papers";

}  // namespace

void LeavingNotices::copies_behind(const std::vector<storage::CopyBehind>& copies) {
  if (copies.empty()) return hub_.set_standing(k_about_copies, {});
  std::string names;
  for (const auto& [copy, went_its_own_way] : copies) {
    names += (names.empty() ? "" : ", ") + platform::utf8(copy.filename());
    err_ << "chorus: " << platform::utf8(copy)
         << (went_its_own_way
                 ? " holds what was taken back since. It was served by itself, so it has what this "
                   "inquiry has not, and is not replaced. Take the same back in it, or delete "
                   "it.\n"
                 : " may hold what was taken back since, and could not be made anew. Bring it "
                   "back, and it is made anew within minutes; or delete it.\n");
  }
  const nlohmann::json args{{"copies", names}};
  const kernel::Notice notice{
      "copies_behind", "notice.copies_behind",
      kernel::Body(args.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)), true};
  hub_.noticed(notice);
  hub_.set_standing(k_about_copies, {notice});
}

void LeavingNotices::papers_owed(std::size_t count) {
  const bool owes = count > 0;
  if (owes == owes_papers_) return;
  owes_papers_ = owes;
  announcements_.event(
      owes ? "papers_owed" : "papers_noted",
      owes ? "A paper was taken away and could not be noted beside the inquiry. Is the disk full? "
             "It is tried again until it is noted; until Chorus ends, who takes words back is told "
             "of it all the same."
           : "What was taken away is noted beside the inquiry now.");
  if (!owes) return hub_.set_standing(k_about_papers, {});
  const kernel::Notice notice{"papers_owed", "notice.papers_owed", kernel::Body(), true};
  hub_.noticed(notice);
  hub_.set_standing(k_about_papers, {notice});
}

void LeavingNotices::papers_lost(std::size_t count) {
  if (count == 0) return;
  announcements_.event(
      "papers_lost",
      "What was taken away could not be noted beside the inquiry (papers: " +
          std::to_string(count) +
          "). Who takes words back later will not be told that these papers may have them. Once "
          "the inquiry's folder can be written, take them away again, or delete them.");
}

}  // namespace chorus::cli
