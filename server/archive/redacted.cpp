#include "archive/redacted.hpp"

#include "archive/line.hpp"
#include "archive/media_lines.hpp"
#include "kernel/commands/inquiry_record.hpp"
#include "kernel/room/link.hpp"
#include "kernel/room/projection.hpp"
#include "kernel/values/body_members.hpp"
#include "report/names.hpp"
#include "report/picture.hpp"
#include "report/record_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>

namespace chorus::archive {
namespace {

using kernel::Visibility;
using nlohmann::json;

constexpr std::string_view k_person_key = "person/";

bool names_a_person_by_key(const json& value) {
  if (value.is_string()) return value.get_ref<const std::string&>().starts_with(k_person_key);
  return value.is_structured() && std::any_of(value.begin(), value.end(), [](const json& inner) {
           return names_a_person_by_key(inner);
         });
}

std::vector<std::string> texts_in(const kernel::Body& body) {
  kernel::Record record;
  record.body = body;
  return report::texts_of(record);
}

// Decides of each record what the archive has of it, and remembers that.
class Redacting {
 public:
  explicit Redacting(const report::RoomPicture& room) : room_(room), names_(room.spaces) {
    for (const auto& [id, live] : room.spaces) {
      if (!report::is_reported(live.space)) continue;
      for (const auto& [key, record] : live.space.records) decide(*record);
    }
  }

  enum class Told { whole, gap };
  std::optional<Told> of(const kernel::Record& record) const {
    const auto found = told_.find({record.space, record.key});
    if (found != told_.end()) return found->second;
    const auto link = kernel::link_of(record);
    const bool ties = link && told_.contains(link->from) && told_.contains(link->to);
    return ties ? std::optional(Told::whole) : std::nullopt;
  }

  // Settings are the leads' own words, and may say a name. What it was when it left is over where
  // it comes.
  kernel::SpaceState told_of(kernel::SpaceState state, std::size_t place) const {
    state.position = static_cast<std::uint32_t>(place);
    if (state.phase != kernel::Phase::revealed) state.phase = kernel::Phase::closed;
    state.stage.clear();
    if (says_a_name(texts_in(state.settings))) state.settings = kernel::Body();
    if (names_.why_kept(state.title)) state.title = state.plugin_id;
    return state;
  }

 private:
  bool says_a_name(const std::vector<std::string>& texts) const {
    return std::any_of(texts.begin(), texts.end(),
                       [this](const auto& text) { return names_.why_kept(text).has_value(); });
  }

  void decide(const kernel::Record& record) {
    const bool is_given = record.record_class == kernel::RecordClass::contribution;
    const bool is_made = record.record_class == kernel::RecordClass::structure &&
                         room_.kinds.find(record.type) != nullptr;
    if (!is_given && !is_made) return;
    const auto visibility = kernel::leaving(record, room_.consents);
    if (visibility == Visibility::none) return;
    const bool is_whole = visibility == Visibility::full &&
                          !names_.is_marked({record.space, record.key}) &&
                          !says_a_name(report::texts_of(record)) &&
                          !names_a_person_by_key(json::parse(record.body.text()));
    told_[{record.space, record.key}] = is_whole ? Told::whole : Told::gap;
  }

  const report::RoomPicture& room_;
  report::Names names_;
  std::map<kernel::Ref, Told> told_;
};

Head redacted_head_of(const Redaction& from) {
  Head head;
  head.form = Form::redacted;
  head.made_on = from.made_on;
  const auto inquiry = from.room.spaces.find(kernel::k_inquiry_space);
  if (inquiry == from.room.spaces.end()) return head;
  head.title = inquiry->second.space.state.title;
  const auto& records = inquiry->second.space.records;
  const auto main = records.find(kernel::k_inquiry_record);
  if (main == records.end()) return head;
  if (auto title = kernel::text_in(main->second->body, "title"); !title.empty()) head.title = title;
  head.question = kernel::text_in(main->second->body, "question");
  return head;
}

// As they stand in the run sheet.
std::vector<const kernel::Space*> reported_in_order(const report::RoomPicture& room) {
  std::vector<const kernel::Space*> order;
  for (const auto& [id, live] : room.spaces) {
    if (report::is_reported(live.space)) order.push_back(&live.space);
  }
  std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) {
    return a->state.position < b->state.position;
  });
  return order;
}

void write_redacted_media(storage::InquirySource& source, const std::set<kernel::MediumId>& named,
                          LinesOut& lines) {
  for (auto medium : source.beside_records().media) {
    const auto bytes = named.contains(medium.id) ? source.medium(medium.id) : nullptr;
    if (!bytes) continue;
    medium.size = bytes->size();
    lines.add(redacted_line_of(medium, sum_of(*bytes)));
    write_bytes(*bytes, lines);
  }
}

}  // namespace

void write_redacted(const Redaction& from, LinesOut& lines) {
  const Redacting redacting(from.room);
  const auto order = reported_in_order(from.room);
  lines.add(line_of(redacted_head_of(from)));
  for (std::size_t place = 0; place < order.size(); ++place) {
    lines.add(redacted_line_of(redacting.told_of(order[place]->state, place)));
  }
  std::set<kernel::MediumId> named;
  for (const auto* space : order) {
    for (const auto& [key, record] : space->records) {
      const auto told = redacting.of(*record);
      if (!told) continue;
      lines.add(*told == Redacting::Told::whole ? redacted_line_of(*record) : gap_of(*record));
      if (*told != Redacting::Told::whole) continue;
      named.insert(kernel::medium_named_in(*record));
    }
  }
  write_redacted_media(from.source, named, lines);
}

std::map<kernel::SpaceId, kernel::LiveSpace> spaces_in(storage::InquirySource& source) {
  std::map<kernel::SpaceId, kernel::Space> spaces;
  for (const auto& space : source.beside_records().spaces) spaces[space.state.id] = space;
  source.each_record([&](const kernel::Record& record) {
    spaces[record.space].records[record.key] = std::make_shared<const kernel::Record>(record);
  });
  std::map<kernel::SpaceId, kernel::LiveSpace> live;
  for (auto& [id, space] : spaces) live[id].take(std::move(space));
  return live;
}

std::vector<kernel::Ref> given_in_redacted(const report::RoomPicture& room) {
  const Redacting redacting(room);
  std::vector<kernel::Ref> given;
  for (const auto* space : reported_in_order(room)) {
    for (const auto& [key, record] : space->records) {
      const bool is_given = record->record_class == kernel::RecordClass::contribution;
      if (is_given && redacting.of(*record) == Redacting::Told::whole) {
        given.push_back({space->state.id, key});
      }
    }
  }
  return given;
}

}  // namespace chorus::archive
