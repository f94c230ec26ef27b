#pragma once

#include "tests/support/kernel_fixture.hpp"

#include <string>

namespace chorus::test {

// Two activities beside each other: in `room` people give stories, in `steps` the leads build upon
// them. Its rules know
//   tell {text, may?, medium?}  a story of the actor          mark {of, words}   a highlight of it
//   retell {key, text, may?, medium?}  the story in other words
//   lean {from, to, type?}    a link alone, `grounded_in` unless it says otherwise
//   remember {text}     a draft of the actor          drop {key}         removes a record
//   let {words?, person?, key?, at?}  what papers may have
//   pair {name, people}  seats people in a group, by a lead
//   step {what, on?}    a next step, built on `on` ("<key>@room"), by a lead
class GivingFixture : public KernelFixture {
 public:
  GivingFixture();

  std::string told_by(const std::string& name, const std::string& words,
                      const std::string& may = "");  // its key
  std::string marked_by(const std::string& name, const std::string& of, const std::string& words);
  std::string step_on(const std::string& what, const std::string& on);  // its key
  std::string sits_at_a_table(const std::string& name);                 // the table's key
  const kernel::Record* at(const std::string& key, const std::string& space = "room") const;
  std::string made(const kernel::Answer* answer) const;  // the key in an answer
};

}  // namespace chorus::test
