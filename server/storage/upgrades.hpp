#pragma once

#include <cstdint>
#include <span>
#include <string_view>

// How the tables of an inquiry came to be, one step a released shape. A file remembers how many of
// the steps it has had (`user_version`); opening it takes the rest, each in one transaction, so a
// step that is cut short never happened. A step that was released is never changed: add another
// below it, and keep a file of the shape before it in tests/storage/fixtures.
namespace chorus::storage {

class Database;

std::span<const std::string_view> inquiry_steps();
std::span<const std::string_view> ballot_steps();

// Brings a file up to date. Throws NotAnInquiry if it has had more steps than we know: it belongs
// to a newer program. A fresh file gets the application id with its first step.
void upgrade(Database& database, std::span<const std::string_view> steps,
             std::int32_t application_id);

// For who reads a file without bringing it up to date. Throws StorageTrouble if it is of any other
// step than ours.
void refuse_another_step(Database& inquiry);

}  // namespace chorus::storage
