#include "kernel/names.hpp"

#include "kernel/clean_text.hpp"
#include "kernel/permission.hpp"
#include "kernel/ports.hpp"
#include "kernel/projection.hpp"
#include "kernel/random_text.hpp"
#include "kernel/room_state.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <utility>

namespace chorus::kernel {
namespace {

using nlohmann::json;

constexpr std::size_t k_shortest = 2;  // bytes: one letter names nobody
constexpr std::string_view k_plain_words =
    "art bay bill blue bonny brook carol charity chase chip cliff clay dale dawn dean dee drew "
    "earl eve faith faye fern flora forest frank gale gene glen grace grant guy harmony hazel "
    "heath holly hope hunter iris ivy jack jade jay jean jet joy june kay kit lance laurel lee "
    "lily mark mason may mercy mike miles misty my nick noble norm olive page pat patience "
    "pearl penny pierce pip poppy ray red reed rich river rob robin rock rose rowan roy ruby "
    "rusty sage sandy serenity sky sonny star storm sue summer sunny tad tim terry trinity van "
    "wade ward will willow win winter wren young";

const Key k_kept_back{"kept-back/list"};

// ASCII and the accented letters of Latin-1; other scripts are compared as they are written.
std::string lowered(std::string_view text) {
  std::string result(text);
  for (std::size_t at = 0; at < result.size(); ++at) {
    const auto byte = static_cast<unsigned char>(result[at]);
    const bool after_c3 = at > 0 && static_cast<unsigned char>(result[at - 1]) == 0xC3;
    const bool is_capital =
        (byte >= 'A' && byte <= 'Z') || (after_c3 && byte >= 0x80 && byte <= 0x9E && byte != 0x97);
    if (is_capital) result[at] = static_cast<char>(byte + 0x20);
  }
  return result;
}

bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
         (byte >= 'A' && byte <= 'Z');
}

bool has_word(std::string_view text, std::string_view word) {
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const auto end = at + word.size();
    // A name may itself begin or end with a mark, which needs no edge of a word.
    const bool begins = at == 0 || !is_letter(text[at - 1]) || !is_letter(word.front());
    const bool ends = end == text.size() || !is_letter(text[end]) || !is_letter(word.back());
    if (begins && ends) return true;
  }
  return false;
}

// What a typographic keyboard writes for marks of ASCII would hide the end of a name.
std::string plain_marks(std::string text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> k_marks{
      {{"\xE2\x80\x98", "'"},
       {"\xE2\x80\x99", "'"},
       {"\xE2\x80\x9C", "\""},
       {"\xE2\x80\x9D", "\""},
       {"\xE2\x80\x93", "-"},
       {"\xE2\x80\x94", "-"},
       {"\xE2\x80\xA6", "."},
       {"\xC2\xA0", " "}}};
  for (const auto& [mark, plain] : k_marks) {
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) {
      text.replace(at, mark.size(), plain);
    }
  }
  return text;
}

bool may_hold_a_name(const Record& record) {
  static const std::set<std::string, std::less<>> k_never_on_paper{
      "access", "care",   "kept-back", "link",   "naming", "outcome",
      "person", "recall", "review",    "signal", "welcome"};
  const bool is_words = record.record_class == RecordClass::contribution ||
                        record.record_class == RecordClass::structure;
  return is_words && record.gate != Gate::withdrawn && !k_never_on_paper.contains(record.type);
}

// Where in a body the name stands, as JSON pointers.
void find_in(const json& value, const json::json_pointer& at, const GuardedName& name,
             std::set<std::string>& fields) {
  if (value.is_string()) {
    if (name.stands_in(as_compared(value.get<std::string>()))) fields.insert(at.to_string());
  } else if (value.is_object()) {
    for (const auto& [member, inner] : value.items()) find_in(inner, at / member, name, fields);
  } else if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) find_in(value[i], at / i, name, fields);
  }
}

std::string name_in(const Record& person) {
  return json::parse(person.body.text()).value("name", "");
}

bool is_open_mark(const Record& record, const json& body) {
  return record.type == "naming" && !body.contains("done_at");
}

struct MarkedFields {
  std::set<std::string> fields;
  bool leads_see = false;
};

// For another name in their own words as well, but where they let them go with their name.
std::map<Ref, MarkedFields> what_names(const std::map<SpaceId, LiveSpace>& spaces,
                                       const Record& person, NameGoes why) {
  std::map<Ref, MarkedFields> marks;
  const auto name = GuardedName::of_person(name_in(person));
  if (name.is_empty()) return marks;
  const Reader lead{{Role::facilitator, {}}, {}};
  for (const auto& [id, live] : spaces) {
    for (const auto& [key, record] : live.space.records) {
      if (!may_hold_a_name(*record)) continue;
      const bool is_own = record->owner == person.owner;
      const bool with_name = permission_in(record->audience) == Permission::named;
      if (is_own && (why == NameGoes::with_everything || with_name)) continue;
      MarkedFields mark;
      find_in(json::parse(record->body.text()), json::json_pointer(), name, mark.fields);
      if (mark.fields.empty()) continue;
      mark.leads_see = view(*record, lead, Purpose::live) == Visibility::full;
      marks.emplace(Ref{id, key}, std::move(mark));
    }
  }
  return marks;
}

