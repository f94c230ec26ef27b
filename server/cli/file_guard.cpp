#include "cli/file_guard.hpp"

#include "platform/path_text.hpp"

#include <nlohmann/json.hpp>

namespace chorus::cli {
namespace {

using nlohmann::json;

constexpr const char* k_about_the_file = "file";

kernel::Notice for_leads(const char* kind, const std::string& text_key, const json& args) {
  return {kind, text_key, kernel::Body(args.dump(-1, ' ', false, json::error_handler_t::replace)),
          true};
}

}  // namespace

FileGuard::FileGuard(net::Hub& hub, Announcements& announcements, const std::filesystem::path& file)
    : hub_(hub), announcements_(announcements), name_(platform::utf8(file.filename())) {}

void FileGuard::begin(const std::vector<storage::FileStore::Warning>& warnings, bool has_faults) {
  for (const auto& warning : warnings) {
    for_the_evening_.push_back(
        for_leads("file_place", warning.text_key, json{{"place", warning.place}}));
  }
  if (has_faults) {
    for_the_evening_.push_back(
        for_leads("file_faulty", "notice.file_faulty", json{{"file", name_}}));
  }
  hub_.set_standing(k_about_the_file, for_the_evening_);
}

void FileGuard::tell(const storage::Standing& now) {
  const bool is_same = now.trouble.empty() == told_.trouble.empty() &&
                       now.is_lost == told_.is_lost && now.rescued == told_.rescued &&
                       now.owes_erasure == told_.owes_erasure &&
                       now.has_second_name == told_.has_second_name;
  if (is_same) return;
  tell_terminal(now);
  tell_leads(now);
  told_ = now;
}

void FileGuard::tell_terminal(const storage::Standing& now) {
  if (now.trouble.empty() && !told_.trouble.empty()) {
    announcements_.event("storage_recovered", "The inquiry can be written again.");
  } else if (!now.trouble.empty() && now.is_lost) {
    announcements_.event("file_lost", now.trouble);
  } else if (!now.trouble.empty() && told_.trouble.empty()) {
    announcements_.event("storage_trouble",
                         now.trouble +
                             " Nothing that was said to be saved is lost; phones keep the rest "
                             "and send it again.");
  }
  if (now.owes_erasure != told_.owes_erasure) {
    announcements_.event(
        now.owes_erasure ? "erasure_owed" : "erasure_done",
        now.owes_erasure ? "What was taken back could not be erased from the disk yet. Is it full? "
                           "It is tried again until it is done."
                         : "What was taken back is erased from the disk now.");
  }
  if (now.has_second_name && !told_.has_second_name) {
    announcements_.event("second_name", name_ +
                                            " has a second name on this computer now. Delete that "
                                            "name: the inquiry opens by one name alone.");
  }
}

void FileGuard::tell_leads(const storage::Standing& now) {
  std::vector<kernel::Notice> news;
  if (!now.trouble.empty() && !now.rescued.empty()) {
    news.push_back(
        for_leads("storage_trouble", "notice.file_rescued",
                  json{{"file", name_}, {"rescued", platform::utf8(now.rescued.filename())}}));
  } else if (!now.trouble.empty()) {
    news.push_back(for_leads("storage_trouble",
                             now.is_lost ? "notice.file_lost" : "notice.storage_trouble",
                             json{{"file", name_}}));
  }
  if (now.owes_erasure) {
    news.push_back(for_leads("erasure_owed", "notice.erasure_owed", json::object()));
  }
  if (now.has_second_name) {
    news.push_back(for_leads("second_name", "notice.second_name", json{{"file", name_}}));
  }
  for (const auto& notice : news) hub_.noticed(notice);
  news.insert(news.end(), for_the_evening_.begin(), for_the_evening_.end());
  hub_.set_standing(k_about_the_file, std::move(news));
}

std::string FileGuard::last_words(const std::string& trouble) const {
  if (trouble.empty()) return "The evening has ended. Everything is saved.";
  if (told_.is_lost) return "The evening has ended. " + trouble;
  return "The evening has ended. What was said to be saved is in " + name_ + ". " + trouble;
}

}  // namespace chorus::cli
