#include "archive/arrival.hpp"

#include "archive/beginning.hpp"
#include "archive/lines_in.hpp"
#include "archive/material.hpp"
#include "archive/media_lines.hpp"
#include "archive/refusal.hpp"
#include "kernel/commands/inquiry_record.hpp"
#include "kernel/values/limits.hpp"
#include "platform/base64.hpp"
#include "storage/durable_inquiry.hpp"
#include "storage/inquiry_filling.hpp"
#include "storage/trouble.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace chorus::archive {
namespace {

using nlohmann::json;

// In which order the kinds of lines come, and which form has them.
struct Kind {
  std::string_view t;
  int rank;
  bool full;
  bool redacted;
};
constexpr std::array<Kind, 13> k_kinds{{{"archive", 0, true, true},
                                        {"value", 1, true, false},
                                        {"space", 2, true, true},
                                        {"record", 3, true, true},
                                        {"gap", 3, false, true},
                                        {"card", 4, true, false},
                                        {"wake", 5, true, false},
                                        {"act", 6, true, false},
                                        {"withdrawal", 7, true, false},
                                        {"paper", 8, true, false},
                                        {"paper_things", 8, true, false},
                                        {"medium", 9, true, true},
                                        {"bytes", 9, true, true}}};

class Arrival {
 public:
  Arrival(ArchiveIn& archive, const std::filesystem::path& place, const Surroundings& around)
      : archive_(archive),
        place_(place),
        around_(around),
        lines_([this] { return more(); },
               [this](const auto& t, const json& line) { return fault_of(t, line); }) {}

  Arrived take() {
    const auto first = lines_.next();
    if (!first || first->at("t") != "archive") lines_.refuse("an archive begins with its head.");
    take_head(*first);
    filling_.emplace(place_);
    while (const auto line = lines_.next()) {
      try {
        take_line(*line);
      } catch (const json::exception&) {
        lines_.refuse("a member that a full archive has is missing.");
      }
    }
    end_medium();
    return finish();
  }

 private:
  std::string more() {
    auto bytes = archive_.more();
    if (around_.progress) around_.progress(archive_.read());
    return bytes;
  }

  std::optional<std::string> fault_of(const std::string& t, const json& line) const {
    const auto version = line.find("version");
    const bool is_newer = t == "archive" && version != line.end() && version->is_number_integer() &&
                          *version > k_version;
    if (is_newer) {
      throw ArchiveRefused(
          "This archive was made by a newer Chorus. Take it in with that one. Nothing was "
          "changed.");
    }
    return around_.line(t, line);
  }

  void take_head(const json& line) {
    head_ = head_from(line);
    if (head_.form == Form::redacted) {
      head_.inquiry.clear();
    } else {
      refuse_ended();
    }
    if (is_material()) head_.title = material_title(around_.material_of, head_.title);
  }

  void refuse_ended() {
    if (head_.inquiry.empty()) lines_.refuse("it does not say which inquiry it is of.");
    const auto ended = around_.ended_on(head_.inquiry);
    if (ended.empty()) return;
    throw ArchiveRefused("\"" + head_.title + "\" was ended for good on this computer on " + ended +
                         ". What people gave to it is not brought back here.");
  }

  bool is_full() const { return head_.form == Form::full; }
  bool is_material() const { return !around_.material_of.empty(); }

  void take_line(const json& line) {
    const auto t = line.at("t").get<std::string>();
    const auto kind = std::find_if(k_kinds.begin(), k_kinds.end(),
                                   [&](const Kind& known) { return known.t == t; });
    const bool is_of_form =
        kind != k_kinds.end() && (is_full() ? kind->full : kind->redacted) && kind->rank > 0;
    if (!is_of_form) lines_.refuse("\"" + t + "\" does not stand in such an archive.");
    if (kind->rank < rank_) lines_.refuse("\"" + t + "\" stands too late.");
    rank_ = kind->rank;
    if (t != "bytes") end_medium();
    if (t == "space") return take_space(line);
    if (t == "record" || t == "gap") return take_record(line, t == "gap");
    if (t == "medium") return begin_medium(line);
    if (t == "bytes") return take_bytes(line);
    take_beside(t, line);
  }

