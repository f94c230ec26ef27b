#pragma once

#include "kernel/room/live_space.hpp"
#include "kernel/values/ref.hpp"
#include "report/assemble.hpp"
#include "report/format.hpp"

#include <nlohmann/json_fwd.hpp>

#include <map>
#include <string>
#include <vector>

namespace chorus::test {

// An inquiry made by hand, and the report that comes of it. `stories` and `steps` are two of its
// activities, closed; people come to be when somebody first gives something in their name.
class PaperFixture {
 public:
  PaperFixture();

  // Who somebody is; an empty name is a picture name.
  void person(const std::string& id, const std::string& role_group, const std::string& name = "");
  // What somebody gave, as far as it may travel; an empty rung: they were never asked.
  kernel::Ref given(const std::string& owner, const std::string& kind, const nlohmann::json& body,
                    const std::string& rung = "words", const std::string& space = "stories");
  kernel::Ref story(const std::string& owner, const std::string& words,
                    const std::string& rung = "words");
  kernel::Ref step(int number, nlohmann::json body,
                   const std::vector<kernel::Ref>& grounded_in = {});
  kernel::Ref put(const std::string& space, kernel::Record record);
  // Schools and places that the leads keep back.
  void keeps_back(const std::vector<std::string>& places);
  // A name stood there, at a JSON pointer, that is gone since.
  kernel::Ref names_somebody(const kernel::Ref& ref, const std::string& field);
  void link(const kernel::Ref& from, const kernel::Ref& to);
  // Changes a record that is there.
  kernel::Record& at(const kernel::Ref& ref);

  // What `stories` (or another) says; without it, it quotes every story it has.
  void says(const std::string& space, const nlohmann::json& blocks);
  void is_silent(const std::string& space, report::Unsaid why);

  report::Assembled assembled(report::Purpose purpose, bool confirmed) const;
  std::string file(report::Format format, bool confirmed = true,
                   report::Purpose purpose = report::Purpose::whole) const;
  std::string everywhere(
      bool confirmed = true) const;  // all formats and purposes, one after another, unpacked
  nlohmann::json json(bool confirmed = true,
                      report::Purpose purpose = report::Purpose::board) const;
  std::string preview() const;

  std::map<kernel::SpaceId, kernel::LiveSpace> spaces;
  std::map<kernel::SpaceId, report::Said> said;
  report::Words words;  // as they are without a profile
  report::AreaProfile profile;
  report::PhotoBytes photos;
  int issue = 0;  // of what is assembled
  std::string replaced_on;

 private:
  std::string fresh_key(const std::string& kind);

  int last_key_ = 0;
};

// As the packaged words have it.
report::Words report_words();

// Those whose bytes can be read as they are; a workbook is packed, see unpacked().
inline constexpr report::Format k_read_formats[] = {
    report::Format::html,       report::Format::markdown, report::Format::word,
    report::Format::word_reply, report::Format::slides,   report::Format::csv,
    report::Format::calendar,   report::Format::json};
inline constexpr report::Purpose k_all_purposes[] = {
    report::Purpose::board, report::Purpose::participants, report::Purpose::easy,
    report::Purpose::slips, report::Purpose::whole};

bool holds(const std::string& text, const std::string& needle);
// Without what only keeps words of another direction apart.
std::string as_read(std::string paper);

}  // namespace chorus::test
