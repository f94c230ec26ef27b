#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace chorus::shelf {

// An inquiry that somebody ends for good: all that has to go, written down before the first of it
// goes, so that a program that was killed meanwhile finishes it.
struct Ending {
  std::filesystem::path file;
  std::string id;  // as its lists are named
  std::string title;
  std::string day;  // when it was asked for
  std::vector<std::filesystem::path> copies;
  std::vector<std::string> papers;  // "board, html, 2026-11-24": what stays outside, to be fetched
  bool operator==(const Ending&) const = default;
};

// What the shelf knows beside the files themselves: `shelf.json` in its folder.
struct ShelfList {
  std::vector<std::filesystem::path> elsewhere;  // files of other folders, newest first
  std::set<std::filesystem::path> put_away;
  std::vector<Ending> endings;
  std::map<std::string, std::string> ended;  // for good: inquiries by their ids, and the day
  bool operator==(const ShelfList&) const = default;
};

// One that is not there or says nothing sensible is an empty list: it holds nothing that cannot be
// said again, but for endings, which the person then asks for again. Bounded in size.
ShelfList read_list(const std::filesystem::path& folder);

// Whole or not at all, durable when it returns; makes the folder. Throws std::system_error.
void write_list(const std::filesystem::path& folder, const ShelfList& list);

}  // namespace chorus::shelf
