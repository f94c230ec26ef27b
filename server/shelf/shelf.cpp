#include "shelf/shelf.hpp"

#include "kernel/values/limits.hpp"
#include "platform/path_text.hpp"
#include "platform/secrets.hpp"
#include "storage/database.hpp"
#include "storage/inquiry_file.hpp"

#include <algorithm>
#include <chrono>
#include <system_error>
#include <utility>

namespace chorus::shelf {
namespace {

using Path = std::filesystem::path;

constexpr std::size_t k_id_characters = 16;

// By the file or its log, whichever is newer; 0: neither is there.
std::int64_t changed_ms(const Path& file) {
  std::int64_t newest = 0;
  for (const auto& part : {file, storage::log_beside(file)}) {
    std::error_code none;
    const auto time = std::filesystem::last_write_time(part, none);
    if (none) continue;
    const auto wall = std::chrono::file_clock::to_sys(time).time_since_epoch();
    newest = std::max<std::int64_t>(
        newest, std::chrono::duration_cast<std::chrono::milliseconds>(wall).count());
  }
  return newest;
}

// Hidden ones are copies that are being made.
bool is_named_as_one(const Path& file) {
  return file.extension() == ".inquiry" && !platform::utf8(file.filename()).starts_with('.');
}

}  // namespace

std::string id_of(const Path& file) {
  return platform::digest(platform::utf8(file)).substr(0, k_id_characters);
}

Shelf::Shelf(Path folder, std::function<std::int64_t()> steady_ms)
    : folder_(storage::true_path(folder)), steady_ms_(std::move(steady_ms)) {}

std::vector<Shelf::Place> Shelf::places(const ShelfList& list) const {
  std::vector<Place> found;
  std::error_code none;
  std::size_t names = 0;
  for (std::filesystem::directory_iterator at(folder_, none), end; !none && at != end;
       at.increment(none)) {
    if (++names > limits::k_shelf_names) break;
    if (is_named_as_one(at->path())) found.push_back({at->path(), changed_ms(at->path()), false});
  }
  for (const auto& file : list.elsewhere) {
    if (file.parent_path() != folder_) found.push_back({file, changed_ms(file), true});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Place& a, const Place& b) { return a.changed > b.changed; });
  return found;
}

Card Shelf::card_of(const Place& place, const ShelfList& list) {
  return {id_of(place.file),
          place.file,
          storage::look_into(place.file),
          place.changed,
          list.put_away.contains(place.file),
          place.elsewhere};
}

Cards Shelf::read() const {
  const auto begun = steady_ms_();
  const auto list = read_list(folder_);
  const auto found = places(list);
  Cards cards;
  for (const auto& place : found) {
    const bool is_late = steady_ms_() - begun > limits::to_ms(limits::k_shelf_within);
    if (is_late || cards.cards.size() == limits::k_shelf_inquiries) break;
    cards.cards.push_back(card_of(place, list));
  }
  cards.not_looked_at = found.size() - cards.cards.size();
  return cards;
}

std::optional<Card> Shelf::look_at(const std::string& id) const {
  const auto list = read_list(folder_);
  for (const auto& place : places(list)) {
    if (id_of(place.file) == id) return card_of(place, list);
  }
  return std::nullopt;
}

void Shelf::add(const Path& file) {
  const auto place = storage::true_path(file);
  if (place.parent_path() == folder_) return;
  auto list = read_list(folder_);
  std::erase(list.elsewhere, place);
  list.elsewhere.insert(list.elsewhere.begin(), place);
  if (list.elsewhere.size() > limits::k_shelf_elsewhere) list.elsewhere.pop_back();
  write_list(folder_, list);
}

void Shelf::put_away(const Card& card) {
  auto list = read_list(folder_);
  if (list.put_away.insert(card.file).second) write_list(folder_, list);
}

void Shelf::put_back(const Card& card) {
  auto list = read_list(folder_);
  if (list.put_away.erase(card.file) > 0) write_list(folder_, list);
}

}  // namespace chorus::shelf
