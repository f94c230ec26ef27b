#pragma once

#include "kernel/values/core_kinds.hpp"

#include <string>
#include <string_view>

namespace chorus::kernel {

// The member `kind` of a kind's schema, in the shape of schemas/kind.schema.json; at least as
// strict as that, and every member it names must be one of the schema's `properties`. Throws
// std::invalid_argument that names the kind and says in words what is wrong.
CoreKind read_core_kind(const std::string& name, std::string_view schema);

}  // namespace chorus::kernel