  void added(bool is_new) {
    if (!is_new) lines_.refuse("it is there twice, or belongs to nothing in the archive.");
  }

  void take_beside(const std::string& t, const json& line) {
    if (t == "value") {
      const auto name = line.at("name").get<std::string>();
      if (name == storage::k_inquiry_id) lines_.refuse("the head says which inquiry it is of.");
      return added(filling_->set_meta(name, line.at("value").get<std::string>()));
    }
    if (t == "card") return added(filling_->add(card_from(line)));
    if (t == "wake") return added(filling_->add(wake_from(line)));
    if (t == "act") return added(filling_->add(act_from(line)));
    if (t == "withdrawal") {
      withdrawals_.push_back(withdrawal_from(line));
    } else if (t == "paper") {
      papers_.push_back(paper_from(line));
    } else {
      if (papers_.empty()) lines_.refuse("it is of no paper.");
      auto things = things_from(line);
      auto& of_paper = papers_.back().things;
      of_paper.insert(of_paper.end(), things.begin(), things.end());
    }
    listed_ += t == "paper_things" ? line.at("things").size() : 1;
    if (listed_ > limits::k_archive_listed) lines_.refuse("there are more than an inquiry has.");
  }

  void take_space(const json& line) {
    auto state = is_full() ? state_from(line) : redacted_state_from(line);
    const bool is_own = state.id == kernel::k_inquiry_space;
    const bool is_first = spaces_.empty();
    if (is_full() && is_own != is_first)
      lines_.refuse("the inquiry's own space comes first, once.");
    if (is_own != state.plugin_id.empty() || (is_own && !is_full())) {
      lines_.refuse("an activity has a type, and the inquiry's own space has none.");
    }
    if (spaces_.size() >= limits::k_archive_spaces) lines_.refuse("there are too many parts.");
    if (!is_full() && is_first) begin_redacted();
    if (!is_full()) plan_part(state);
    if (is_own && is_material()) state.title = material_title(around_.material_of, state.title);
    added(filling_->add(state));
    spaces_.emplace(state.id, 0);
  }

  // A redacted archive has no plan: all its parts are of one evening.
  void begin_redacted() {
    for (const auto& [name, value] : around_.fresh_values) added(filling_->set_meta(name, value));
    added(filling_->add(own_space_of(head_)));
    for (auto& record : first_records_of(head_)) {
      mark_if_material(record);
      added(filling_->add(record));
    }
    has_begun_ = true;
  }
  void plan_part(kernel::SpaceState& state) {
    added(filling_->add(part_record_of(state, spaces_.size())));
    settle_in(state, spaces_.size());
  }

  void take_record(const json& line, bool is_gap) {
    auto record = is_gap      ? tombstone_from(line)
                  : is_full() ? record_from(line)
                              : redacted_record_from(line);
    const auto space = spaces_.find(record.space);
    if (space == spaces_.end()) lines_.refuse("its part is not in the archive.");
    if (++space->second > limits::k_records_a_space) {
      lines_.refuse("its part has more than it can hold.");
    }
    check_record(record);
    mark_if_material(record);
    added(filling_->add(record));
  }

  void mark_if_material(kernel::Record& record) {
    const bool is_main =
        record.space == kernel::k_inquiry_space && record.key == kernel::k_inquiry_record;
    if (!is_material() || !is_main) return;
    is_marked_ = record.gate == kernel::Gate::open && mark_as_material(record, around_.material_of);
  }

  void check_record(const kernel::Record& record) {
    using kernel::RecordClass;
    const auto& atoms = record.audience.atoms();
    const bool is_told = std::all_of(atoms.begin(), atoms.end(), [](const auto& atom) {
      return kernel::Audience::is_atom(atom) && atom != "ballot";
    });
    if (!is_told || record.record_class == RecordClass::ballot) {
      lines_.refuse("nobody can tell who may see it.");
    }
    const bool is_shared = record.record_class == RecordClass::contribution ||
                           record.record_class == RecordClass::structure;
    if (!is_full() && !is_shared) lines_.refuse("it is of a class that does not leave the room.");
    if (record.body.text().size() > limits::k_record_bytes) lines_.refuse("its body is too large.");
    if (record.gate == kernel::Gate::withdrawn) {
      if (record.body != kernel::Body())
        lines_.refuse("what was taken back has words all the same.");
      return;
    }
    if (const auto fault = around_.body(record)) lines_.refuse(*fault + ".");
  }

