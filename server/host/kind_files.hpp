#pragma once

#include "host/manifest.hpp"
#include "kernel/values/core_kinds.hpp"

#include <filesystem>

namespace chorus::host {

// The core kinds that an activity type has in its own folder, records/<kind>.schema.json: read,
// added to `kinds`, their files noted in the manifest. Throws BadManifest in words, and leaves
// `kinds` as it was, where a file is wrong, names a kind that the manifest does not bring forth or
// that is there already, or where the manifest brings forth a kind that neither Chorus nor its own
// folder has, or has a record type of its own with the name of a kind or of a record of Chorus.
void take_kinds(const std::filesystem::path& folder, Manifest& manifest, kernel::CoreKinds& kinds);

}  // namespace chorus::host
