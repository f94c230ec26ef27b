#include "report/area_profile.hpp"

#include "kernel/values/clean_text.hpp"
#include "kernel/values/unicode.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <stdexcept>

namespace chorus::report {
namespace {

using nlohmann::json;
namespace unicode = kernel::unicode;

bool is_blank(char32_t c) { return unicode::kind_of(c) == unicode::Kind::blank; }

// As text in a refusal: where it stands, never what it is.
std::string text_at(const json& from, const char* member, const std::string& where) {
  const auto& text = from.at(member).get_ref<const std::string&>();
  if (kernel::clean(text) != text || text.find('\n') != std::string::npos) {
    throw std::runtime_error("The text of " + where +
                             " holds characters that cannot be seen. Type it anew.");
  }
  const auto letters = unicode::code_points(text);
  const bool is_seen = std::any_of(letters.begin(), letters.end(), [](char32_t c) {
    return !is_blank(c) && !unicode::is_ignorable(c);
  });
  if (!is_seen) throw std::runtime_error("The text of " + where + " is empty.");
  if (is_blank(letters.front()) || is_blank(letters.back())) {
    throw std::runtime_error("The text of " + where +
                             " begins or ends in a blank. Take the blank away.");
  }
  return text;
}

std::string optional_text(const json& from, const char* member, const std::string& where) {
  return from.contains(member) ? text_at(from, member, where) : std::string();
}

// As two people write one name: letters alike, blanks at the ends passed over.
std::u32string compared(std::string_view name) {
  const auto whole = unicode::code_points(name);
  std::u32string letters;
  for (const auto grapheme : unicode::graphemes(whole)) {
    letters += unicode::folded(grapheme, unicode::Marks::kept);
  }
  while (!letters.empty() && is_blank(letters.back())) letters.pop_back();
  letters.erase(letters.begin(), std::find_if_not(letters.begin(), letters.end(), is_blank));
  return letters;
}

std::vector<AreaProfile::Heading> headings_in(const json& profile) {
  std::vector<AreaProfile::Heading> headings;
  std::set<std::string> known;
  for (const auto& one : profile.value("headings", json::array())) {
    const auto part = one.at("part").get<std::string>();
    if (!known.insert(part).second) {
      throw std::runtime_error("The heading of \"" + part + "\" is there twice.");
    }
    headings.push_back({part, optional_text(one, "title", "the heading of " + part)});
  }
  return headings;
}

std::vector<AreaBoard> boards_in(const json& profile) {
  std::vector<AreaBoard> boards;
  std::set<std::u32string> known;
  for (const auto& one : profile.value("boards", json::array())) {
    const auto where = "board " + std::to_string(boards.size() + 1);
    AreaBoard board{text_at(one, "name", where), one.at("decides").get<bool>(),
                    optional_text(one, "decided_by", "who decides for " + where)};
    if (board.decides && !board.decided_by.empty()) {
      throw std::runtime_error("Of " + where +
                               " it is said both that it decides and that another does.");
    }
    if (!known.insert(compared(board.name)).second) {
      throw std::runtime_error("A board of the name of " + where + " is there already.");
    }
    boards.push_back(std::move(board));
  }
  return boards;
}

std::map<std::string, AreaProfile::Colour> colours_in(const json& profile) {
  std::map<std::string, AreaProfile::Colour> colours;
  std::set<std::string> known;
  const auto all = profile.value("colours", json::object());
  for (const auto& [name, one] : all.items()) {
    AreaProfile::Colour colour{text_at(one, "means", "what " + name + " means"), {}};
    for (const auto& state : one.value("states", json::array())) {
      colour.states.push_back(state.get<std::string>());
      if (!known.insert(colour.states.back()).second) {
        throw std::runtime_error("How a step stands, \"" + colour.states.back() +
                                 "\", has two colours.");
      }
    }
    colours.emplace(name, std::move(colour));
  }
  return colours;
}

}  // namespace

AreaProfile AreaProfile::from_json(const json& profile) {
  AreaProfile area;
  area.name = text_at(profile, "name", "the area's name");
  area.board_pages = profile.value("board_pages", std::size_t{0});
  area.headings = headings_in(profile);
  const auto columns = profile.value("columns", json::object());
  for (const auto& [name, title] : columns.items()) {
    area.columns[name] = text_at(columns, name.c_str(), "column " + name);
  }
  area.boards = boards_in(profile);
  area.colours = colours_in(profile);
  if (profile.contains("you_said")) {
    const auto& pair = profile["you_said"];
    area.you_said = YouSaid{text_at(pair, "said", "the first of the word pair"),
                            text_at(pair, "done", "the second of the word pair")};
  }
  return area;
}

Words AreaProfile::over(const Words& usual) const {
  std::map<std::string, std::string> texts;
  for (const auto& [part, title] : headings) {
    if (!title.empty()) texts["board.front." + part] = title;
  }
  for (const auto& [column, title] : columns) {
    texts["plan." + column] =
        column == "review" ? usual.text("plan.review_of", {{"review", title}}) : title;
  }
  for (const auto& [shade, colour] : colours) {
    const auto called = usual.text("colour." + shade);
    texts["means." + shade] =
        usual.text("colour.means", {{"colour", called}, {"means", colour.means}});
    for (const auto& state : colour.states) {
      texts["rated." + state] =
          usual.text("rated", {{"colour", called}, {"status", usual.text("status." + state)}});
    }
  }
  if (board_pages > 0) {
    const Words::Args n{{"n", std::to_string(board_pages)}};
    texts["board.opening"] = usual.text("board.opening_within", n);
    texts["board.opening_longer"] = usual.text("board.opening_longer", n);
  }
  if (you_said) {
    texts["participants.front.said"] = texts["easy.front.said"] = you_said->said;
    texts["participants.front.happens"] = texts["easy.front.happens"] = you_said->done;
  }
  return usual.with(texts);
}

std::vector<std::string> board_names(const AreaProfile& area) {
  std::vector<std::string> names;
  for (const auto& board : area.boards) names.push_back(board.name);
  return names;
}

const AreaBoard* AreaProfile::board(std::string_view called) const {
  const auto wanted = compared(called);
  const auto found = std::find_if(boards.begin(), boards.end(), [&](const AreaBoard& one) {
    return compared(one.name) == wanted;
  });
  return found == boards.end() ? nullptr : &*found;
}

}  // namespace chorus::report