  void begin_medium(const json& line) {
    coming_ = is_full() ? medium_from(line) : redacted_medium_from(line);
    coming_sum_ = line.at("sha256").get<std::string>();
    coming_bytes_.clear();
    media_bytes_ += coming_->size;
    if (++media_ > limits::k_media_an_inquiry || media_bytes_ > limits::k_media_bytes_an_inquiry) {
      lines_.refuse("there are more photos and sounds than an inquiry has.");
    }
  }

  void take_bytes(const json& line) {
    if (!coming_) lines_.refuse("these bytes are of nothing.");
    const auto bytes = platform::from_base64(line.at("base64").get_ref<const std::string&>());
    if (!bytes || bytes->empty()) lines_.refuse("these are no bytes.");
    coming_bytes_ += *bytes;
    if (coming_bytes_.size() > coming_->size) lines_.refuse("there are more bytes than it says.");
  }

  void end_medium() {
    if (!coming_) return;
    const auto medium = *std::exchange(coming_, std::nullopt);
    if (coming_bytes_.size() != medium.size || sum_of(coming_bytes_) != coming_sum_) {
      lines_.refuse("the photo or sound before it was changed or is not whole.");
    }
    if (!around_.is_medium(medium, coming_bytes_)) {
      lines_.refuse("the photo or sound before it is none.");
    }
    added(filling_->add(
        {medium, std::make_shared<const std::string>(std::exchange(coming_bytes_, {}))}));
  }

  Arrived finish() {
    Arrived arrived{head_.form, head_.title, head_.inquiry, 0, true};
    if (!is_full()) {
      if (!has_begun_) begin_redacted();
      arrived.inquiry = around_.fresh_values.at(storage::k_inquiry_id);
    } else {
      added(filling_->set_meta(storage::k_inquiry_id, head_.inquiry));
    }
    if (is_material() && !is_marked_) lines_.refuse("the inquiry's own record is not there.");
    if (const auto fault = filling_->fault()) {
      throw ArchiveRefused("The archive does not hold together: " + *fault);
    }
    const auto known = storage::withdrawals_known_in(around_.folders, arrived.inquiry);
    arrived.taken_back = filling_->take_back(known);
    filling_->publish();
    for (const auto& one : known) {
      const bool is_there =
          std::find(withdrawals_.begin(), withdrawals_.end(), one) != withdrawals_.end();
      if (!is_there) withdrawals_.push_back(one);
    }
    try {
      storage::note_what_came(place_, arrived.inquiry, withdrawals_, papers_);
    } catch (const storage::StorageTrouble&) {
      arrived.is_noted = false;
    }
    return arrived;
  }

  ArchiveIn& archive_;
  std::filesystem::path place_;
  const Surroundings& around_;
  LinesIn lines_;
  std::optional<storage::InquiryFilling> filling_;
  Head head_;
  int rank_ = 0;
  bool has_begun_ = false;
  bool is_marked_ = false;
  std::map<kernel::SpaceId, std::size_t> spaces_;  // how many records each has
  std::vector<storage::Withdrawal> withdrawals_;
  std::vector<kernel::IssuedPaper> papers_;
  std::size_t listed_ = 0;
  std::optional<kernel::Medium> coming_;
  std::string coming_sum_;
  std::string coming_bytes_;
  std::size_t media_ = 0;
  std::uint64_t media_bytes_ = 0;
};

}  // namespace

Arrived take_in(ArchiveIn& archive, const std::filesystem::path& place,
                const Surroundings& surroundings) {
  return Arrival(archive, place, surroundings).take();
}

}  // namespace chorus::archive
