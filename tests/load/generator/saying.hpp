#pragma once

#include "tests/load/generator/plan.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace chorus::load {

// A text with places that are filled for each phone and each post:
//   {phone}   its number from 0          {0} {1} ...  its tokens
//   {nth}     the number of the post, from first_k on
//   {run}     eight letters that no other run has
//   {mark}    where this post is known again, wherever it arrives; letters, digits and dots only,
//             so no JSON writer changes it
//   {fill:N}  letters, so that the whole is N bytes long
// Other braces stand as they are.
class Saying {
 public:
  Saying(const Plan& plan, std::string_view text, std::string run);

  std::string filled(std::size_t phone, std::uint64_t post) const;

 private:
  enum class Place { words, phone, nth, run, mark, token, fill };
  struct Piece {
    Place place;
    std::string words;
    std::size_t number = 0;  // of a token, or how long the whole is
  };
  void add(std::string_view name);

  const Plan& plan_;
  std::string run_;
  std::vector<Piece> pieces_;
};

// What a mark begins with in one run: history of an earlier one is not taken for a delivery.
std::string mark_start(std::string_view run);

}  // namespace chorus::load
