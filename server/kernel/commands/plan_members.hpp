#pragma once

#include "kernel/commands/core_command.hpp"
#include "kernel/values/record.hpp"

#include <nlohmann/json_fwd.hpp>

#include <optional>

namespace chorus::kernel {

// How leads change what is planned: `to` names members anew, null takes one away; `was` says what
// the lead saw of them. Where another lead changed a member meanwhile nothing happens, and
// `changed_meanwhile` says which and who: args {field, by?: {picture?, name?}}. Members that
// nobody touched in between do not stand in each other's way.
std::optional<Rejection> change_members(const CoreCall& call, const Record& of,
                                        const nlohmann::json& to, nlohmann::json& members);
// As the command's own `to` says.
std::optional<Rejection> change_members(const CoreCall& call, const Record& of,
                                        nlohmann::json& members);

// One record of the inquiry's own space, with this body.
void put_planned(const CoreCall& call, ChangeSet& changes, Record record,
                 const nlohmann::json& body);

// A record of the plan that nobody sees but the leads.
Record new_planned(std::string_view kind, const std::string& id);

// The evening or part of this key; null: there is none.
const Record* planned_at(const CoreCall& call, std::string_view kind, const nlohmann::json& key);

// An act of a lead, to be taken back by one undo.
CoreOutcome planned(CoreChanges result);

// `core.change_inquiry {to, was?}`: its title, its question and who asks it.
CoreOutcome change_what_is_asked(const CoreCall& call);

// `core.gallery {}`: what a part can be made of.
CoreOutcome tell_gallery(const CoreCall& call);

}  // namespace chorus::kernel
