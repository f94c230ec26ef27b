#include "host/mirrored_links.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace chorus::host {

void MirroredLinks::put(const std::string& key, const std::string& body) {
  remove(key);
  const auto said = nlohmann::json::parse(body);
  Link link{said.at("from").get<std::string>(), said.at("to").get<std::string>(),
            said.at("type").get<std::string>(), key.find('@') == std::string::npos};
  ends_[link.from].insert(key);
  ends_[link.to].insert(key);
  links_[key] = std::make_shared<const Link>(std::move(link));
}

void MirroredLinks::remove(const std::string& key) {
  const auto found = links_.find(key);
  if (found == links_.end()) return;
  for (const auto* end : {&found->second->from, &found->second->to}) {
    const auto at = ends_.find(*end);
    if (at == ends_.end()) continue;
    at->second.erase(key);
    if (at->second.empty()) ends_.erase(at);
  }
  links_.erase(found);
}

std::vector<MirroredLinks::LinkPtr> MirroredLinks::at(const std::string& end) const {
  std::vector<LinkPtr> found;
  const auto keys = ends_.find(end);
  if (keys == ends_.end()) return found;
  for (const auto& key : keys->second) found.push_back(links_.at(key));
  return found;
}

}  // namespace chorus::host
