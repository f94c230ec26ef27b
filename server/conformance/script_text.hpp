#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace chorus::conformance {

// The text of a script, read without an engine.
//
// Says the first thing that is never closed, or closes what was not opened: a bracket, a string, a
// template, a comment. An engine would refuse such a file; that this finds nothing does not mean
// that an engine takes it.
std::optional<std::string> unclosed_in(std::string_view script);

// The first way out to the network or to another page's memory that it names, outside comments. A
// view has none: what it knows and says goes through Chorus.
std::optional<std::string> way_out_in(std::string_view script);

// The first thing that only dragging can do.
std::optional<std::string> dragging_in(std::string_view script);

// The first thing that a press of a finger does and a key does not, or that upsets the order of
// the keys.
std::optional<std::string> unreachable_by_key_in(std::string_view script);

// True where it offers to read something aloud: by the part for it, by a heading of the kit that is
// given what to read, or as a view in which people tell, whose question the kit reads.
bool reads_aloud(std::string_view script);

}  // namespace chorus::conformance
