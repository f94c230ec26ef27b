#pragma once

#include "kernel/values/activity_type.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chorus::kernel {

// What the program knows of one kind of record in which activities meet. It is read from the member
// `kind` of the kind's schema (schemas/kind.schema.json tells each member). Names of members are
// those of the kind's body; empty: it has none.
struct CoreKind {
  using Texts = std::map<std::string, std::string>;  // by language; English is always there
  struct Column {
    std::string member;
    Texts name;
    std::map<std::string, Texts> values;  // what people call each, where there are only so many
  };
  // How papers tell it; a card is its columns.
  enum class ToldAs { card, agreement, step };
  // The promise is kept while one stands whose `member` is `is` and whose list `lists` holds any.
  struct KeepsPromise {
    std::string member;
    std::string is;
    std::string lists;
  };

  ActivityType::RecordType type;
  Texts name;
  std::string words;
  std::string title;
  std::string part_of;
  int last_number = 0;  // the core numbers it at close, up to this; 0: it does not
  std::string letters;  // before its number in papers; empty: papers give it no number
  std::size_t digits = 1;
  ToldAs told_as = ToldAs::card;
  std::vector<Column> columns;
  std::string order;
  std::optional<KeepsPromise> keeps_promise;
  std::string brought_by;  // the activity type whose folder holds it; empty: Chorus itself
};

// The shared vocabulary in which activities meet: what Chorus brings along, and what installed
// activity types bring with them.
class CoreKinds {
 public:
  using Kinds = std::map<std::string, CoreKind, std::less<>>;

  // The files of schemas/records that say `kind`. They are compiled in, since this room reads none.
  static const CoreKinds& shipped();

  // `schema`: the text of <name>.schema.json. Throws std::invalid_argument that says in words what
  // is wrong with it, or that the kind is there already and whose it is.
  void add(const std::string& name, std::string_view schema, const std::string& brought_by);

  // True of the names of Chorus's own records that are no kinds: person, link, care and the like.
  static bool is_reserved(std::string_view name);

  const CoreKind* find(std::string_view name) const;  // null: nobody here knows such a kind
  const Kinds& all() const noexcept { return kinds_; }

 private:
  Kinds kinds_;
};

// Of several languages the one asked for, else English.
const std::string& in_language(const std::map<std::string, std::string>& texts,
                               const std::string& language);

}  // namespace chorus::kernel
