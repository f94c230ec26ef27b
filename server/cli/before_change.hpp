#pragma once

#include "host/catalogue.hpp"
#include "kernel/values/loaded.hpp"

#include <filesystem>
#include <iosfwd>

namespace chorus::cli {

// A copy beside the inquiry, made before this program changes how it is kept: its tables have a
// step to take, or what an activity holds is of an older state than its type makes. It is called
// NAME-before-tables-STEP.inquiry or NAME-before-TYPE-STATE-in-COUNT.inquiry, with the count of
// activities that are older. One of the same name is replaced: as many are older as then, so the
// change was tried and did not happen. It is noted like every copy, so that what is taken back
// later goes from it too, and its place is said on `err`. Throws storage::StorageTrouble where no
// copy can be made: nothing was changed then.
void copy_before_new_tables(const std::filesystem::path& inquiry, std::ostream& err);
void copy_before_new_states(const std::filesystem::path& inquiry, const kernel::Loaded& loaded,
                            const host::Catalogue& types, std::ostream& err);

}  // namespace chorus::cli
