#include "kernel/room/link.hpp"

#include "kernel/room/live_space.hpp"
#include "kernel/values/body_members.hpp"

#include <algorithm>

namespace chorus::kernel {

std::optional<Link> link_of(const Record& record) {
  if (record.type != "link") return std::nullopt;
  const std::string from = text_in(record.body, "from");
  const std::string to = text_in(record.body, "to");
  if (from.empty() || to.empty()) return std::nullopt;  // damaged: it ties nothing
  return Link{{record.space, record.key},
              ref_from(from, record.space),
              ref_from(to, record.space),
              text_in(record.body, "type")};
}

std::vector<Link> links_in(const Space& space) {
  std::vector<Link> links;
  for (const auto& record : records_of(space, "link")) {
    if (auto link = link_of(*record)) links.push_back(std::move(*link));
  }
  return links;
}

std::vector<Key> reproductions_of(const LiveSpace& live, const Key& key) {
  const SpaceId& id = live.space.state.id;
  std::vector<Key> found{key};
  for (std::size_t at = 0; at < found.size(); ++at) {
    const Ref ref{id, found[at]};
    for (const Key& name : live.index.links_to(ref)) {
      const Link& link = live.index.links().at(name);
      const bool holds = link.type == k_reproduces && link.from.space == id;
      const bool known = std::find(found.begin(), found.end(), link.from.key) != found.end();
      if (holds && !known) found.push_back(link.from.key);
    }
  }
  found.erase(found.begin());
  return found;
}

}  // namespace chorus::kernel
