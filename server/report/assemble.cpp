#include "report/assemble.hpp"

#include "kernel/commands/material.hpp"
#include "report/board_front.hpp"
#include "report/glance.hpp"
#include "report/names.hpp"
#include "report/photos.hpp"
#include "report/picture.hpp"
#include "report/plain_front.hpp"
#include "report/quotes.hpp"
#include "report/record_text.hpp"
#include "report/slips.hpp"
#include "report/steps.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace chorus::report {
namespace {

void read_inquiry(const std::map<kernel::SpaceId, kernel::LiveSpace>& spaces, Report& report) {
  const auto inquiry = spaces.find(kernel::k_inquiry_space);
  if (inquiry == spaces.end()) return;
  report.title = clean(inquiry->second.space.state.title);
  report.material_of = clean(kernel::material_of(spaces));
  for (const auto& [key, record] : inquiry->second.space.records) {
    if (record->type != "inquiry") continue;
    const auto body = nlohmann::json::parse(record->body.text());
    report.title = clean(body.value("title", report.title));
    report.question = clean(body.value("question", ""));
  }
}

// As they stand in the run sheet.
std::vector<const kernel::Space*> in_order(
    const std::map<kernel::SpaceId, kernel::Space>& pictures) {
  std::vector<const kernel::Space*> order;
  order.reserve(pictures.size());
  for (const auto& [id, picture] : pictures) order.push_back(&picture);
  std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) {
    return a->state.position < b->state.position;
  });
  return order;
}

std::vector<Quotes::Kept> without_repeats(std::vector<Quotes::Kept> texts) {
  std::sort(texts.begin(), texts.end());
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
  return texts;
}

}  // namespace

Assembled assemble(const Source& source, const Wanted& wanted) {
  static const Words k_none;
  static const Said k_missing = Unsaid::missing;
  Assembled assembled;
  Report& report = assembled.report;
  report.purpose = wanted.purpose;
  report.made_on = wanted.made_on;
  report.inquiry = wanted.inquiry;
  report.issue = wanted.issue;
  report.replaced_on = wanted.replaced_on;
  read_inquiry(source.spaces, report);
  const Names names(source.spaces);
  Quotes quotes(source.room(), names, source.words, wanted.confirmed);
  const Steps steps(source.room(), quotes, source.words);
  Sections sections(source.room(), quotes, steps, source.words);
  for (const auto* picture : in_order(source.pictures)) {
    const auto said = source.said.find(picture->state.id);
    const auto words = source.activity_words.find(picture->state.plugin_id);
    for (auto& section :
         sections.of({*picture, said == source.said.end() ? k_missing : said->second,
                      words == source.activity_words.end() ? k_none : words->second})) {
      report.sections.push_back(std::move(section));
    }
  }
  report.next_steps = steps.all();
  const auto chapters = chapters_of(wanted.purpose);
  if (std::find(chapters.begin(), chapters.end(), Chapter::glance) != chapters.end()) {
    report.glance = glance(report, source.room(), source.words);
  }
  if (wanted.purpose == Purpose::board) {
    auto front = board_front(report, source.room(), quotes, source.words, source.area);
    report.front = std::move(front.parts);
    report.is_longer = front.is_longer;
  }
  if (wanted.purpose == Purpose::slips) {
    report.front = slips(report, source.room(), quotes, source.words);
  } else if (is_for_participants(wanted.purpose)) {
    report.front = plain_front(report, source.room(), quotes, source.words);
  }
  place_photos(report, source.photos);
  assembled.kept = without_repeats(quotes.kept());
  assembled.doubtful = without_repeats(quotes.doubtful());
  return assembled;
}

}  // namespace chorus::report
