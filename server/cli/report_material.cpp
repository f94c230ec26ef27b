#include "cli/report_material.hpp"

#include "kernel/values/limits.hpp"
#include "platform/local_time.hpp"
#include "platform/path_text.hpp"
#include "platform/secrets.hpp"
#include "report/picture.hpp"
#include "report/preview.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <ostream>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <variant>

namespace chorus::cli {
namespace {

constexpr const char* k_locale = "en";

report::Words words_in(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    throw std::runtime_error("The words of reports are missing: " + platform::utf8(path) +
                             ". Install Chorus again.");
  }
  return report::Words::from_json(std::string{std::istreambuf_iterator<char>(file), {}});
}

// Of the activity types that have a part in it; one whose words cannot be read shows their keys.
std::map<std::string, report::Words> words_of(
    const host::Catalogue& catalogue, const std::map<kernel::SpaceId, kernel::Space>& pictures) {
  std::map<std::string, report::Words> words;
  for (const auto& [id, picture] : pictures) {
    const auto& plugin = picture.state.plugin_id;
    const auto* entry = catalogue.entry(plugin);
    if (!entry || words.contains(plugin)) continue;
    const auto file = entry->manifest.words.find(k_locale);
    if (file == entry->manifest.words.end()) continue;
    try {
      words.emplace(plugin, words_in(entry->folder / file->second));
    } catch (const std::runtime_error&) {
      words.emplace(plugin, report::Words());
    }
  }
  return words;
}

// Changes with everything that is done in the inquiry, and holds nothing of what was said in it: by
// the words themselves somebody could find out whether they had guessed what was taken back.
std::string state_of(const std::map<kernel::SpaceId, kernel::LiveSpace>& spaces,
                     const std::string& made) {
  std::string state;
  const auto add = [&state](const std::string& text) { state += text + '\n'; };
  add(made);
  for (const auto& [id, live] : spaces) {
    if (live.space.state.gone) continue;
    add(id.value());
    add(std::to_string(static_cast<int>(live.space.state.phase)));
    for (const auto& [key, record] : live.space.records) {
      if (record->record_class == kernel::RecordClass::ballot) continue;
      add(key.value());
      add(std::to_string(record->rev));
      add(std::to_string(static_cast<int>(record->gate)));
      for (const auto& atom : record->audience.atoms()) add(atom);
    }
  }
  return platform::digest(state);
}

report::Said said_in(const host::SectionsAnswer& answer) {
  if (const auto* body = std::get_if<kernel::Body>(&answer)) return body->text();
  switch (std::get<host::NoSections>(answer)) {
    case host::NoSections::not_offered: return report::Unsaid::not_offered;
    case host::NoSections::missing: return report::Unsaid::missing;
    case host::NoSections::failed: return report::Unsaid::failed;
  }
  return report::Unsaid::missing;
}

}  // namespace

report::Words report_words(const InstalledTree& tree) {
  return words_in(tree.report_words / (std::string(k_locale) + ".json"));
}

report::Source ReportMaterial::source() const {
  return {spaces, pictures, said, activity_words, words, kinds, consents, photos, area.profile};
}

std::string ReportMaterial::file(report::Format format, bool confirmed,
                                 const kernel::Issue& issue) const {
  report::Wanted wanted{purpose, confirmed, made_on, inquiry};
  wanted.issue = issue.number;
  if (issue.replaced_at > 0) wanted.replaced_on = platform::local_day(issue.replaced_at);
  const auto assembled = report::assemble(source(), wanted);
  return report::written(assembled.report, format, words);
}

std::string ReportMaterial::preview() const {
  return report::preview(source(), {purpose, true, made_on, inquiry});
}

kernel::IssuedPaper ReportMaterial::issued(report::Format format, bool confirmed) const {
  kernel::IssuedPaper paper{
      made_at, std::string(to_text(purpose)), std::string(to_text(format)), {}};
  paper.state = state_of(spaces, made_on + (confirmed ? "+" : "-") + area.text);
  if (confirmed) paper.things = report::given_that_may_leave(spaces, consents);
  return paper;
}

void ReportGathering::begin(std::map<kernel::SpaceId, kernel::LiveSpace> spaces,
                            report::Purpose purpose, kernel::Instant now, Photos photos,
                            Done done) {
  done_ = std::move(done);
  material_ = std::make_shared<ReportMaterial>();
  material_->purpose = purpose;
  material_->made_at = now;
  material_->made_on = platform::local_day(now);
  material_->inquiry = tools_.inquiry;
  material_->spaces = std::move(spaces);
  material_->area = tools_.area;
  material_->words = tools_.area.profile.over(report_words(tools_.tree));
  material_->kinds = tools_.catalogue.kinds();
  material_->consents = kernel::Consents(material_->spaces, material_->made_on);
  material_->pictures = report::pictures_of(
      material_->spaces,
      [this](const std::string& plugin_id) { return tools_.catalogue.find(plugin_id); },
      material_->consents);
  material_->activity_words = words_of(tools_.catalogue, material_->pictures);

  host::SectionsRound::Settings settings;
  settings.purpose = to_text(report::asked_as(purpose));
  settings.locale = k_locale;
  settings.now = now;
  settings.fault = [&schemas = tools_.schemas](const nlohmann::json& said) {
    return schemas.sections_fault(said);
  };
  settings.log = [&log = tools_.log](std::string_view plugin_id, std::string_view line) {
    log << "plugin " << plugin_id << ": " << line << '\n';
  };
  round_.emplace(tools_.catalogue, tools_.runner, tools_.timers, std::move(settings));
  round_->begin(material_->pictures, [this, photos](const host::SectionsRound::Answers& answers) {
    for (const auto& [space, answer] : answers) {
      material_->said.insert_or_assign(space, said_in(answer));
    }
    read_photos(photos);
  });
}

void ReportGathering::read_photos(Photos photos) {
  if (photos == Photos::read) {
    unread_ = report::photos_that_may_leave(material_->spaces, material_->consents);
    std::reverse(unread_.begin(), unread_.end());
  }
  read_next();
}

void ReportGathering::read_next() {
  if (unread_.empty() || read_bytes_ >= limits::k_paper_photos_read_bytes) {
    const auto finished = std::move(material_);
    const Done tell = std::move(done_);
    tell(finished);
    return;
  }
  const auto id = unread_.back();
  unread_.pop_back();
  tools_.photo(id, [this, here = here_, id](kernel::MediumBytes bytes) {
    if (!*here) return;
    if (bytes) {
      read_bytes_ += bytes->size();
      material_->photos.insert_or_assign(id, std::move(bytes));
    }
    read_next();
  });
}

}  // namespace chorus::cli
