#pragma once

#include "kernel/publication.hpp"
#include "kernel/reader.hpp"
#include "kernel/record.hpp"
#include "kernel/space.hpp"

#include <vector>

namespace chorus::kernel {

// The one place where it is decided who sees a record: for sockets, wall, HTTP and exports alike
// (architecture 2.8, domain C6). It takes the minimum of audience, gate and care; a caller never
// filters further and never sends a record that did not come through here.
enum class Visibility { none, full };
enum class Purpose { live, report };

Visibility view(const Record& record, const Reader& reader, Purpose purpose);

// What a reader is sent of a record: always the whole body.
struct VisibleRecord {
  RecordPtr record;
  bool mine = false;
};

struct Difference {
  std::vector<VisibleRecord> puts;
  std::vector<Key> removes;
  bool empty() const { return puts.empty() && removes.empty(); }
};

// Seen before against seen after: not->seen is a put, seen->seen a put if it changed, seen->not a
// remove, else silence. For a class of readers pass an empty person.
Difference difference(const Publication& publication, const Reader& reader);

// Persons for whom the difference is not their class's: owners of what was touched, voters.
std::vector<PersonId> concerned_persons(const Publication& publication);

// Everything of a space this reader sees now, in key order.
std::vector<VisibleRecord> visible_records(const Space& space, const Reader& reader);

}  // namespace chorus::kernel
