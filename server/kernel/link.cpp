#include "kernel/link.hpp"

#include "kernel/live_space.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace chorus::kernel {

std::optional<Link> link_of(const Record& record) {
  if (record.type != "link") return std::nullopt;
  const auto body = nlohmann::json::parse(record.body.text());
  const auto end = [&](const char* member) {
    return ref_from(body.at(member).get<std::string>(), record.space);
  };
  return Link{
      {record.space, record.key}, end("from"), end("to"), body.at("type").get<std::string>()};
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
