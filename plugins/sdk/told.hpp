#pragma once

#include "rule_book.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

// What a person tells in one of five ways: in words, in pictures, as a drawing, with a photo or
// with a sound; the view's side is `view/told.ts`. A thing told has the members mode, words,
// symbols, strokes, medium, shows, prompt, typed_by, verbatim and late, as `story` has them. It
// belongs to its teller, goes to the leads alone unless its teller says more, and is marked late
// after the close. What another put down is a description unless it is said to be the teller's own
// words. A strip of pictures says its meanings and nothing else.
namespace chorus::sdk {

struct Told {
  std::string_view kind;  // of their records, and of their keys
  std::size_t most;       // a person
};

// The actor has told as many as a person may: `tell` is to be refused in words.
inline bool has_told_most(const Call& call, const Told& of) {
  return things_of_actor(call, std::string(of.kind)).size() >= of.most;
}

// People may tell on after the close.
inline bool is_late(const Call& call) {
  return call.phase() == "closed" || call.phase() == "revealed";
}

// Whose hand put it down, and whose words they are, where somebody said so.
inline void put_down(const Json& args, Json& body) {
  if (!args.contains("typed_by")) return;
  body["typed_by"] = args["typed_by"];
  body["verbatim"] = args["typed_by"] == "self" || args.value("verbatim", false);
}

namespace detail {

// What stands alone: nothing else is told with it, but what it shows.
inline std::optional<std::string> lone_mode_of(const Json& args) {
  if (args.contains("strokes")) return "drawing";
  if (!args.contains("medium")) return std::nullopt;
  return args["medium"].contains("seconds") ? "sound" : "photo";
}

// Words may stand beside pictures; a drawing, a photo and a sound stand alone, and they alone have
// what they show.
inline std::optional<std::string> mode_of(const Json& args) {
  const bool words = args.contains("words");
  const bool symbols = args.contains("symbols");
  if (const auto alone = lone_mode_of(args)) {
    const bool is_alone =
        !words && !symbols && !(args.contains("strokes") && args.contains("medium"));
    return is_alone ? alone : std::nullopt;
  }
  if (args.contains("shows") || (!words && !symbols)) return std::nullopt;
  return symbols ? "symbols" : "words";
}

// "[friend] [quiet place]": a strip says its meanings in order and nothing else, wherever there are
// no pictures.
inline std::string said_by(const Json& symbols) {
  std::string text;
  for (std::string meaning : symbols) {
    std::replace(meaning.begin(), meaning.end(), '_', ' ');
    text += (text.empty() ? "[" : " [") + meaning + "]";
  }
  return text;
}

constexpr auto k_told = {"words", "symbols", "strokes", "medium", "shows"};

inline Json told_body(const Call& call, const Json& args, const std::string& mode, Json body) {
  body["mode"] = mode;
  take(args, k_told, body);
  take(args, {"prompt"}, body);
  if (mode == "symbols") body["shows"] = said_by(args["symbols"]);
  put_down(args, body);
  if (is_late(call)) body["late"] = true;
  return body;
}

inline bool is_in_its_way(const Json& args, const std::string& mode) {
  const auto now = mode_of(args);
  const bool is_alone = mode != "words" && mode != "symbols";
  if (!now) return is_alone && args.contains("shows") && args.size() == 2;
  return *now == mode || (mode == "symbols" && *now == "words");
}

}  // namespace detail

#ifdef CHORUS_ACTIVITY_ID
// The things told that may leave, in the order of their keys, which are made by chance. They are
// quoted under a heading and a line that says how many: "report_title", for those who told
// "report_title_participants", "report_told" {n}, "report_none".
static inline void quote_told(const Call& call, const Told& of, std::string_view purpose,
                              Report& report) {
  const auto told = own_things(call, std::string(of.kind));
  report.section(
      own_words(purpose == "participants" ? "report_title_participants" : "report_title"));
  report.paragraph(told.empty() ? own_words("report_none")
                                : own_words("report_told", {{"n", told.size()}}));
  for (const auto& one : told) report.quote(one.key);
}

// The command `tell`: one more under a new key, in one way. `more`: members of its body besides.
// "with" names an own one that was told in another way.
static inline Decision tell(const Call& call, const Told& of, const std::string& key,
                            const Json& args, Json more = Json::object()) {
  const auto mode = detail::mode_of(args);
  if (!mode) return no("one_way");
  Changes changes;
  changes.contribute(key, std::string(of.kind),
                     detail::told_body(call, args, *mode, std::move(more)),
                     "may:" + args.value("permission", "facilitators"));
  if (args.contains("with")) {
    const auto other = own_in(call, args, "with");
    if (!other) return no("not_yours");
    changes.link(key, other->key, "told_with");
  }
  return changes.answer(Json{{"key", key}});
}

// The command `retell`, of an own one that `told` becomes as `args` tell it anew, in the way it was
// told. What is given replaces; with a new strip go the words that stood beside the old one, and an
// empty "shows" takes away what was said of it.
static inline Decision retell(Thing& told, const Json& args) {
  Json& body = told.body;
  if (!detail::is_in_its_way(args, body.at("mode"))) return no("one_way");
  if (args.contains("symbols")) {
    body.erase("words");
    body["shows"] = detail::said_by(args["symbols"]);
  }
  take(args, detail::k_told, body);
  if (body.value("shows", "x").empty()) body.erase("shows");
  return Changes().contribute(told);
}
#endif

}  // namespace chorus::sdk
