#pragma once

#include "shelf/shelf_list.hpp"
#include "storage/inquiry_look.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace chorus::shelf {

struct Card {
  std::string id;  // what others call it by: made of its place, and tells nothing of it
  std::filesystem::path file;
  storage::InquiryLook look;
  std::int64_t changed = 0;  // milliseconds since 1970
  bool put_away = false;
  bool elsewhere = false;  // it lies in another folder
};

struct Cards {
  std::vector<Card> cards;        // the last changed first
  std::size_t not_looked_at = 0;  // beyond the bounds of number or time
};

// The inquiries of this computer: every `.inquiry` of one folder, and files of other folders that
// somebody opened. Reading changes no inquiry. Who names one of them says its id, which is looked
// up among what lies on the shelf, so no name from outside becomes a path. One thread.
class Shelf {
 public:
  // `steady_ms` never goes back. The folder need not be there.
  Shelf(std::filesystem::path folder, std::function<std::int64_t()> steady_ms);

  Cards read() const;
  std::optional<Card> look_at(const std::string& id) const;  // none: not on the shelf

  // Writing the list throws std::system_error, and then nothing has changed.
  void add(const std::filesystem::path& file);
  void put_away(const Card& card);
  void put_back(const Card& card);
  ShelfList list() const { return read_list(folder_); }
  void keep(const ShelfList& list) { write_list(folder_, list); }

  const std::filesystem::path& folder() const noexcept { return folder_; }

 private:
  struct Place {
    std::filesystem::path file;
    std::int64_t changed = 0;
    bool elsewhere = false;
  };
  std::vector<Place> places(const ShelfList& list) const;
  static Card card_of(const Place& place, const ShelfList& list);

  std::filesystem::path folder_;
  std::function<std::int64_t()> steady_ms_;
};

// The id of a file, wherever it is asked for.
std::string id_of(const std::filesystem::path& file);

}  // namespace chorus::shelf
