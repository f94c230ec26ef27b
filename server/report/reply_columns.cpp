#include "report/reply_columns.hpp"

namespace chorus::report {
namespace {

constexpr std::array<std::string_view, 5> k_states{"open", "in_hand", "done", "changed",
                                                   "not_done"};
constexpr std::array<std::string_view, 2> k_answers{"accept", "decline"};

template <class Names>
std::vector<std::string> in_words(const Names& names, const std::string& prefix,
                                  const Words& words) {
  std::vector<std::string> texts;
  texts.reserve(names.size());
  for (const auto name : names) texts.push_back(words.text(prefix + std::string(name)));
  return texts;
}

}  // namespace

std::vector<std::string> choices_of(std::string_view column, const Words& words) {
  if (column == "accept") return in_words(k_answers, "answer.", words);
  if (column == "decision") return in_words(k_decisions, "decision.", words);
  if (column == "status") return in_words(k_states, "status.", words);
  return {};
}

std::string title_of(std::string_view column, const Words& words) {
  return words.text("reply." + std::string(column));
}

int width_of(std::string_view column) {
  if (column == "ref") return 6;
  if (column == "what" || column == "reason" || column == "told") return 34;
  if (column == "evidence" || column == "impact") return 26;
  return 15;
}

std::string reply_mark(const Report& report) { return "chorus-reply/1 " + report.inquiry; }

}  // namespace chorus::report
