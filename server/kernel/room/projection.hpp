#pragma once

#include "kernel/values/medium.hpp"
#include "kernel/values/publication.hpp"
#include "kernel/values/reader.hpp"
#include "kernel/values/record.hpp"
#include "kernel/values/space.hpp"

#include <optional>
#include <vector>

namespace chorus::kernel {

class Consents;

// The one place where it is decided who sees a record: for sockets, wall, HTTP and exports alike
//. It takes the minimum of audience, gate, care and consent; a caller never
// filters further and never sends a record that did not come through here.
//   none      the reader learns of nothing     gist   that it is there, and another's telling of it
//   presence  that something is there          full   the thing itself
// Live it is all or nothing, told to no one as a shape.
enum class Visibility { none, presence, gist, full };

Visibility view(const Record& record, const Reader& reader);

// Who is told of it.
bool is_told(const Notice& notice, const ReaderClass& readers);

// What of it may leave the room in a paper, whoever reads that: as far as its rung and what its
// owner lets of words, pictures and voice. A thing that holds several of these needs each yes.
Visibility leaving(const Record& record, const Consents& consents);
// And whether its owner's name may stand with it.
bool leaves_with_name(const Record& record, const Consents& consents);

// Who may have a photo or a sound: whoever sees, live, a record that names it; while none does, who
// sent it.
bool may_have(const Medium& medium, const std::vector<RecordPtr>& naming, const Reader& reader);

// What a reader is sent of a record: always the whole body.
struct VisibleRecord {
  RecordPtr record;
  bool mine = false;
  bool operator==(const VisibleRecord&) const = default;
};

struct Difference {
  std::vector<VisibleRecord> puts;
  std::vector<Key> removes;
  bool empty() const { return puts.empty() && removes.empty(); }
  bool operator==(const Difference&) const = default;
};

// Seen before against seen after: not->seen is a put, seen->seen a put if it changed, seen->not a
// remove, else silence. For a class of readers pass an empty person.
Difference difference(const Publication& publication, const Reader& reader);

// Of records that stay as they are, for a reader who sits elsewhere than before.
Difference difference(const std::vector<RecordPtr>& records, const Reader& before,
                      const Reader& after);

// Persons for whom the difference is not their class's: owners of what was touched, voters.
std::vector<PersonId> concerned_persons(const Publication& publication);

// What this reader is sent of one record now; none if it is not for them.
std::optional<VisibleRecord> visible_to(const RecordPtr& record, const Reader& reader);

// Everything of a space this reader sees now, in key order.
std::vector<VisibleRecord> visible_records(const Space& space, const Reader& reader);

}  // namespace chorus::kernel
