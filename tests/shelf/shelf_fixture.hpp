#pragma once

#include "platform/clock.hpp"
#include "shelf/shelf.hpp"
#include "storage/inquiry_file.hpp"
#include "tests/platform/temporary_folder.hpp"

#include <algorithm>
#include <fstream>
#include <memory>
#include <string>
#include <utility>

namespace chorus::test {

inline kernel::RecordPtr structure(const std::string& key, const std::string& body) {
  kernel::Record record;
  record.space = kernel::k_inquiry_space;
  record.key = kernel::Key(key);
  record.type = key.substr(0, key.find('/'));
  record.rev = 1;
  record.audience = kernel::Audience({"facilitators"});
  record.body = kernel::Body(body);
  return std::make_shared<const kernel::Record>(std::move(record));
}

// A shelf in a folder of its own, and another folder beside it.
struct ShelfFixture {
  ShelfFixture() {
    std::filesystem::create_directory(home.path() / "shelf");
    std::filesystem::create_directory(home.path() / "elsewhere");
  }

  std::filesystem::path in_shelf(const std::string& name) const {
    return std::filesystem::canonical(home.path()) / "shelf" / name;
  }
  std::filesystem::path elsewhere(const std::string& name) const {
    return std::filesystem::canonical(home.path()) / "elsewhere" / name;
  }

  // With two evenings, laid out in the other order than their names, and two people.
  static void make(const std::filesystem::path& file, const std::string& title,
                   const std::string& id = "abcdefgh12345678") {
    storage::NewInquiry made;
    kernel::Space space;
    space.state.id = kernel::k_inquiry_space;
    space.state.title = title;
    const auto put = [&space](const std::string& key, const std::string& body) {
      space.records.emplace(kernel::Key(key), structure(key, body));
    };
    put("inquiry/main",
        R"({"title":")" + title + R"(","question":"When was it good?","asked_by":"The board"})");
    put("evening/a", R"({"order":2,"day":"2026-12-08","time":"18:00","place":"The hall"})");
    put("evening/b", R"({"order":1,"day":"2026-12-01","time":"17:30","title":"First"})");
    put("person/anna", R"({"picture":"heron","words":"never tell this"})");
    put("person/ben", R"({"picture":"otter"})");
    made.spaces = {std::move(space)};
    made.meta = {{"join_code", "K7QM2X"}, {"join_token", "token"}, {"inquiry_id", id}};
    storage::create_inquiry(file, made);
  }

  static void write(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
  }

  shelf::Card card_named(const std::string& name) const {
    const auto cards = shelf.read().cards;
    const auto found = std::find_if(cards.begin(), cards.end(), [&](const shelf::Card& card) {
      return card.file.filename() == name;
    });
    if (found == cards.end()) throw std::runtime_error("no card of " + name);
    return *found;
  }

  TemporaryFolder home;
  std::int64_t now_ms = 0;
  std::int64_t each_look_ms = 0;  // how far the clock goes on whenever it is asked
  shelf::Shelf shelf{home.path() / "shelf", [this] { return now_ms += each_look_ms; }};
};

}  // namespace chorus::test
