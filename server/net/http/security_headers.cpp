#include "net/http/security_headers.hpp"

#include <algorithm>

namespace chorus::net {

const std::string_view k_content_security_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src "
    "'self' blob:; "
    "font-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self'; worker-src "
    "'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for "
    "'script'; "
    "trusted-types lit-html";

const std::string_view k_paper_policy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action "
    "'none'; "
    "frame-ancestors 'self'; sandbox";

namespace {

// Nothing, but that the wall fills its screen (product, habits).
constexpr std::string_view k_permissions_policy =
    "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), "
    "fullscreen=(self), "
    "geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), "
    "picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), usb=(), "
    "xr-spatial-tracking=()";

}  // namespace

void add_security_headers(HttpResponse& response) {
  auto& fields = response.fields;
  fields.emplace_back("X-Content-Type-Options", "nosniff");
  fields.emplace_back("Referrer-Policy", "no-referrer");
  fields.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
  fields.emplace_back("Permissions-Policy", k_permissions_policy);
  if (response.html) {
    fields.emplace_back("Content-Security-Policy", k_content_security_policy);
  }
  const bool cached = std::ranges::any_of(
      fields, [](const auto& field) { return equal_ignoring_case(field.first, "Cache-Control"); });
  if (!cached) {
    fields.emplace_back("Cache-Control", "no-store");
  }
}

}  // namespace chorus::net
