#include "kernel/values/core_kind_file.hpp"

#include "kernel/values/permission.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <set>
#include <stdexcept>
#include <utility>

namespace chorus::kernel {
namespace {

using nlohmann::json;

constexpr std::size_t k_letters_most = 3;
constexpr int k_digits_most = 4;
constexpr std::size_t k_columns_most = 12;
constexpr int k_last_number_most = 1'000'000;
constexpr std::array<std::string_view, 3> k_seers{"room", "wall", "facilitators"};

class KindReader {
 public:
  KindReader(std::string name, std::string_view schema) : name_(std::move(name)) {
    const json file = json::parse(schema, nullptr, false);
    if (!file.is_object()) refuse("its file is no JSON object");
    const auto kind = file.find("kind");
    if (kind == file.end() || !kind->is_object()) refuse("its schema says no \"kind\"");
    kind_ = *kind;
    properties_ = file.value("properties", json::object());
    if (!properties_.is_object()) refuse("its schema has no \"properties\"");
  }

  CoreKind read() const {
    only(kind_, {"class", "audience", "name", "words", "title", "part_of", "numbered", "letters",
                 "digits", "told_as", "columns", "order", "keeps_promise"});
    CoreKind kind;
    kind.type = type();
    kind.name = texts(kind_, "name");
    kind.words = member(kind_, "words");
    if (kind.words.empty()) refuse("\"words\" is missing");
    kind.title = member(kind_, "title");
    kind.part_of = member(kind_, "part_of");
    read_number(kind);
    if (kind.type.record_class == RecordClass::structure) {
      read_telling(kind);
    } else {
      const bool is_private = kind.type.record_class == RecordClass::private_;
      for (const char* one : {"audience", "told_as", "columns", "order", "keeps_promise"}) {
        if (is_private && one == std::string_view("audience")) continue;
        if (kind_.contains(one)) refuse("what is a person's has no \"" + std::string(one) + "\"");
      }
    }
    return kind;
  }

 private:
  [[noreturn]] void refuse(const std::string& why) const {
    throw std::invalid_argument("the kind " + name_ + ": " + why);
  }

  void only(const json& object, const std::set<std::string>& allowed) const {
    if (!object.is_object()) refuse("something in it is not an object");
    for (const auto& [name, value] : object.items()) {
      if (!allowed.contains(name)) refuse("there is no \"" + name + "\"");
    }
  }

  std::string text(const json& object, const char* name) const {
    const auto found = object.find(name);
    if (found == object.end()) return {};
    if (!found->is_string() || found->get_ref<const std::string&>().empty()) {
      refuse("\"" + std::string(name) + "\" is not text");
    }
    return found->get<std::string>();
  }

  // The name of a member that the body of the kind can have.
  std::string member(const json& object, const char* name) const {
    std::string value = text(object, name);
    if (!value.empty() && !properties_.contains(value)) {
      refuse("\"" + std::string(name) + "\": its body has no member \"" + value + "\"");
    }
    return value;
  }

  CoreKind::Texts texts(const json& object, const char* name) const {
    const auto found = object.find(name);
    if (found == object.end() || !found->is_object() || !found->contains("en")) {
      refuse("\"" + std::string(name) + "\" lacks English (\"en\")");
    }
    CoreKind::Texts result;
    for (const auto& [language, value] : found->items()) {
      result[language] = text(*found, language.c_str());
    }
    return result;
  }

  ActivityType::RecordType type() const {
    const auto record_class = record_class_from(text(kind_, "class"));
    if (record_class == RecordClass::contribution) {
      return {RecordClass::contribution, audience_for(Permission::facilitators), Gate::open};
    }
    const bool is_private = record_class == RecordClass::private_;
    if (record_class != RecordClass::structure && !is_private) {
      refuse("\"class\" is neither contribution, structure nor private");
    }
    const auto seers = kind_.find("audience");
    if (seers == kind_.end() || !seers->is_array() || seers->empty()) {
      refuse("\"audience\" is missing");
    }
    std::vector<std::string> atoms;
    if (is_private) atoms.emplace_back("owner");
    for (const auto& atom : *seers) {
      const std::string seer = atom.is_string() ? atom.get<std::string>() : std::string();
      if (std::find(k_seers.begin(), k_seers.end(), seer) == k_seers.end()) {
        refuse("\"audience\" may hold room, wall and facilitators alone");
      }
      atoms.push_back(seer);
    }
    return {*record_class, Audience(std::move(atoms)), Gate::open};
  }

