#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace chorus::host {

// The type of the kernel's own records that tie two things.
inline constexpr std::string_view k_link_type = "link";

// The links of one activity's records, and those between things it takes in, by either end. Both
// ends are named as the activity's rules name them; one may have gone from the records meanwhile.
class MirroredLinks {
 public:
  struct Link {
    std::string from;
    std::string to;
    std::string type;
    bool is_own = true;  // made by this activity
  };
  using LinkPtr = std::shared_ptr<const Link>;

  void put(const std::string& key, const std::string& body);
  void remove(const std::string& key);
  // Those that begin or end at this thing, in the order of the links' own keys.
  std::vector<LinkPtr> at(const std::string& end) const;

 private:
  std::map<std::string, LinkPtr> links_;
  std::map<std::string, std::set<std::string>> ends_;  // keys of links
};

}  // namespace chorus::host
