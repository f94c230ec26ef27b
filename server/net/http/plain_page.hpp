#pragma once

#include "net/http/http_message.hpp"

#include <string>

namespace chorus::net {

// Refusals that a person may meet in the address bar, before any page of ours is there to put a
// code in words. Whoever asks for a page gets a small page with words; script gets code and
// text_key.
HttpResponse no_such_page(const HttpRequest& request);                        // 404
HttpResponse wrong_host(const HttpRequest& request, const std::string& url);  // 421: go to `url`
HttpResponse full_house(const HttpRequest& request);                          // 503, Retry-After

}  // namespace chorus::net
