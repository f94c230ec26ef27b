#include "storage/issued_list.hpp"

#include "platform/file_lock.hpp"
#include "platform/path_text.hpp"
#include "platform/replace_file.hpp"
#include "storage/inquiry_file.hpp"
#include "storage/trouble.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <exception>
#include <fstream>
#include <optional>
#include <system_error>
#include <thread>

namespace chorus::storage {
namespace {

using nlohmann::json;

constexpr int k_tries = 100;
constexpr std::chrono::milliseconds k_between{20};

// Another program holds it for as long as it writes a few lines.
platform::FileLock locked_list(const std::filesystem::path& path) {
  for (int tries = 0; tries < k_tries; ++tries) {
    if (auto lock = platform::FileLock::try_lock(path)) return std::move(*lock);
    std::this_thread::sleep_for(k_between);
  }
  throw StorageTrouble(platform::utf8(path.filename()) + " stays in use. Try again.");
}

template <class List>
void keep_newest(List& lines, std::size_t most) {
  if (lines.size() <= most) return;
  lines.erase(lines.begin(), lines.end() - static_cast<std::ptrdiff_t>(most));
}

std::string line_of(const kernel::IssuedPaper& paper) {
  json things = json::array();
  for (const auto& ref : paper.things) things.push_back(kernel::text_of(ref, {}));
  json line{{"at", paper.at},
            {"purpose", paper.purpose},
            {"format", paper.format},
            {"things", std::move(things)}};
  if (paper.issue > 0) line["issue"] = paper.issue;
  if (!paper.state.empty()) line["state"] = paper.state;
  return line.dump();
}

std::optional<kernel::IssuedPaper> paper_in(const std::string& line) {
  try {
    const json told = json::parse(line);
    kernel::IssuedPaper paper{told.at("at"), told.at("purpose"), told.at("format"), {}};
    paper.issue = told.value("issue", 0);
    paper.state = told.value("state", "");
    for (const auto& thing : told.at("things")) {
      paper.things.push_back(kernel::ref_from(thing.get<std::string>(), {}));
    }
    return paper;
  } catch (const std::exception&) {
    return std::nullopt;  // also names that are none
  }
}

std::vector<kernel::IssuedPaper> papers_in(const std::vector<std::string>& lines) {
  std::vector<kernel::IssuedPaper> papers;
  for (const auto& line : lines) {
    if (auto paper = paper_in(line)) papers.push_back(std::move(*paper));
  }
  return papers;
}

struct NotedCopy {
  std::string place;
  std::string of;
};

std::optional<NotedCopy> copy_in(const std::string& line) {
  try {
    const json told = json::parse(line);
    return NotedCopy{platform::path_of(told.at("copy").get<std::string>()),
                     platform::path_of(told.at("of").get<std::string>())};
  } catch (const json::exception&) {
    return std::nullopt;
  }
}

std::string copy_line(const std::filesystem::path& inquiry, const std::filesystem::path& copy) {
  const auto place = std::filesystem::absolute(copy).lexically_normal();
  return json{{"copy", platform::utf8(place)}, {"of", platform::utf8(inquiry)}}.dump(
      -1, ' ', false, json::error_handler_t::replace);
}

}  // namespace

IssuedList::IssuedList(const std::filesystem::path& inquiry, const std::string& inquiry_id)
    : inquiry_(true_path(inquiry)),
      path_(inquiry_.parent_path() / ("issued-" + inquiry_id + ".list")) {}

IssuedList::Lines IssuedList::read() const {
  std::ifstream file(path_, std::ios::binary);
  Lines lines;
  for (std::string line; std::getline(file, line);) {
    if (paper_in(line)) {
      lines.papers.push_back(std::move(line));
    } else if (copy_in(line)) {
      lines.copies.push_back(std::move(line));
    }
  }
  return lines;
}

void IssuedList::change(const std::function<void(Lines&)>& change) {
  try {
    const auto lock = locked_list(platform::beside(path_, ".lock"));
    Lines lines = read();
    change(lines);
    keep_newest(lines.papers, k_papers_remembered);
    keep_newest(lines.copies, k_copies_remembered);
    std::string bytes;
    for (const auto* part : {&lines.papers, &lines.copies}) {
      for (const auto& line : *part) bytes += line + "\n";
    }
    platform::replace_file(path_, bytes);
  } catch (const std::system_error& error) {
    throw StorageTrouble(
        "The list of what left this folder could not be written: " + error.code().message() + ".");
  }
}

std::vector<kernel::IssuedPaper> IssuedList::papers() const { return papers_in(read().papers); }

kernel::Issue IssuedList::add(kernel::IssuedPaper paper) {
  kernel::Issue issue;
  change([&](Lines& lines) {
    issue = kernel::issue_after(papers_in(lines.papers), paper);
    paper.issue = issue.number;
    lines.papers.push_back(line_of(paper));
  });
  return issue;
}

void IssuedList::add_all(const std::vector<kernel::IssuedPaper>& papers) {
  change([&](Lines& lines) {
    for (const auto& paper : papers) lines.papers.push_back(line_of(paper));
  });
}

std::vector<std::filesystem::path> IssuedList::copies() const {
  std::vector<std::filesystem::path> copies;
  for (const auto& line : read().copies) {
    const auto noted = copy_in(line);
    if (!noted) continue;
    std::filesystem::path copy = noted->place;
    const std::filesystem::path of = true_path(noted->of);
    std::error_code none;
    const bool is_ours = of == inquiry_ || !std::filesystem::exists(of, none);
    const bool is_known = std::find(copies.begin(), copies.end(), copy) != copies.end();
    if (is_ours && !is_known && copy != inquiry_) copies.push_back(std::move(copy));
  }
  return copies;
}

void IssuedList::note_copy(const std::filesystem::path& copy) {
  change([line = copy_line(inquiry_, copy)](Lines& lines) {
    std::erase(lines.copies, line);
    lines.copies.push_back(line);
  });
}

void IssuedList::forget_copy(const std::filesystem::path& copy) {
  change([line = copy_line(inquiry_, copy)](Lines& lines) { std::erase(lines.copies, line); });
}

}  // namespace chorus::storage
