#include "protocol/encode.hpp"

#include "kernel/values/json_text.hpp"
#include "kernel/values/phase.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace chorus::protocol {
namespace {

using nlohmann::json;

using kernel::append_list;
using kernel::append_number;
using kernel::append_quoted;
using kernel::ObjectText;

void append_maybe_text(ObjectText& object, std::string_view name,
                       const std::optional<std::string>& value) {
  if (value) {
    object.text(name, *value);
  } else {
    object.raw(name, "null");
  }
}

void append_maybe_moment(ObjectText& object, std::string_view name,
                         const std::optional<kernel::Instant>& value) {
  if (value) {
    object.moment(name, *value);
  } else {
    object.raw(name, "null");
  }
}

void append_texts(std::string& out, const std::vector<std::string>& texts) {
  append_list(out, texts, [&out](const std::string& text) { append_quoted(out, text); });
}

void append_line(std::string& out, const kernel::SheetLine& line) {
  ObjectText object(out);
  object.text("space", line.space.value());
  object.text("plugin", line.plugin_id);
  object.text("title", line.title);
  if (!line.question.empty()) object.text("question", line.question);
  object.text("round", line.round);
  object.number("minutes", line.minutes);
  object.text("phase", kernel::to_text(line.phase));
  append_maybe_moment(object, "ends_at", line.ends_at);
  if (!line.stage.empty()) object.text("stage", line.stage);
  if (line.age == kernel::StateAge::older) object.text("unread", "older");
  if (line.age == kernel::StateAge::newer) object.text("unread", "newer");
  if (line.script != kernel::Body()) object.raw("script", line.script.text());
  switch (line.first) {
    case kernel::First::nothing: break;
    case kernel::First::own: object.text("first", "own"); break;
    case kernel::First::promise: object.text("first", "promise"); break;
  }
}

void append_you(std::string& out, const You& you) {
  ObjectText object(out);
  object.text("role", kernel::to_text(you.role));
  append_maybe_text(object, "name", you.name);
  append_maybe_text(object, "picture", you.picture);
  if (you.role_group) {
    object.text("role_group", kernel::to_text(*you.role_group));
  } else {
    object.raw("role_group", "null");
  }
  append_list(object.member("groups"), you.groups,
              [&out](const kernel::GroupId& group) { append_quoted(out, group.value()); });
}

void append_plugin(std::string& out, const PluginView& plugin) {
  ObjectText object(out);
  object.text("id", plugin.id);
  object.text("version", plugin.version);
  object.text("view", plugin.view);
  object.text("words", plugin.words);
  append_texts(object.member("moves"), plugin.moves);
  if (!plugin.first.empty()) object.text("first", plugin.first);
  if (plugin.late) object.raw("late", "true");
  if (!plugin.stages.empty()) {
    append_list(object.member("stages"), plugin.stages, [&out](const PluginView::Stage& stage) {
      ObjectText entry(out);
      entry.text("id", stage.id);
      entry.text("words", stage.words);
    });
  }
  if (plugin.least_people > 1)
    append_number(object.member("least_people"), std::int64_t{plugin.least_people});
  if (plugin.most_people > 0)
    append_number(object.member("most_people"), std::int64_t{plugin.most_people});
}

void append_kind(ObjectText& kinds, const KindView& kind) {
  ObjectText object(kinds.member(kind.kind));
  object.text("name", kind.name);
  object.text("words", kind.words);
  if (!kind.title.empty()) object.text("title", kind.title);
  if (!kind.part_of.empty()) object.text("part_of", kind.part_of);
}

void append_door(std::string& out, const Door& door) {
  ObjectText object(out);
  object.text("url", door.url);
  object.text("join_url", door.join_url);
  object.text("code", door.code);
  {
    ObjectText qr(object.member("qr"));
    qr.number("size", door.qr.size);
    append_texts(qr.member("rows"), door.qr.rows);
  }
  append_texts(object.member("addresses"), door.addresses);
}

std::optional<std::string> text_in(const json& object, const char* member) {
  const auto found = object.find(member);
  if (found == object.end() || !found->is_string()) return std::nullopt;
  return found->get<std::string>();
}

}  // namespace

