#include "archive/whole.hpp"

#include "archive/line.hpp"
#include "archive/media_lines.hpp"
#include "kernel/commands/inquiry_record.hpp"
#include "kernel/room/link.hpp"
#include "kernel/values/body_members.hpp"
#include "kernel/values/limits.hpp"
#include "storage/durable_inquiry.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <set>

namespace chorus::archive {
namespace {

Head head_of(storage::InquirySource& source, const std::string& made_on) {
  Head head;
  head.made_on = made_on;
  head.inquiry = source.id();
  const auto main = source.body({kernel::k_inquiry_space, kernel::k_inquiry_record});
  if (main) {
    head.title = kernel::text_in(*main, "title");
    head.question = kernel::text_in(*main, "question");
  }
  if (head.title.empty()) head.title = head.inquiry;
  return head;
}

void write_spaces(const kernel::Loaded& inquiry, LinesOut& lines) {
  for (const auto& [name, value] : inquiry.meta) {
    if (name != storage::k_inquiry_id) lines.add(line_of_value(name, value));
  }
  // The inquiry's own first.
  for (const bool own : {true, false}) {
    for (const auto& space : inquiry.spaces) {
      const bool is_own = space.state.id == kernel::k_inquiry_space;
      if (is_own == own) lines.add(line_of(space.state));
    }
  }
}

// A link of which an end is gone ties nothing, and stays behind.
bool ties_nothing(storage::InquirySource& source, const kernel::Record& record) {
  const auto link = kernel::link_of(record);
  return link && !(source.body(link->from) && source.body(link->to));
}

std::set<kernel::MediumId> write_records(storage::InquirySource& source, LinesOut& lines) {
  std::set<kernel::MediumId> named;
  source.each_record([&](const kernel::Record& record) {
    if (ties_nothing(source, record)) return;
    lines.add(line_of(record));
    if (auto id = kernel::medium_named_in(record); !id.empty()) named.insert(std::move(id));
  });
  return named;
}

// The newest, as many as an archive holds beside what was taken back.
void write_papers(std::vector<kernel::IssuedPaper> papers, std::size_t listed, LinesOut& lines) {
  auto first = papers.end();
  while (first != papers.begin()) {
    listed += 1 + std::prev(first)->things.size();
    if (listed > limits::k_archive_listed) break;
    --first;
  }
  papers.erase(papers.begin(), first);
  for (const auto& paper : papers) {
    lines.add(line_of(paper));
    for (std::size_t from = 0; from < paper.things.size(); from += k_things_a_line) {
      lines.add(line_of_things(paper.things, from));
    }
  }
}

void write_media(storage::InquirySource& source, const std::set<kernel::MediumId>& named,
                 LinesOut& lines) {
  for (auto medium : source.beside_records().media) {
    if (!named.contains(medium.id)) continue;
    const auto bytes = source.medium(medium.id);
    if (!bytes) continue;
    medium.size = bytes->size();
    lines.add(line_of(medium, sum_of(*bytes)));
    write_bytes(*bytes, lines);
  }
}

}  // namespace

void write_whole(storage::InquirySource& source, const std::string& made_on, LinesOut& lines) {
  const auto& inquiry = source.beside_records();
  lines.add(line_of(head_of(source, made_on)));
  write_spaces(inquiry, lines);
  const auto named = write_records(source, lines);
  for (const auto& card : inquiry.passes) lines.add(line_of(card));
  for (const auto& wake : inquiry.wakes) lines.add(line_of(wake));
  source.each_act([&](const kernel::JournalRow& act) { lines.add(line_of(act)); });
  const auto withdrawals = source.withdrawals();
  for (const auto& withdrawal : withdrawals) lines.add(line_of(withdrawal));
  write_papers(source.papers(), withdrawals.size(), lines);
  write_media(source, named, lines);
}

}  // namespace chorus::archive
