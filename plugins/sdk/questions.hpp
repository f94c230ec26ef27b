#pragma once

#include "rule_book.hpp"

#include <utility>

// What people ask and leads answer, as handlers of commands: a record `question` {"text"} is its
// asker's and the leads', a record `answer` {"question", "asked", "text"} everybody's. The asker's
// own words go no further than the leads; everybody reads the question as a lead says it.
namespace chorus::sdk {

inline Decision ask_question(const Call& call, const Json& args) {
  return Changes().put(call.new_key("question"), "question", args);
}

#ifdef CHORUS_ACTIVITY_ID
static inline Decision answer_question(const Call& call, const Json& args) {
  const auto question = thing_in(call, args, "question");
  if (!question) return no("no_such_question");
  return Changes().put("answer" + question->key.substr(question->key.find('/')), "answer", args);
}

// As a table of its own section; nothing where nothing is answered.
static inline void tell_questions(const Call& call, Report& report) {
  Json rows = Json::array();
  for (const auto& one : own_things(call, "answer")) {
    rows.push_back({one.body.at("asked"), one.body.at("text")});
  }
  if (rows.empty()) return;
  report.section(own_words("questions"))
      .table({own_words("report_question"), own_words("report_answer")}, std::move(rows));
}
#endif

}  // namespace chorus::sdk
