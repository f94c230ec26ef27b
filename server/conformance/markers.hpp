#pragma once

#include "conformance/folder.hpp"
#include "conformance/trial_room.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace chorus::conformance {

// Words that stand nowhere else, put into what people send, to see where they come out. What stands
// in a record that is somebody's own, or in a sealed choice, is for those alone who may read that
// record: whoever reads it elsewhere was told what they may not know.
class Markers {
 public:
  explicit Markers(const Folder& folder) : folder_(folder) {}

  // The example with a marker for each text that may be any text, by the schema of the command;
  // none: it has no such text.
  std::optional<nlohmann::json> planted(const std::string& command, TrialRoom::Who by,
                                        const nlohmann::json& example);

  // Where something came out that should not, in words; each marker once.
  std::vector<std::string> out_of_place(const TrialRoom& room, int participants);
  std::vector<std::string> out_of_place_in(const TrialRoom& room, const TrialRoom::Report& report);
  std::optional<std::string> out_of_place_in_answer(const TrialRoom& room, TrialRoom::Who to,
                                                    const std::string& text);
  // `who` takes everything of their own back: what of it still stands anywhere.
  std::vector<std::string> left_behind(TrialRoom& room, TrialRoom::Who who, int participants);
  std::optional<std::string> out_of_place_in_log(const std::string& line);

 private:
  struct Marker {
    std::string word;
    std::string command;
    TrialRoom::Who by = TrialRoom::k_lead;
  };

  void plant(const std::string& command, TrialRoom::Who by, nlohmann::json& whole,
             nlohmann::json& place);
  bool is_told(const Marker& marker) const { return told_.count(marker.word) > 0; }
  std::string once(const Marker& marker, const std::string& where);

  const Folder& folder_;
  std::vector<Marker> markers_;
  std::set<std::string> told_;
};

}  // namespace chorus::conformance
