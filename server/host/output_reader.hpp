#pragma once

#include "kernel/values/activity_type.hpp"
#include "kernel/values/decision.hpp"

#include <nlohmann/json_fwd.hpp>

#include <optional>

// The door for what a decision wants: everything is looked at for shape before it becomes a kernel
// type, so that the kernel's promise about bodies (one valid JSON value within the limits) holds
// whatever a plugin says. What only the room knows (who owns what, gates, schemas) is the kernel's
// to check. Both throw Nonsense (frame_messages.hpp) or nlohmann's exceptions.
namespace chorus::host {

kernel::Outputs read_outputs(const nlohmann::json& wanted, const kernel::ActivityType& type);
kernel::Rejection read_rejection(const nlohmann::json& rejection);
// JSON text, or null for none.
std::optional<kernel::Body> read_sections(const nlohmann::json& said);

}  // namespace chorus::host
