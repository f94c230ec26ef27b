#include "report/picture_json.hpp"

#include "platform/base64.hpp"
#include "report/photos.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace chorus::report {

nlohmann::ordered_json photo_json(const Photo& photo, const Words& words) {
  return {{"jpeg", platform::base64(*photo.jpeg)},
          {"width", photo.width},
          {"height", photo.height},
          {"shows", shown_by(photo, words)}};
}

nlohmann::ordered_json drawing_json(const std::vector<Stroke>& strokes, const std::string& shows) {
  auto list = nlohmann::ordered_json::array();
  for (const auto& stroke : strokes) {
    list.push_back({{"points", stroke.points}, {"width", stroke.width}, {"colour", stroke.colour}});
  }
  return {{"strokes", std::move(list)}, {"shows", shows}};
}

}  // namespace chorus::report
