#include "net/http/plain_page.hpp"

#include "kernel/values/limits.hpp"

#include <memory>
#include <string_view>

namespace chorus::net {
namespace {

bool is_for_a_page(const HttpRequest& request) {
  const bool reads = request.method == Method::get || request.method == Method::head;
  return reads && request.path != "/poll" && request.path != "/live" && request.path != "/health";
}

struct Words {
  std::string_view title;
  std::string text;
  std::string link;  // where to go on
  std::string_view link_text;
};

HttpResponse page(int status, const Words& words) {
  std::string html =
      "<!doctype html><html lang=\"en-GB\"><meta charset=\"utf-8\">"
      "<meta name=\"viewport\" content=\"width=device-width\"><title>";
  html += words.title;
  html += "</title><h1>";
  html += words.title;
  html += "</h1><p>" + words.text + "</p><p><a href=\"" + words.link + "\">";
  html += words.link_text;
  html += "</a></p></html>\n";
  HttpResponse response;
  response.status = status;
  response.fields = {{"Content-Type", "text/html; charset=utf-8"}, {"Cache-Control", "no-store"}};
  response.body = std::make_shared<const std::string>(std::move(html));
  response.html = true;
  return response;
}

}  // namespace

HttpResponse no_such_page(const HttpRequest& request) {
  if (!is_for_a_page(request)) {
    return refusal(404, "no_such_page", "line.no_such_page");
  }
  return page(404, {"There is no page here", "Nothing is lost. The address may have a mistake.",
                    "/", "Go to the start"});
}

HttpResponse wrong_host(const HttpRequest& request, const std::string& url) {
  if (!is_for_a_page(request)) {
    return refusal(421, "wrong_host", "line.wrong_host");
  }
  return page(421,
              {"Chorus has another address",
               "Nothing is lost. This name does not work here. Use this address:", url + "/", url});
}

HttpResponse full_house(const HttpRequest& request) {
  const auto wait = std::to_string(limits::k_full_house.count());
  auto response = is_for_a_page(request)
                      ? page(503, {"Too many phones at once",
                                   "Nothing is lost. Please wait a moment, then try again.",
                                   "" /* this very address */, "Try again"})
                      : refusal(503, "full_house", "line.full_house");
  response.fields.emplace_back("Retry-After", wait);
  return response;
}

}  // namespace chorus::net
