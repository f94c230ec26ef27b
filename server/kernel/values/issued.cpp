#include "kernel/values/issued.hpp"

namespace chorus::kernel {
namespace {

const IssuedPaper* newest(const std::vector<IssuedPaper>& papers, const IssuedPaper& of,
                          int before) {
  const IssuedPaper* found = nullptr;
  for (const auto& paper : papers) {
    const bool is_one = paper.purpose == of.purpose && (before == 0 || paper.issue < before);
    if (is_one && (!found || paper.issue >= found->issue)) found = &paper;
  }
  return found;
}

}  // namespace

Issue issue_after(const std::vector<IssuedPaper>& papers, const IssuedPaper& paper) {
  Issue issue{paper.issue, 0};
  if (issue.number == 0) {
    const IssuedPaper* last = newest(papers, paper, 0);
    const bool is_the_same =
        last && last->issue > 0 && !paper.state.empty() && last->state == paper.state;
    issue.number = (last ? last->issue : 0) + (is_the_same ? 0 : 1);
  }
  const IssuedPaper* replaced = newest(papers, paper, issue.number);
  if (replaced && replaced->issue > 0) issue.replaced_at = replaced->at;
  return issue;
}

}  // namespace chorus::kernel