Record as_record(const Ref& of, const MarkedFields& mark, Instant now) {
  Record record;
  record.type = "naming";
  // Of what the leads may not see they are not told either.
  record.audience = Audience({mark.leads_see ? "facilitators" : "rules"});
  record.body =
      Body(json{{"of", text_of(of, k_inquiry_space)}, {"fields", mark.fields}, {"at", now}}.dump());
  return record;
}

// The open mark that a thing has already.
RecordPtr mark_on(const LiveSpace& inquiry, const Ref& of) {
  const std::string name = text_of(of, k_inquiry_space);
  for (const auto& record : records_of(inquiry.space, "naming")) {
    const json body = json::parse(record->body.text());
    if (is_open_mark(*record, body) && body.at("of") == name) return record;
  }
  return nullptr;
}

}  // namespace

std::string as_compared(std::string_view text) {
  std::string result;
  for (const char c : plain_marks(clean(text))) {
    const bool is_blank = c == ' ' || c == '\n';
    if (is_blank && (result.empty() || result.back() == ' ')) continue;
    result += is_blank ? ' ' : c;
  }
  if (result.ends_with(' ')) result.pop_back();
  return result;
}

GuardedName::GuardedName(std::string_view name, bool may_be_plain_word) : name_(as_compared(name)) {
  if (name_.size() < k_shortest) name_.clear();
  counts_as_chosen_ = may_be_plain_word && has_word(k_plain_words, lowered(name_));
  if (!counts_as_chosen_) name_ = lowered(name_);
}

GuardedName GuardedName::of_person(std::string_view name) { return {name, true}; }
GuardedName GuardedName::of_place(std::string_view name) { return {name, false}; }

bool GuardedName::stands_in(const std::string& compared) const {
  if (name_.empty()) return false;
  return has_word(counts_as_chosen_ ? compared : lowered(compared), name_);
}

bool is_same_name(std::string_view one, std::string_view other) {
  return lowered(as_compared(one)) == lowered(as_compared(other));
}

void mark_what_names(const CoreCall& call, const Record& person, NameGoes why, ChangeSet& changes) {
  for (auto& [of, mark] : what_names(call.room.pending, person, why)) {
    const RecordPtr known = mark_on(call.live, of);
    if (known != nullptr) {
      const json body = json::parse(known->body.text());
      for (const auto& field : body.at("fields")) mark.fields.insert(field.get<std::string>());
    }
    Record record = as_record(of, mark, call.now);
    record.key =
        known != nullptr ? known->key : Key("naming/" + random_id(call.room.ports.entropy));
    changes.put(call.live.space, std::move(record));
  }
}

std::vector<Record> marks_of(const std::map<SpaceId, LiveSpace>& spaces, const Record& person,
                             NameGoes why) {
  std::vector<Record> records;
  for (const auto& [of, mark] : what_names(spaces, person, why)) {
    Record record = as_record(of, mark, 0);
    record.space = k_inquiry_space;
    record.key = Key("naming/" + person.key.value().substr(person.key.value().find('/') + 1) + "-" +
                     std::to_string(records.size()));
    records.push_back(std::move(record));
  }
  return records;
}

std::map<Ref, std::vector<std::string>> marked_in(const std::map<SpaceId, LiveSpace>& spaces) {
  std::map<Ref, std::vector<std::string>> marked;
  const auto inquiry = spaces.find(k_inquiry_space);
  if (inquiry == spaces.end()) return marked;
  for (const auto& record : records_of(inquiry->second.space, "naming")) {
    const json body = json::parse(record->body.text());
    if (!is_open_mark(*record, body)) continue;
    const Ref of = ref_from(body.at("of").get<std::string>(), k_inquiry_space);
    auto& texts = marked[of];
    const RecordPtr thing = record_at(spaces, of);
    if (!thing) continue;
    const json words = json::parse(thing->body.text());
    for (const auto& field : body.at("fields")) {
      const json::json_pointer at(field.get<std::string>());
      if (words.contains(at) && words.at(at).is_string()) texts.push_back(words.at(at));
    }
  }
  return marked;
}

Record kept_back(const std::vector<std::string>& words) {
  Record record;
  record.key = k_kept_back;
  record.type = "kept-back";
  record.audience = Audience({"facilitators"});
  record.body = Body(json{{"words", words}}.dump());
  return record;
}

CoreOutcome keep_back(const CoreCall& call) {
  const json args = json::parse(call.command.args.text());
  CoreChanges result;
  result.changes.put(call.live.space, kept_back(args.at("words").get<std::vector<std::string>>()));
  result.changes.undoable = true;
  return result;
}

std::vector<std::string> kept_back_in(const std::map<SpaceId, LiveSpace>& spaces) {
  const RecordPtr list = record_at(spaces, {k_inquiry_space, k_kept_back});
  if (!list) return {};
  return json::parse(list->body.text()).at("words").get<std::vector<std::string>>();
}

}  // namespace chorus::kernel
