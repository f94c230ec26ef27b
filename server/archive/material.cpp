#include "archive/material.hpp"

#include "kernel/values/body_members.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>

namespace chorus::archive {
namespace {

constexpr std::size_t k_title_code_points = 120;  // as leads may call an inquiry

// The first code points of a text that is UTF-8.
std::string_view first_of(std::string_view text, std::size_t code_points) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const bool begins_one = (static_cast<unsigned char>(text[at]) >> 6U) != 2U;
    if (begins_one && code_points-- == 0) break;
  }
  return text.substr(0, at);
}

}  // namespace

std::string material_title(std::string_view whose, const std::string& title) {
  const std::string from = "From " + std::string(whose) + ": ";
  const bool says_it = title.starts_with(from);
  return std::string(first_of(says_it ? title : from + title, k_title_code_points));
}

bool mark_as_material(kernel::Record& inquiry, const std::string& whose) {
  auto body = nlohmann::json::parse(inquiry.body.text());
  if (!body.is_object()) return false;
  body["title"] = material_title(whose, kernel::text_in(inquiry.body, "title"));
  body["material_of"] = whose;
  inquiry.body = kernel::Body(body.dump());
  return true;
}

}  // namespace chorus::archive
