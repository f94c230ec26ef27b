#pragma once

#include "cli/rehearsal_run.hpp"
#include "cli/shelf_acts.hpp"
#include "host/catalogue.hpp"
#include "shelf/shelf.hpp"

#include <nlohmann/json_fwd.hpp>

namespace chorus::cli {

// What the start page is told (schemas/README.md, "The start page").
nlohmann::json told_of(const shelf::Cards& cards);
nlohmann::json told_of(const RehearsalStanding& standing);
nlohmann::json told_of_templates(const ShelfActs& acts, const host::Catalogue& types);

}  // namespace chorus::cli
