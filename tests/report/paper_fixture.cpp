#include "tests/report/paper_fixture.hpp"

#include "kernel/values/permission.hpp"
#include "report/picture.hpp"
#include "report/preview.hpp"
#include "tests/report/unpacked.hpp"

#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <utility>

namespace chorus::test {
namespace {

kernel::Space activity(const std::string& id, const std::string& title, const std::string& round,
                       std::uint32_t position) {
  kernel::Space space;
  space.state.id = kernel::SpaceId(id);
  space.state.plugin_id = "plugin-of-" + id;
  space.state.title = title;
  space.state.round = round;
  space.state.position = position;
  space.state.phase = kernel::Phase::closed;
  return space;
}

kernel::Audience audience_of(const std::string& rung) {
  if (rung.empty()) return kernel::Audience({"owner", "facilitators"});
  return kernel::audience_for(kernel::permission_from(rung).value());
}

}  // namespace

PaperFixture::PaperFixture() : words(report_words()) {
  kernel::Space inquiry;
  inquiry.state.id = kernel::k_inquiry_space;
  inquiry.state.title = "Good moves";
  spaces[inquiry.state.id].space = inquiry;
  for (const auto& space : {activity("stories", "A time it was good", "discover", 1),
                            activity("steps", "What happens next", "deliver", 2)}) {
    spaces[space.state.id].take(space);
  }
  kernel::Record about;
  about.key = kernel::Key("inquiry/now");
  about.type = "inquiry";
  about.audience = kernel::Audience({"room"});
  about.body = kernel::Body(
      nlohmann::json{{"title", "Good moves"}, {"question", "What made a move good?"}}.dump());
  put("inquiry", about);
}

std::string PaperFixture::fresh_key(const std::string& kind) {
  return kind + "/k" + std::to_string(++last_key_);
}

kernel::Ref PaperFixture::put(const std::string& space, kernel::Record record) {
  record.space = kernel::SpaceId(space);
  const kernel::Ref ref{record.space, record.key};
  spaces.at(ref.space).put(std::make_shared<const kernel::Record>(std::move(record)));
  return ref;
}

kernel::Record& PaperFixture::at(const kernel::Ref& ref) {
  auto& held = spaces.at(ref.space).space.records.at(ref.key);
  auto copy = std::make_shared<kernel::Record>(*held);
  held = copy;
  return *copy;
}

void PaperFixture::person(const std::string& id, const std::string& role_group,
                          const std::string& name) {
  nlohmann::json body{{"picture", "otter"}, {"role_group", role_group}};
  if (!name.empty()) body["name"] = name;
  kernel::Record record;
  record.key = kernel::Key("person/" + id);
  record.type = "person";
  record.record_class = kernel::RecordClass::contribution;
  record.owner = kernel::PersonId(id);
  record.audience = kernel::Audience({"owner", "facilitators"});
  record.body = kernel::Body(body.dump());
  put("inquiry", record);
}

kernel::Ref PaperFixture::given(const std::string& owner, const std::string& kind,
                                const nlohmann::json& body, const std::string& rung,
                                const std::string& space) {
  kernel::Record record;
  record.key = kernel::Key(fresh_key(kind));
  record.type = kind;
  record.record_class = kernel::RecordClass::contribution;
  record.owner = kernel::PersonId(owner);
  record.audience = audience_of(rung);
  record.body = kernel::Body(body.dump());
  return put(space, record);
}

kernel::Ref PaperFixture::story(const std::string& owner, const std::string& text,
                                const std::string& rung) {
  return given(owner, "story", {{"mode", "words"}, {"words", text}}, rung);
}

kernel::Ref PaperFixture::step(int number, nlohmann::json body,
                               const std::vector<kernel::Ref>& grounded_in) {
  body["number"] = number;
  if (!body.contains("status")) body["status"] = "open";
  kernel::Record record;
  record.key = kernel::Key(fresh_key("next-step"));
  record.type = "next-step";
  record.audience = kernel::Audience({"room", "wall", "facilitators"});
  record.body = kernel::Body(body.dump());
  const auto ref = put("steps", record);
  for (const auto& to : grounded_in) link(ref, to);
  return ref;
}

void PaperFixture::keeps_back(const std::vector<std::string>& places) {
  kernel::Record record;
  record.key = kernel::Key("kept-back/list");
  record.type = "kept-back";
  record.audience = kernel::Audience({"facilitators"});
  record.body = kernel::Body(nlohmann::json{{"words", places}}.dump());
  put("inquiry", record);
}

kernel::Ref PaperFixture::names_somebody(const kernel::Ref& ref, const std::string& field) {
  kernel::Record record;
  record.key = kernel::Key(fresh_key("naming"));
  record.type = "naming";
  record.audience = kernel::Audience({"facilitators"});
  record.body = kernel::Body(nlohmann::json{
      {"of", kernel::text_of(ref, kernel::k_inquiry_space)},
      {"fields", {field}},
      {"at", 1}}.dump());
  return put("inquiry", record);
}

void PaperFixture::link(const kernel::Ref& from, const kernel::Ref& to) {
  kernel::Record record;
  record.key = kernel::Key(fresh_key("link"));
  record.type = "link";
  record.audience = kernel::Audience({"rules"});
  record.body = kernel::Body(nlohmann::json{
      {"from", from.key.value()},
      {"to", kernel::text_of(to, from.space)},
      {"type", "grounded_in"},
      {"at", 1}}.dump());
  put(from.space.value(), record);
}

void PaperFixture::says(const std::string& space, const nlohmann::json& blocks) {
  const nlohmann::json section{{"title", spaces.at(kernel::SpaceId(space)).space.state.title},
                               {"blocks", blocks}};
  said[kernel::SpaceId(space)] =
      nlohmann::json{{"sections", nlohmann::json::array({section})}}.dump();
}

void PaperFixture::is_silent(const std::string& space, report::Unsaid why) {
  said[kernel::SpaceId(space)] = why;
}

namespace {

constexpr const char* k_made_on = "2026-11-24";

// An inquiry as the program would hand it over, kept alive while the report is made.
struct Handed {
  explicit Handed(const PaperFixture& paper)
      : consents(paper.spaces, k_made_on),
        pictures(report::pictures_of(
            paper.spaces, [](const std::string&) -> const kernel::ActivityType* { return nullptr; },
            consents)),
        said(paper.said),
        words(paper.profile.over(paper.words)),
        source{paper.spaces, pictures,     said,         none, words, kernel::CoreKinds::shipped(),
               consents,     paper.photos, paper.profile} {
    for (const auto& [id, picture] : pictures) {
      if (said.contains(id)) continue;
      nlohmann::json blocks = nlohmann::json::array();
      for (const auto& [key, record] : picture.records) {
        const bool is_given = record->record_class == kernel::RecordClass::contribution;
        if (is_given) blocks.push_back({{"t", "quote"}, {"key", key.value()}});
      }
      const nlohmann::json section{{"title", picture.state.title}, {"blocks", blocks}};
      said[id] = nlohmann::json{{"sections", nlohmann::json::array({section})}}.dump();
    }
  }

