#pragma once

#include "kernel/values/commit.hpp"
#include "kernel/values/loaded.hpp"
#include "storage/ballot_file.hpp"
#include "storage/box_keys.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace chorus::storage {

struct SealedBallot;

// The ballots of open secret votes, apart from everything else: sealed with a key that dies at the
// close and lies elsewhere, in a file that no backup copies.
//
// Two files cannot be written as one, so the box goes first and the inquiry second. A ballot is
// sealed with the number of the commit it came by, and the ballot it replaces stays until the next
// write: read back after a crash, a ballot whose commit never happened is dropped and the one
// before it counts. So what was acknowledged counts, exactly.
//
// Order of an opening: file of ballots, then key, then the commit. Of a destruction: the commit,
// then the key, then the ballots; the inquiry remembers that a destruction is under way until it is
// done. Threads: the storage thread. Errors: SQLite::Exception, StorageTrouble, std::system_error.
class SealedBox {
 public:
  SealedBox(const std::filesystem::path& inquiry, BoxKeys& keys);  // the keys outlive it

  void open(const kernel::SpaceId& space, const std::string& key);
  void put(std::span<const kernel::Commit> group);
  void destroy(const kernel::SpaceId& space);  // may be repeated

  // Destroys every box but these.
  void keep_only(const std::set<kernel::SpaceId>& spaces);

  // Fills in ballots and box_keys, and throws away what never counted or nobody can open. A sealed
  // space gets no key if its ballots are lost.
  void read_into(kernel::Loaded& loaded);

  bool checkpoint();  // false: somebody reads it just now

  // False: the file of ballots or its log was moved, replaced or deleted while it was open.
  bool is_in_place() const;

  // All that is open now, for the inquiry at another path.
  void copy_to(const std::filesystem::path& inquiry);

 private:
  using Slot = std::tuple<kernel::SpaceId, kernel::Mark, kernel::Key>;
  using Rows = std::vector<BallotFile::Row>;

  BallotFile& file();
  BallotFile::Row sealed(const kernel::Ballot& ballot, std::uint64_t seq) const;
  std::map<Slot, std::pair<SealedBallot, std::string>> newest(const Rows& rows,
                                                              std::uint64_t last_seq,
                                                              Rows& useless) const;
  void drop_lost(kernel::Loaded& loaded, bool file_is_there);
  Rows rows_or_start_anew();

  std::filesystem::path path_;  // of the ballots
  BoxKeys& keys_;
  std::optional<BallotFile> file_;
  std::map<Slot, std::string> row_of_;  // which row holds a voter's choice now
  Rows replaced_;                       // to go with the next write
};

}  // namespace chorus::storage