You you_from(const kernel::Body& person, You you) {
  const json body = json::parse(person.text(), nullptr, false);
  if (!body.is_object()) return you;
  you.name = text_in(body, "name");
  you.picture = text_in(body, "picture");
  if (const auto group = text_in(body, "role_group"))
    you.role_group = kernel::role_group_from(*group);
  return you;
}

std::string sheet_object(const kernel::Sheet& sheet) {
  std::string out;
  {
    ObjectText object(out);
    object.text("title", sheet.title);
    append_list(object.member("lines"), sheet.lines,
                [&out](const kernel::SheetLine& line) { append_line(out, line); });
    if (sheet.on_wall.empty()) {
      object.raw("on_wall", "null");
    } else {
      object.text("on_wall", sheet.on_wall.value());
    }
    object.number("wall_page", sheet.wall_page);
    object.truth("blank", sheet.blank);
    if (sheet.seating) object.raw("seating", "true");
    if (sheet.over) {
      ObjectText over(object.member("over"));
      over.text("next", sheet.over->next);
      over.text("then", sheet.over->then);
    }
  }
  return out;
}

std::string encode_welcome(const Welcome& welcome) {
  std::string out;
  {
    ObjectText object(out);
    object.text("t", "welcome");
    object.number("proto", k_proto);
    object.text("session", welcome.session);
    object.moment("now", welcome.now);
    object.truth("rehearsal", welcome.rehearsal);
    object.number("last_k", welcome.last_k);
    append_you(object.member("you"), welcome.you);
    append_list(object.member("plugins"), welcome.plugins,
                [&out](const PluginView& plugin) { append_plugin(out, plugin); });
    {
      ObjectText kinds(object.member("kinds"));
      for (const auto& kind : welcome.kinds) append_kind(kinds, kind);
    }
    object.raw("sheet", welcome.sheet);
    if (welcome.door && welcome.you.role != kernel::Role::participant) {
      append_door(object.member("door"), *welcome.door);
    }
    if (!welcome.boards.empty() && welcome.you.role == kernel::Role::facilitator) {
      append_list(object.member("boards"), welcome.boards,
                  [&out](const std::string& board) { append_quoted(out, board); });
    }
  }
  return out;
}

std::string encode_you(const You& you) {
  std::string out;
  {
    ObjectText object(out);
    object.text("t", "you");
    append_you(object.member("you"), you);
  }
  return out;
}

std::string encode_sheet(const std::string& sheet_object) {
  return R"({"t":"sheet","sheet":)" + sheet_object + "}";
}

std::string encode_door(const Door& door) {
  std::string out;
  {
    ObjectText object(out);
    object.text("t", "door");
    append_door(object.member("door"), door);
  }
  return out;
}

std::string encode_presence(const kernel::PresenceView& presence) {
  std::string out;
  {
    ObjectText object(out);
    object.text("t", "presence");
    append_list(object.member("groups"), presence.groups,
                [&out](const kernel::PresenceView::Group& group) {
                  ObjectText entry(out);
                  entry.text("group", kernel::to_text(group.group));
                  entry.number("here", group.here);
                  entry.number("heard", group.heard);
                });
    append_list(object.member("people"), presence.people,
                [&out](const kernel::Key& person) { append_quoted(out, person.value()); });
    ObjectText composing(object.member("composing"));
    for (const auto& [space, people] : presence.composing) composing.number(space.value(), people);
  }
  return out;
}

std::string encode_notice(const kernel::Notice& notice) {
  std::string out;
  {
    ObjectText object(out);
    object.text("t", "notice");
    object.text("kind", notice.kind);
    object.text("text_key", notice.text_key);
    object.raw("args", notice.args.text());
  }
  return out;
}

std::string encode_pong(const Ping& ping, kernel::Instant now) {
  std::string out;
  {
    ObjectText object(out);
    object.text("t", "pong");
    object.number("at", ping.at);
    object.moment("now", now);
  }
  return out;
}

std::string encode_refused(std::string_view code, std::string_view text_key) {
  std::string out;
  {
    ObjectText object(out);
    object.text("t", "refused");
    object.text("code", code);
    object.text("text_key", text_key);
  }
  return out;
}

}  // namespace chorus::protocol