  kernel::Consents consents;
  std::map<kernel::SpaceId, kernel::Space> pictures;
  std::map<kernel::SpaceId, report::Said> said;
  std::map<std::string, report::Words> none;
  report::Words words;
  report::Source source;
};

constexpr const char* k_inquiry = "an-inquiry";

}  // namespace

report::Assembled PaperFixture::assembled(report::Purpose purpose, bool confirmed) const {
  const Handed handed(*this);
  return report::assemble(handed.source,
                          {purpose, confirmed, k_made_on, k_inquiry, issue, replaced_on});
}

std::string PaperFixture::file(report::Format format, bool confirmed,
                               report::Purpose purpose) const {
  return report::written(assembled(purpose, confirmed).report, format, profile.over(words));
}

std::string PaperFixture::everywhere(bool confirmed) const {
  std::string all;
  for (const auto purpose : k_all_purposes) {
    const auto report = assembled(purpose, confirmed).report;
    for (const auto format : k_read_formats) {
      all += report::written(report, format, profile.over(words));
    }
  }
  // The steps alone stand in them, for every purpose the same.
  const auto report = assembled(report::Purpose::whole, confirmed).report;
  for (const auto format : {report::Format::xlsx, report::Format::reply}) {
    all += unpacked(report::written(report, format, profile.over(words)));
  }
  return all;
}

nlohmann::json PaperFixture::json(bool confirmed, report::Purpose purpose) const {
  return nlohmann::json::parse(file(report::Format::json, confirmed, purpose));
}

std::string PaperFixture::preview() const {
  const Handed handed(*this);
  return report::preview(handed.source, {report::Purpose::board, true, k_made_on, k_inquiry});
}

report::Words report_words() {
  std::ifstream file(CHORUS_REPORT_WORDS, std::ios::binary);
  if (!file) throw std::runtime_error("no words of reports");
  return report::Words::from_json(std::string{std::istreambuf_iterator<char>(file), {}});
}

std::string as_read(std::string paper) {
  for (const std::string tag : {"<bdi>", "</bdi>"}) {
    for (auto at = paper.find(tag); at != std::string::npos; at = paper.find(tag, at)) {
      paper.erase(at, tag.size());
    }
  }
  return paper;
}

bool holds(const std::string& text, const std::string& needle) {
  return text.find(needle) != std::string::npos;
}

}  // namespace chorus::test
