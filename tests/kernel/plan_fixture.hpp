#pragma once

#include "tests/support/kernel_fixture.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace chorus::test {

// An evening or a part, as its key says, in the inquiry's own space of a file.
void put_planned(kernel::Space& inquiry, const std::string& key, const nlohmann::json& body);

// The small inquiry with a plan: two evenings, and the activity `room` as the only part of the
// first. Sam and Jo lead it.
class PlanFixture : public KernelFixture {
 public:
  explicit PlanFixture(std::uint64_t seed = 1);

  static constexpr const char* k_first = "evening/week-1";
  static constexpr const char* k_second = "evening/week-2";
  static constexpr const char* k_room = "part/room";

  const kernel::Answer* plan(const nlohmann::json& args, const std::string& name,
                             const std::string& by = "sam") {
    return send(lead(by), "core." + name, args.dump(), "inquiry");
  }
  // A part of the test's own type, last of an evening; its key.
  std::string added(const std::string& title, const std::string& evening = k_first);
  static std::string key_in(const kernel::Answer* answer);
  static nlohmann::json args_in(const kernel::Answer* answer);  // of a refusal

  nlohmann::json body(const std::string& key) const;  // null: it is not there
  const kernel::SpaceState* state(const std::string& part) const;
  std::vector<std::string> titles() const;  // of the leads' sheet, in its order
};

}  // namespace chorus::test
