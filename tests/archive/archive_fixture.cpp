#include "tests/archive/archive_fixture.hpp"

#include "archive/lines_out.hpp"
#include "archive/redacted.hpp"
#include "archive/refusal.hpp"
#include "archive/whole.hpp"
#include "kernel/values/permission.hpp"
#include "protocol/schema.hpp"
#include "storage/durable_inquiry.hpp"
#include "storage/issued_list.hpp"
#include "storage/trouble.hpp"

#include <span>
#include <sstream>

namespace chorus::test {
namespace {

using nlohmann::json;

constexpr const char* k_made_on = "2026-11-24";
const kernel::MediumId k_photo_id{"photo-of-the-gate-1"};

kernel::RecordPtr own_record(const std::string& key, const std::string& owner, const json& body) {
  kernel::Record made = *record(kernel::k_inquiry_space, key, body.dump());
  made.record_class = kernel::RecordClass::structure;
  made.audience = kernel::Audience({"facilitators"});
  made.owner = kernel::PersonId(owner);
  return std::make_shared<const kernel::Record>(made);
}

kernel::Record story_of(const std::string& key, const std::string& owner, const std::string& rung,
                        const json& body) {
  kernel::Record story = *record(k_talk, key, body.dump());
  story.owner = kernel::PersonId(owner);
  story.audience = kernel::audience_for(*kernel::permission_from(rung));
  return story;
}

const protocol::SchemaBook& book() {
  static const protocol::SchemaBook book(CHORUS_SCHEMAS);
  return book;
}

kernel::Commit opened_talk() {
  kernel::Commit opened = commit_in(k_talk, 0);
  opened.state = small_inquiry().spaces.at(1).state;
  opened.state->phase = kernel::Phase::closed;
  return opened;
}

kernel::Commit people() {
  kernel::Commit come = commit_in(kernel::k_inquiry_space, 0);
  come.keep(
      {own_record("inquiry/main", "", {{"title", "Voices"}, {"question", "When was it good?"}}),
       own_record("person/pana", "ana",
                  {{"picture", "blue-wren"}, {"name", "Annabel"}, {"role_group", "young_person"}}),
       own_record("person/pben", "ben", {{"picture", "red-owl"}, {"role_group", "practitioner"}})});
  come.passes = {{kernel::Pass::Kind::slip, kernel::PersonId("ana"), std::string(64, 'a')}};
  return come;
}

kernel::Commit photo_and_links() {
  kernel::Commit told = commit_in(k_talk, 0);
  told.media = {
      {{k_photo_id, kernel::PersonId("ana"), "image/jpeg", 1600, 1200, 0, k_photo.size(), 7},
       std::make_shared<const std::string>(k_photo)}};
  const json photo{{"mode", "photo"},
                   {"words", "The new gate"},
                   {"medium", {{"id", k_photo_id.value()}, {"width", 1600}, {"height", 1200}}}};
  told.keep(
      {std::make_shared<const kernel::Record>(story_of("story/photo", "ana", "words", photo))});
  kernel::Record link = *record(
      k_talk, "link/l1", R"({"from":"story/photo","to":"story/open","type":"told_with","at":5})");
  link.record_class = kernel::RecordClass::structure;
  link.owner = {};
  link.audience = kernel::Audience({"room"});
  told.keep({std::make_shared<const kernel::Record>(link)});
  return told;
}

kernel::Commit open_vote() {
  kernel::Commit opened = commit_in(k_vote, 0);
  opened.state = small_inquiry().spaces.at(2).state;
  opened.state->phase = kernel::Phase::open;
  opened.state->sealed = true;
  opened.opens_box = key_of('k');
  opened.wakes = {{k_vote, "warn", 1'900'000'000'000, kernel::Body(R"({"of":"vote"})")}};
  return opened;
}

kernel::Commit cast_by_cem() {
  kernel::Commit cast = commit_in(k_vote, 0);
  cast.command = "cast";
  cast.journal_keys = false;
  cast.ballots = {ballot("cem", "the-sealed-choice")};
  cast.spent = {kernel::PersonId("cem-who-chose")};
  return cast;
}

std::string gathered(const std::function<void(archive::LinesOut&)>& write) {
  std::string text;
  archive::LinesOut lines([&](std::string_view bytes) { text += bytes; });
  write(lines);
  lines.end();
  return text;
}

}  // namespace

ArchiveFixture::ArchiveFixture() {
  storage::DurableInquiry(path).set_meta("inquiry_id", k_archived_id);
  std::filesystem::create_directory(back.parent_path());
  std::filesystem::create_directory(elsewhere);
  commit(opened_talk());
  commit(people());
  tells("story/open", "ben", "words", "The bus came on time");
  tells("story/named", "ana", "named", "I, Annabel, was heard");
  tells("story/room", "ana", "room", "kept-in-the-room");
  tells("story/mine", "ben", "only_me", "kept-by-me");
  tells("story/gone", "ana", "words", "was-taken-back");
  takes_back("story/gone");
  commit(photo_and_links());
  commit(open_vote());
  commit(cast_by_cem());
  storage::IssuedList(path, k_archived_id)
      .add({1'800'000'000'500, "board", "html", {{k_talk, kernel::Key("story/open")}}});
}

void ArchiveFixture::commit(kernel::Commit commit) {
  storage::DurableInquiry open(path);
  commit.seq = open.load().last_seq + 1;
  commit.at += static_cast<kernel::Instant>(commit.seq);
  open.write(std::span(&commit, 1));
  open.settle();
}

void ArchiveFixture::tells(const std::string& key, const std::string& owner,
                           const std::string& rung, const std::string& words) {
  kernel::Commit told = commit_in(k_talk, 0);
  told.keep({std::make_shared<const kernel::Record>(
      story_of(key, owner, rung, {{"mode", "words"}, {"words", words}}))});
  commit(told);
}

void ArchiveFixture::takes_back(const std::string& key) {
  kernel::Commit back_again = commit_in(k_talk, 0);
  back_again.command = "core.withdraw";
  kernel::Record stone = kernel::tombstone_of(*record(k_talk, key));
  stone.rev = 2;
  back_again.keep({std::make_shared<const kernel::Record>(stone)});
  back_again.withdrawn = {{k_talk, stone.key}};
  commit(back_again);
}

std::string ArchiveFixture::full() { return full_of(path); }
std::string ArchiveFixture::redacted() { return redacted_of(path); }

std::string ArchiveFixture::full_of(const std::filesystem::path& inquiry) {
  storage::InquirySource source(inquiry);
  return gathered([&](auto& lines) { archive::write_whole(source, k_made_on, lines); });
}

std::string ArchiveFixture::redacted_of(const std::filesystem::path& inquiry) {
  storage::InquirySource source(inquiry);
  const auto spaces = archive::spaces_in(source);
  const kernel::Consents consents(spaces, k_made_on);
  const report::RoomPicture room{spaces, kernel::CoreKinds::shipped(), consents};
  return gathered([&](auto& lines) { archive::write_redacted({room, source, k_made_on}, lines); });
}

archive::Surroundings ArchiveFixture::around() {
  archive::Surroundings around;
  around.line = [](const auto& t, const json& line) { return book().archive_fault(t, line); };
  around.body = [](const kernel::Record& record) {
    return book().is_core_record(record.type) ? book().core_record_fault(record.type, record.body)
                                              : std::nullopt;
  };
  around.is_medium = [](const kernel::Medium&, const std::string& bytes) {
    return bytes.starts_with("\xFF\xD8\xFF");
  };
  around.fresh_values = {{"inquiry_id", "fresh-one"}, {"join_code", "BCDFGH"}, {"join_token", "t"}};
  around.ended_on = [this](const std::string& id) { return ended[id]; };
  around.material_of = material_of;
  around.folders = {back.parent_path(), elsewhere};
  return around;
}

archive::Arrived ArchiveFixture::take(const std::string& lines,
                                      const std::filesystem::path& place) {
  const auto file = folder / "given.archive";
  write_bytes(file, lines);
  archive::ArchiveIn in(file, [] { return std::nullopt; });
  return archive::take_in(in, place, around());
}

std::string ArchiveFixture::taken(const std::string& lines) {
  try {
    take(lines, back);
    return "";
  } catch (const archive::ArchiveRefused& refused) {
    return refused.what();
  }
}

std::vector<json> lines_in_text(const std::string& text) {
  std::vector<json> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(json::parse(line));
  return lines;
}

std::string with_end(const std::vector<json>& lines) {
  return gathered([&](auto& out) {
    for (const auto& line : lines) out.add(line);
  });
}

std::string changed_lines(const std::string& text,
                          const std::function<void(std::vector<json>&)>& change) {
  auto lines = lines_in_text(text);
  lines.pop_back();
  change(lines);
  return with_end(lines);
}

}  // namespace chorus::test
