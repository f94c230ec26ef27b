#pragma once

#include "net/http/http_message.hpp"

#include <string_view>

namespace chorus::net {

// The policy that every page of ours is served with. It confines
// scripts, plugins' views among them, to this origin, and forbids every other host, inline code and
// parsing of strings into HTML.
extern const std::string_view k_content_security_policy;

// A paper that a page of ours shows in a frame: its own styles, nothing else of anybody's, no
// script.
extern const std::string_view k_paper_policy;

// Adds what every response carries. Never HSTS nor upgrade-insecure-requests: over plain http they
// would lock phones out. No CORS header: nobody else's page has business here. Cross-Origin-Opener-
// Policy is left out because browsers ignore it over plain http and say so in the console.
void add_security_headers(HttpResponse& response);

}  // namespace chorus::net
