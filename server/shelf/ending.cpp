#include "shelf/ending.hpp"

#include "platform/local_time.hpp"
#include "platform/path_text.hpp"
#include "platform/replace_file.hpp"
#include "storage/ended_inquiry.hpp"
#include "storage/issued_list.hpp"
#include "storage/trouble.hpp"

#include <algorithm>
#include <exception>
#include <system_error>

namespace chorus::shelf {
namespace {

using Path = std::filesystem::path;

constexpr std::size_t k_ended_remembered = 1000;

// Beside the inquiry, or on the shelf where that folder is gone.
Path receipt_beside(const Ending& ending, const Path& shelf_folder) {
  std::error_code none;
  const Path folder = std::filesystem::is_directory(ending.file.parent_path(), none)
                          ? ending.file.parent_path()
                          : shelf_folder;
  return folder /
         platform::path_of(platform::utf8(ending.file.stem()) + ", ended " + ending.day + ".txt");
}

std::string lines_of(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) text += "  " + line + "\n";
  return text;
}

std::vector<std::string> names_of(const std::vector<Path>& paths) {
  std::vector<std::string> names;
  names.reserve(paths.size());
  for (const auto& path : paths) names.push_back(platform::utf8(path));
  return names;
}

std::string receipt_text(const Ending& ending, const std::vector<Path>& out_of_reach) {
  std::vector<Path> gone{ending.file};
  for (const auto& copy : ending.copies) {
    if (std::find(out_of_reach.begin(), out_of_reach.end(), copy) == out_of_reach.end()) {
      gone.push_back(copy);
    }
  }
  std::string text = "\"" + ending.title + "\" was ended for good on " + ending.day + ".\n\n" +
                     "Erased on this computer:\n" + lines_of(names_of(gone));
  if (!out_of_reach.empty()) {
    text += "\nOut of reach, and still there. Please delete them yourself:\n" +
            lines_of(names_of(out_of_reach));
  }
  if (ending.id.empty()) {
    text += "\nWhich copies it has, and which papers left, could not be read in it.\n";
  }
  if (!ending.papers.empty()) {
    text += "\nPapers that left. Ask for them back where you can:\n" + lines_of(ending.papers);
  }
  return text +
         "\nCopies that were made with a file manager are not known to Chorus. On flash drives, "
         "traces of erased files can stay for a while.\n";
}

std::map<std::string, std::string>::iterator oldest_of(std::map<std::string, std::string>& ended) {
  return std::min_element(ended.begin(), ended.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; });
}

// What is ended stays ended: an archive of it is not taken in here any more.
void forget(Shelf& shelf, const Ending& ending) {
  auto list = shelf.list();
  std::erase(list.endings, ending);
  std::erase(list.elsewhere, ending.file);
  list.put_away.erase(ending.file);
  for (const auto& copy : ending.copies) list.put_away.erase(copy);
  if (!ending.id.empty()) list.ended[ending.id] = ending.day;
  if (list.ended.size() > k_ended_remembered) list.ended.erase(oldest_of(list.ended));
  shelf.keep(list);
}

Receipt carry_out(Shelf& shelf, const Ending& ending) {
  Receipt receipt;
  for (const auto& copy : ending.copies) {
    std::error_code none;
    if (!std::filesystem::is_directory(copy.parent_path(), none)) {
      receipt.out_of_reach.push_back(copy);  // on a drive that is away
      continue;
    }
    try {
      storage::erase_copy(copy, ending.id);
    } catch (const storage::StorageTrouble&) {
      receipt.out_of_reach.push_back(copy);
    }
  }
  storage::erase_inquiry(ending.file, ending.id);
  receipt.paper = receipt_beside(ending, shelf.folder());
  platform::replace_file(receipt.paper, receipt_text(ending, receipt.out_of_reach));
  forget(shelf, ending);
  return receipt;
}

}  // namespace

Ending ending_of(const Card& card, const std::string& day) {
  Ending ending{card.file, "", platform::utf8(card.file.filename()), day, {}, {}};
  if (!card.look.summary) return ending;
  ending.id = card.look.summary->id;
  ending.title = card.look.summary->title;
  if (ending.id.empty()) return ending;
  const storage::IssuedList issued(card.file, ending.id);
  for (const auto& copy : issued.copies()) {
    const auto look = storage::look_into(copy);
    // One that cannot be read now may be ours all the same; of another inquiry it is not.
    const bool is_other = look.summary && look.summary->id != ending.id;
    const bool is_gone = look.state == storage::InquiryLook::State::missing &&
                         std::filesystem::is_directory(copy.parent_path());
    if (!is_other && !is_gone && copy != card.file) ending.copies.push_back(copy);
  }
  for (const auto& paper : issued.papers()) {
    ending.papers.push_back(paper.purpose + ", " + paper.format + ", " +
                            platform::local_day(paper.at));
  }
  return ending;
}

Receipt end_for_good(Shelf& shelf, const Ending& ending) {
  auto list = shelf.list();
  if (std::find(list.endings.begin(), list.endings.end(), ending) == list.endings.end()) {
    list.endings.push_back(ending);
    shelf.keep(list);
  }
  return carry_out(shelf, ending);
}

std::vector<Ending> finish_endings(Shelf& shelf) {
  std::vector<Ending> left;
  for (const auto& ending : shelf.list().endings) {
    try {
      carry_out(shelf, ending);
    } catch (const std::exception&) {
      left.push_back(ending);
    }
  }
  return left;
}

}  // namespace chorus::shelf
