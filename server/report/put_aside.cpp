#include "report/put_aside.hpp"

#include "report/picture.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace chorus::report {

std::vector<PutAside> put_aside(const RoomPicture& room, Quotes& quotes) {
  std::vector<PutAside> all;
  for (const auto& [id, live] : room.spaces) {
    if (!is_reported(live.space)) continue;
    for (const auto& [key, record] : live.space.records) {
      if (record->type != "proposal" || !may_leave(*record, room.consents)) continue;
      const auto body = nlohmann::json::parse(record->body.text());
      const auto state = body.value("state", "waiting");
      if (state != "not_agreed" && state != "not_now") continue;
      PutAside one;
      one.title = quotes.text(body.value("title", ""));
      one.words = quotes.text(body.value("words", ""));
      one.not_now = state == "not_now";
      const auto why = body.value("not_now_because", "");
      if (!why.empty()) one.because = quotes.text(why);
      all.push_back(std::move(one));
    }
  }
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace chorus::report
