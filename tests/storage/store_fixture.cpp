#include "tests/storage/store_fixture.hpp"

#include <SQLiteCpp/Database.h>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <cstdlib>

namespace chorus::test {
namespace {

constexpr std::chrono::seconds k_long_enough{30};

kernel::Space space(const kernel::SpaceId& id, const std::string& plugin, std::uint32_t position) {
  kernel::Space result;
  result.state.id = id;
  result.state.plugin_id = plugin;
  result.state.title = "Title of " + id.value();
  result.state.position = position;
  return result;
}

struct RuntimeFolder {
  RuntimeFolder() { ::setenv("XDG_RUNTIME_DIR", runtime_folder().c_str(), 1); }
};

BOOST_TEST_GLOBAL_FIXTURE(RuntimeFolder);

}  // namespace

const std::filesystem::path& runtime_folder() {
  static const TemporaryFolder folder;
  return folder.path();
}

std::function<void(std::function<void()>)> RoomThread::post() {
  return [this](std::function<void()> function) {
    {
      const std::lock_guard lock(mutex_);
      waiting_.push_back(std::move(function));
    }
    arrived_.notify_one();
  };
}

void RoomThread::run_until(const std::function<bool()>& done) {
  const auto deadline = std::chrono::steady_clock::now() + k_long_enough;
  while (!done()) {
    std::unique_lock lock(mutex_);
    if (!arrived_.wait_until(lock, deadline, [&] { return !waiting_.empty(); })) {
      BOOST_FAIL("what was waited for never came");
    }
    const auto function = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    function();
  }
}

kernel::RecordPtr record(const kernel::SpaceId& space, const std::string& key,
                         const std::string& body, std::uint64_t rev) {
  kernel::Record made;
  made.space = space;
  made.key = kernel::Key(key);
  made.type = key.substr(0, key.find('/'));
  made.record_class = kernel::RecordClass::contribution;
  made.rev = rev;
  made.audience = kernel::Audience({"room", "wall"});
  made.owner = kernel::PersonId("ana");
  made.body = kernel::Body(body);
  return std::make_shared<const kernel::Record>(std::move(made));
}

kernel::Commit commit_in(const kernel::SpaceId& space, std::uint64_t seq) {
  kernel::Commit commit;
  commit.seq = seq;
  commit.space = space;
  commit.at = 1'800'000'000'000 + static_cast<kernel::Instant>(seq);
  commit.command = "post";
  return commit;
}

kernel::Ballot ballot(const std::string& voter, const std::string& choice) {
  return {k_vote, kernel::Mark("mark-of-" + voter), kernel::Key("vote/mark-of-" + voter), "vote",
          kernel::Body(R"({"choice":")" + choice + "\"}")};
}

std::string key_of(char letter) { return std::string(32, letter); }

storage::NewInquiry small_inquiry() {
  storage::NewInquiry inquiry;
  inquiry.spaces = {space(kernel::k_inquiry_space, "", 0), space(k_talk, "story-cafe", 1),
                    space(k_vote, "energy-vote", 2)};
  const auto first = record(k_talk, "prompt/one");
  inquiry.spaces[1].records.emplace(first->key, first);
  inquiry.meta = {{"join_code", "K7QM2X"}, {"join_token", "token"}};
  return inquiry;
}

StoreFixture::StoreFixture()
    : served(std::make_unique<storage::FileStore>(path, room.post())),
      last_seq(served->load().last_seq) {}

kernel::Store::Result StoreFixture::keep(kernel::Commit commit) {
  std::optional<kernel::Store::Result> result;
  served->commit(std::move(commit), [&](kernel::Store::Result came) { result = came; });
  room.run_until([&] { return result.has_value(); });
  return *result;
}

kernel::Loaded StoreFixture::reopened() {
  close();
  served = std::make_unique<storage::FileStore>(path, room.post());
  return served->load();
}

void StoreFixture::close() { served.reset(); }

kernel::Commit StoreFixture::opening(const kernel::SpaceId& space_id, const std::string& key) {
  kernel::Commit commit = next(space_id);
  commit.command = "core.open";
  commit.opens_box = key;
  kernel::Space opened = space(space_id, "energy-vote", 2);
  opened.state.phase = kernel::Phase::open;
  opened.state.sealed = space_id == k_vote;
  commit.state = opened.state;
  return commit;
}

kernel::Commit StoreFixture::casting(const std::string& voter, const std::string& choice) {
  kernel::Commit commit = next(k_vote);
  commit.command = "vote";
  commit.journal_keys = false;
  commit.ballots = {ballot(voter, choice)};
  commit.spent = {kernel::PersonId(voter)};
  commit.keep({record(k_vote, "turnout/one", R"({"count":1})", last_seq)});
  return commit;
}

kernel::Commit StoreFixture::closing(const kernel::SpaceId& space_id) {
  kernel::Commit commit = next(space_id);
  commit.command = "core.close";
  commit.destroys_box = true;
  kernel::Space closed = space(space_id, "energy-vote", 2);
  closed.state.phase = kernel::Phase::closed;
  commit.state = closed.state;
  return commit;
}

std::string everything_in(const std::filesystem::path& folder) {
  std::string bytes;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    bytes += bytes_of(entry.path());
  }
  return bytes;
}

std::vector<std::string> names_in(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::int64_t number_in(const std::filesystem::path& file, const std::string& query) {
  SQLite::Database database(file.string(), SQLite::OPEN_READONLY, 1000);
  return database.execAndGet(query).getInt64();
}

void change(const std::filesystem::path& file, const std::string& sql) {
  SQLite::Database database(file.string(), SQLite::OPEN_READWRITE, 1000);
  database.exec(sql);
}

}  // namespace chorus::test
