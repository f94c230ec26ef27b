#include "storage/withdrawn_list.hpp"

#include "platform/replace_file.hpp"

#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

namespace chorus::storage {
namespace {

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

WithdrawnList::WithdrawnList(const std::filesystem::path& inquiry, const std::string& inquiry_id)
    : path_(std::filesystem::absolute(inquiry).parent_path() /
            ("withdrawn-" + inquiry_id + ".list")) {}

std::vector<kernel::Ref> WithdrawnList::read() const {
  std::vector<kernel::Ref> refs;
  std::istringstream lines(bytes_of(path_));
  for (std::string line; std::getline(lines, line);) {
    const auto blank = line.find(' ');
    if (blank == std::string::npos || blank + 1 >= line.size()) continue;
    refs.push_back({kernel::SpaceId(line.substr(0, blank)), kernel::Key(line.substr(blank + 1))});
  }
  return refs;
}

void WithdrawnList::add(const std::vector<kernel::Ref>& refs) {
  const auto known = read();
  std::set<kernel::Ref> remembered(known.begin(), known.end());
  std::string bytes = bytes_of(path_);
  bool is_new = false;
  for (const auto& ref : refs) {
    if (!remembered.insert(ref).second) continue;
    is_new = true;
    bytes += ref.space.value() + " " + ref.key.value() + "\n";
  }
  if (is_new) platform::replace_file(path_, bytes);
}

}  // namespace chorus::storage
