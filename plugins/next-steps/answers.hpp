#pragma once

#include "rule_book.hpp"

#include <array>
#include <optional>
#include <string>

// What can be answered of a step, and what is no answer.
namespace chorus::next_steps {

using sdk::Call;
using sdk::Changes;
using sdk::Decision;
using sdk::Json;
using sdk::no;
using sdk::Rejection;
using sdk::Thing;

// The room fills its five questions together; the rest is desk work of the leads. What an owner
// says yes to is the promise; a day that was said moves with a reason alone.
struct Member {
  const char* name;
  bool is_for_the_room = false;
  bool is_promise = false;
  bool is_day = false;
};

inline constexpr std::array<Member, 14> k_members{
    {{.name = "what", .is_for_the_room = true, .is_promise = true},
     {.name = "first_step", .is_for_the_room = true, .is_promise = true},
     {.name = "who", .is_for_the_room = true, .is_promise = true},
     {.name = "by_when", .is_for_the_room = true, .is_day = true},
     {.name = "hear_how", .is_for_the_room = true},
     {.name = "hear_by", .is_day = true},
     {.name = "helpers"},
     {.name = "needs"},
     {.name = "how_we_know"},
     {.name = "board"},
     {.name = "board_on", .is_day = true},
     {.name = "review_on", .is_day = true},
     {.name = "easy_read"},
     {.name = "no_thread_because"}}};

// It is a day that there is, and one owner by name or post.
std::optional<Rejection> why_no_answer(const Member& member, const std::string& words);

// The room and its tables work while it is open; before and after, the leads alone.
std::optional<Rejection> why_leads_go_on(const Call& call);

}  // namespace chorus::next_steps
