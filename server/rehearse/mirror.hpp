#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace chorus::rehearse {

using JsonPtr = std::shared_ptr<const nlohmann::json>;

// One record as this reader may see it.
struct SeenRecord {
  std::string key;
  std::string type;
  std::uint64_t rev = 0;
  JsonPtr body;
  bool mine = false;
  std::string gate;  // leads only
  bool on_wall = false;
};

// What a page knows of one space.
struct SeenSpace {
  bool whole = false;  // a snapshot has come and nothing was missed since
  std::string phase;
  std::uint64_t cursor = 0;
  std::map<std::string, SeenRecord> records;

  std::vector<const SeenRecord*> of(std::string_view type) const;
  const SeenRecord* find(std::string_view key) const;
  bool takes_answers() const;
};

// The mirror of a page: snapshots replace, changes are applied whole or the space must be watched
// again (schemas/README.md, 3). Pure.
class Mirror {
 public:
  void snapshot(const nlohmann::json& message);
  bool changes(const nlohmann::json& message);  // false: something was missed, watch again
  void forget(const std::string& space);
  void forget_all();

  const SeenSpace* find(const std::string& space) const;  // null: not whole

 private:
  struct Gathering {
    std::uint64_t cursor = 0;
    std::map<std::string, SeenRecord> records;
  };
  std::map<std::string, SeenSpace> spaces_;
  std::map<std::string, Gathering> gathering_;
};

}  // namespace chorus::rehearse