  int whole(const json& object, const char* name, int most) const {
    const auto found = object.find(name);
    if (found == object.end() || !found->is_number_integer() || found->get<std::int64_t>() < 1 ||
        found->get<std::int64_t>() > most) {
      refuse("\"" + std::string(name) + "\" is not a number from 1 to " + std::to_string(most));
    }
    return found->get<int>();
  }

  void read_number(CoreKind& kind) const {
    kind.letters = text(kind_, "letters");
    const bool is_upper = std::all_of(kind.letters.begin(), kind.letters.end(),
                                      [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!is_upper || kind.letters.size() > k_letters_most) {
      refuse("\"letters\" is not one to three capital letters");
    }
    const bool is_numbered = kind_.contains("numbered");
    if (kind.letters.empty()) {
      if (kind_.contains("digits") || is_numbered) refuse("a number has \"letters\" before it");
      return;
    }
    kind.digits = static_cast<std::size_t>(whole(kind_, "digits", k_digits_most));
    const auto number = properties_.find("number");
    if (number == properties_.end()) refuse("its body has no member \"number\"");
    if (!is_numbered) return;
    if (kind_.at("numbered") != true) refuse("\"numbered\" is not true");
    kind.last_number = whole(*number, "maximum", k_last_number_most);
  }

  void read_telling(CoreKind& kind) const {
    const std::string told_as = text(kind_, "told_as");
    if (told_as == "step") {
      kind.told_as = CoreKind::ToldAs::step;
    } else if (told_as == "agreement") {
      kind.told_as = CoreKind::ToldAs::agreement;
    } else if (!told_as.empty()) {
      refuse("\"told_as\" is neither step nor agreement");
    }
    kind.order = member(kind_, "order");
    read_columns(kind);
    const auto keeps = kind_.find("keeps_promise");
    if (keeps == kind_.end()) return;
    only(*keeps, {"member", "is", "lists"});
    kind.keeps_promise = {member(*keeps, "member"), text(*keeps, "is"), member(*keeps, "lists")};
    for (const auto* part :
         {&kind.keeps_promise->member, &kind.keeps_promise->is, &kind.keeps_promise->lists}) {
      if (part->empty()) refuse("\"keeps_promise\" lacks member, is or lists");
    }
  }

  // Where a member can only be one of a few, papers say what people call them, and never the value.
  std::map<std::string, CoreKind::Texts> values_of(const json& column, const json& property) const {
    const json fixed = property.is_object() ? property.value("enum", json::array()) : json::array();
    const json named = column.value("values", json::object());
    std::map<std::string, CoreKind::Texts> values;
    for (const auto& value : fixed) {
      if (!value.is_string()) continue;
      values[value.get<std::string>()] = texts(named, value.get_ref<const std::string&>().c_str());
    }
    if (named.size() != values.size()) refuse("\"values\" names what is none of the column's");
    return values;
  }

  void read_columns(CoreKind& kind) const {
    const auto columns = kind_.find("columns");
    if (columns == kind_.end()) return;
    if (!columns->is_array() || columns->empty() || columns->size() > k_columns_most) {
      refuse("\"columns\" is not a list of one to twelve");
    }
    for (const auto& one : *columns) {
      only(one, {"member", "name", "values"});
      CoreKind::Column column{member(one, "member"), texts(one, "name"), {}};
      if (column.member.empty()) refuse("a column lacks its \"member\"");
      column.values = values_of(one, properties_.at(column.member));
      kind.columns.push_back(std::move(column));
    }
  }

  std::string name_;
  json kind_;
  json properties_;
};

}  // namespace

CoreKind read_core_kind(const std::string& name, std::string_view schema) {
  return KindReader(name, schema).read();
}

}  // namespace chorus::kernel
