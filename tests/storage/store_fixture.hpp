#pragma once

#include "kernel/values/commit.hpp"
#include "storage/file_store.hpp"
#include "storage/inquiry_file.hpp"
#include "tests/platform/temporary_folder.hpp"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace chorus::test {

// The room thread of a test: what is posted runs when the test waits for it.
class RoomThread {
 public:
  std::function<void(std::function<void()>)> post();
  void run_until(const std::function<bool()>& done);  // fails the test after a generous while

 private:
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<std::function<void()>> waiting_;
};

inline const kernel::SpaceId k_talk{"talk"};
inline const kernel::SpaceId k_vote{"vote"};

kernel::RecordPtr record(const kernel::SpaceId& space, const std::string& key,
                         const std::string& body = R"({"text":"hello"})", std::uint64_t rev = 1);
kernel::Commit commit_in(const kernel::SpaceId& space, std::uint64_t seq);
kernel::Ballot ballot(const std::string& voter, const std::string& choice);
std::string key_of(char letter);  // 32 bytes of it

// An inquiry with its own space, a talk and a vote, not served yet.
storage::NewInquiry small_inquiry();

struct InquiryFixture {
  InquiryFixture() { storage::create_inquiry(path, small_inquiry()); }

  TemporaryFolder folder;
  std::filesystem::path path = folder / "voices.inquiry";
};

// A served inquiry. `last_seq` is the number of the last commit that was handed over.
struct StoreFixture : InquiryFixture {
  StoreFixture();

  storage::FileStore& store() { return *served; }
  kernel::Store::Result keep(kernel::Commit commit);  // waits for the completion
  kernel::Loaded reopened();                          // closes, opens again, loads
  void close();

  RoomThread room;
  std::unique_ptr<storage::FileStore> served;
  std::uint64_t last_seq = 0;
  kernel::Commit next(const kernel::SpaceId& space) { return commit_in(space, ++last_seq); }
  kernel::Commit opening(const kernel::SpaceId& space, const std::string& key);
  kernel::Commit casting(const std::string& voter, const std::string& choice);
  kernel::Commit closing(const kernel::SpaceId& space);
};

// The account's runtime folder while this program runs: its own, never the machine's.
const std::filesystem::path& runtime_folder();

std::string everything_in(
    const std::filesystem::path& folder);  // bytes of all files, one after another
std::vector<std::string> names_in(const std::filesystem::path& folder);
std::int64_t number_in(const std::filesystem::path& file, const std::string& query);
void change(const std::filesystem::path& file, const std::string& sql);

}  // namespace chorus::test
