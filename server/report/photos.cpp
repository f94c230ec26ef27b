#include "report/photos.hpp"

#include "kernel/values/limits.hpp"
#include "report/picture.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string_view>
#include <variant>

namespace chorus::report {
namespace {

constexpr std::string_view k_jpeg = "\xFF\xD8\xFF";

bool is_photo(const kernel::Record& record) {
  const auto body = nlohmann::json::parse(record.body.text());
  return body.contains("medium") && !body.at("medium").contains("seconds");
}

// One file's share of them.
class Placing {
 public:
  explicit Placing(const PhotoBytes& photos) : photos_(photos) {}

  void place(std::optional<Photo>& photo) {
    if (!photo) return;
    const auto found = photos_.find(kernel::MediumId(photo->medium));
    const bool is_here = found != photos_.end() && found->second &&
                         std::string_view(*found->second).starts_with(k_jpeg);
    if (!is_here || bytes_ + found->second->size() > limits::k_paper_photos_bytes) {
      ++left_out_;
      return;
    }
    bytes_ += found->second->size();
    photo->jpeg = found->second;
  }
  void place(std::vector<Block>& blocks) {
    for (auto& block : blocks) {
      if (auto* quote = std::get_if<Quote>(&block)) place(quote->photo);
    }
  }
  std::size_t left_out() const noexcept { return left_out_; }

 private:
  const PhotoBytes& photos_;
  std::size_t bytes_ = 0;
  std::size_t left_out_ = 0;
};

}  // namespace

bool holds_photos(Format format) {
  return format == Format::html || format == Format::word || format == Format::slides;
}

std::vector<kernel::MediumId> photos_that_may_leave(
    const std::map<kernel::SpaceId, kernel::LiveSpace>& spaces, const kernel::Consents& consents) {
  auto refs = given_that_may_leave(spaces, consents);
  std::stable_sort(refs.begin(), refs.end(), [&](const auto& a, const auto& b) {
    return spaces.at(a.space).space.state.position < spaces.at(b.space).space.state.position;
  });
  std::vector<kernel::MediumId> photos;
  for (const auto& ref : refs) {
    const auto& record = *spaces.at(ref.space).space.records.at(ref.key);
    const auto id = kernel::medium_named_in(record);
    const bool is_known = std::find(photos.begin(), photos.end(), id) != photos.end();
    if (!id.empty() && !is_known && is_photo(record)) photos.push_back(id);
  }
  return photos;
}

void place_photos(Report& report, const PhotoBytes& photos) {
  Placing quoted(photos);
  for (const Chapter chapter : chapters_of(report.purpose)) {
    if (chapter == Chapter::front) {
      for (auto& part : report.front) quoted.place(part.blocks);
    }
    if (chapter == Chapter::sections) {
      for (auto& section : report.sections) quoted.place(section.blocks);
    }
  }
  Placing behind_steps(photos);
  for (auto& step : report.next_steps) {
    for (auto& one : step.because) behind_steps.place(one.photo);
  }
  report.quoted_photos_left_out = quoted.left_out();
  report.step_photos_left_out = behind_steps.left_out();
}

std::string shown_by(const Photo& photo, const Words& words) {
  if (!photo.shows.empty()) return photo.shows;
  return photo.words.empty() ? words.text("photos.unsaid") : photo.words;
}

std::size_t photos_left_out(const Report& report) {
  return report.quoted_photos_left_out +
         (report.purpose == Purpose::board ? report.step_photos_left_out : 0);
}

}  // namespace chorus::report
