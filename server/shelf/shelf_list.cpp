#include "shelf/shelf_list.hpp"

#include "kernel/values/limits.hpp"
#include "platform/path_text.hpp"
#include "platform/private_folder.hpp"
#include "platform/replace_file.hpp"

#include <nlohmann/json.hpp>

#include <exception>
#include <fstream>
#include <iterator>
#include <system_error>

namespace chorus::shelf {
namespace {

using nlohmann::json;
using Path = std::filesystem::path;

Path list_in(const Path& folder) { return folder / "shelf.json"; }

std::string text_of_list(const Path& file) {
  std::error_code none;
  const auto size = std::filesystem::file_size(file, none);
  if (none || size > limits::k_shelf_list_bytes) return {};
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

template <class Paths>
json named(const Paths& paths) {
  json names = json::array();
  for (const auto& path : paths) names.push_back(platform::utf8(path));
  return names;
}

std::vector<Path> paths_in(const json& from, const char* member) {
  std::vector<Path> paths;
  for (const auto& name : from.value(member, json::array())) {
    const Path path = platform::path_of(name.get<std::string>());
    if (path.is_absolute()) paths.push_back(path.lexically_normal());
  }
  return paths;
}

Ending ending_in(const json& told) {
  Ending ending;
  ending.file = platform::path_of(told.at("file").get<std::string>());
  ending.id = told.at("id");
  ending.title = told.at("title");
  ending.day = told.at("day");
  ending.copies = paths_in(told, "copies");
  ending.papers = told.at("papers").get<std::vector<std::string>>();
  return ending;
}

}  // namespace

ShelfList read_list(const Path& folder) {
  try {
    const json told = json::parse(text_of_list(list_in(folder)));
    ShelfList list;
    list.elsewhere = paths_in(told, "elsewhere");
    if (list.elsewhere.size() > limits::k_shelf_elsewhere) {
      list.elsewhere.resize(limits::k_shelf_elsewhere);
    }
    const auto away = paths_in(told, "put_away");
    list.put_away.insert(away.begin(), away.end());
    for (const auto& ending : told.value("endings", json::array())) {
      list.endings.push_back(ending_in(ending));
    }
    list.ended = told.value("ended", std::map<std::string, std::string>());
    return list;
  } catch (const json::exception&) {
    return {};
  }
}

void write_list(const Path& folder, const ShelfList& list) {
  json endings = json::array();
  for (const auto& ending : list.endings) {
    endings.push_back({{"file", platform::utf8(ending.file)},
                       {"id", ending.id},
                       {"title", ending.title},
                       {"day", ending.day},
                       {"copies", named(ending.copies)},
                       {"papers", ending.papers}});
  }
  const json told{{"elsewhere", named(list.elsewhere)},
                  {"put_away", named(list.put_away)},
                  {"endings", endings},
                  {"ended", list.ended}};
  platform::make_private_folder(folder);
  platform::replace_file(list_in(folder), told.dump(1) + "\n");
}

}  // namespace chorus::shelf
