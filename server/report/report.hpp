#pragma once

#include "report/purpose.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// A report as a value: everything in it may leave the room, and every word is in place. Writers
// turn it into a file and decide nothing.
namespace chorus::report {

// What a drawing can be drawn in; the first is what anything else becomes.
inline constexpr std::array<std::string_view, 6> k_colours{"ink",   "red",  "amber",
                                                           "green", "blue", "white"};

struct Stroke {
  std::string points;  // "x,y x,y": whole numbers from 0 to 1000
  int width = 6;
  std::string colour;  // one of k_colours
};

// A photo that its owner lets papers have.
struct Photo {
  std::string medium;  // its name in the inquiry: in no paper
  int width = 0;       // of its picture, in pixels
  int height = 0;
  std::string shows;                        // in its owner's words; empty: they did not say
  std::string words;                        // what its owner wrote beside it; may be empty
  std::shared_ptr<const std::string> jpeg;  // none: it is not in this paper, but told in words
};

struct Paragraph {
  std::string text;
};
struct List {
  std::vector<std::string> items;
};
// How much a cell says, drawn beside its words, which say the same.
struct Drawn {
  enum class As { dots, parts, length };  // a dot each · parts of a whole · a share of a length
  As as = As::dots;
  std::int64_t filled = 0;
  std::int64_t of = 0;  // of dots: the most that stand in the same table
};
// Every row is as long as `columns`.
struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
  std::vector<Drawn> drawn = {};  // of each row's last cell; empty: nothing is drawn
};
// Somebody's own words, pictures or drawing; pictures are said in words, "[friend] [gate]", and so
// is a photo, "[photo] The gate", for formats that hold none. `name` is set only where its owner
// let it go with their name.
struct Quote {
  std::string id;  // "S07"; empty before it has a number
  std::string words;
  std::vector<Stroke> strokes;
  std::string shows;
  std::optional<Photo> photo;
  std::string name;
  // "as_said" by its owner or "described", where another's hand put it down; otherwise empty.
  std::string put_down;
};
// Something is there that may not be told here.
struct InConfidence {};
struct People {
  struct Row {
    std::string label;
    std::string people;  // a number, or a word where it would be a small one
    Drawn drawn = {};
    int degree = 0;  // 1 to 5, of an agreement; 0: none
  };
  std::vector<Row> rows;
};

// In `Because::led_to`: the step itself.
inline constexpr std::size_t k_the_step = std::numeric_limits<std::size_t>::max();

// One thing that a step stands on.
struct Because {
  std::string kind;       // the core kind: story, highlight, proposal, agreement, ...
  bool is_given = false;  // somebody's own words or drawing, not what people made of such
  bool in_confidence = false;
  std::size_t away = 0;  // links between it and the step: 1 is what the step itself stands on
  // What it led to, nearer to the step: places in `Step::because`, or k_the_step.
  std::vector<std::size_t> led_to = {};
  std::string called = {};  // what one of its kind is called
  std::string id;           // "S07", where it has a number
  std::string words;        // empty if in confidence
  std::vector<Stroke> strokes;
  std::string shows;
  std::optional<Photo> photo;
};

// A day of a step that was said and moved.
struct Moved {
  std::string of;  // by_when, hear_by, board_on or review_on
  std::string from;
  std::string to;
  std::string reason;
};

// What somebody told of a step once it was on its way.
struct Update {
  std::string on;
  std::optional<std::string> status;  // as it stood then; none: it was not kept
  std::string words;
  std::optional<std::string> evidence;
};

struct Step {
  std::string id;   // "NS3"
  std::string ref;  // "next-step/a@s2": for the leads' page, in no paper
  std::string what;
  std::optional<std::string> first_step;
  std::optional<std::string> who;
  bool accepted = false;
  std::optional<std::string> by_when;  // days are "2026-11-24"
  std::optional<std::string> helpers;
  std::optional<std::string> needs;
  std::optional<std::string> how_we_know;
  std::optional<std::string> board;
  std::optional<std::string> board_on;
  std::optional<std::string> hear_how;
  std::optional<std::string> hear_by;
  std::optional<std::string> review_on;
  std::vector<Moved> moved;              // oldest first
  std::optional<std::string> easy_read;  // only of a final one: before, it may be of other words
  std::optional<std::string> final_on;
  std::string status;               // open, in_hand, done, changed or not_done
  std::vector<Update> updates;      // oldest first
  std::vector<std::string> voices;  // role groups behind it, in words
  std::vector<Because> because;     // nearest first
  std::optional<std::string> no_thread_because;
  bool thread_missing = false;  // fewer than two role groups, and no reason written
};

struct Agreement {
  int number = 0;  // 0: none
  std::string title;
  std::string words;
  std::string review_on;
};
// Sentences beside a picture, one a line, for whoever reads little.
struct Pictured {
  std::string picture;  // a meaning of `symbols`
  std::string title;    // empty: none
  std::vector<std::string> lines;
};

using Block =
    std::variant<Paragraph, List, Table, Quote, InConfidence, People, Step, Agreement, Pictured>;

struct Section {
  std::string activity;  // the activity's title; the sections of one stand together
  std::string round;     // before, discover, dream, design, deliver or after
  std::string title;
  std::vector<Block> blocks;
};

// A part of a paper's first pages, made from all the rest.
struct Part {
  std::string name;  // "asks", "in_short", ...: it is known by, whatever its title
  std::string title;
  std::vector<Block> blocks;
  bool in_house_words = false;  // the title is the area's
};

// A shape in a figure, known by its name (`shapes`), with what is written at it.
struct Mark {
  std::string shape;
  std::string text;  // may be empty
  int size = 3;      // 0 to 3; of 0 only its place is seen
};

// A picture of the whole inquiry, in rows of marks; the twin says the same in words.
struct Figure {
  struct Row {
    std::string label;
    std::vector<Mark> marks;
  };
  std::string name;  // "path", "cornerstones", "voices" or "states"
  std::string title;
  std::string says;                // what it shows, in a sentence or two
  std::vector<std::string> heads;  // above the marks; empty: none
  std::vector<Row> rows;
  Table twin;
};

struct Report {
  Purpose purpose = Purpose::board;
  std::string title;
  std::string question;     // empty: none
  std::string material_of;  // whose words these are, another group's; empty: this group's own
  std::string made_on;      // "2026-11-24"
  int issue = 0;            // of its purpose, from 1; 0: without a number
  std::string replaced_on;  // the day of the issue before; empty: there is none
  std::string inquiry;      // its id, by which a calendar knows it again; empty: it has none yet
  std::vector<Part> front;  // of the board's paper, and all of one for those who took part
  bool is_longer = false;   // its front, than the area's boards take
  std::vector<Section> sections;
  std::vector<Step> next_steps;  // by number
  std::vector<Figure> glance;    // where the paper tells of the whole inquiry
  // Photos that were let go and are told in words all the same, so that a file can be sent: among
  // quotes, and behind steps.
  std::size_t quoted_photos_left_out = 0;
  std::size_t step_photos_left_out = 0;
};

}  // namespace chorus::report
