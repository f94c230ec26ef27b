#include "net/http/static_files.hpp"

#include "tests/net/page_folder.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>

namespace chorus::net {
namespace static_files_tests {
namespace {

struct Served {
  test::PageFolder folder;
  StaticFiles files{folder.client(), {{"energy-vote/9f8e", folder.plugin()}}};

  static std::string field(const HttpResponse& response, const std::string& name) {
    const auto found =
        std::ranges::find_if(response.fields, [&](const auto& each) { return each.first == name; });
    return found == response.fields.end() ? std::string() : found->second;
  }
};

const char* const k_nowhere[] = {
    "/index.html",
    "/secret.txt",
    "/assets/",
    "/assets",
    "/assets/../secret.txt",
    "/assets/%2e%2e/secret.txt",
    "/assets//app-1a2b.js",
    "/assets/app-1a2b.js.gz",
    "/plugins/energy-vote/9f8e/rules.so",
    "/plugins/energy-vote/0000/view.js",
    "/plugins/energy-vote/9f8e/../../secret.txt",
    "//",
    "",
};

}  // namespace
}  // namespace static_files_tests

BOOST_FIXTURE_TEST_SUITE(static_files_tests, Served)

BOOST_AUTO_TEST_CASE(pages_are_asked_for_anew_and_carry_the_policy) {
  for (const char* path : {"/", "/facilitate", "/wall"}) {
    const auto* page = files.find(path, true);

    BOOST_REQUIRE(page != nullptr);
    BOOST_TEST(page->html);
    BOOST_TEST(field(*page, "Content-Type") == "text/html; charset=utf-8");
    BOOST_TEST(field(*page, "Cache-Control") == "no-cache");
  }
}

BOOST_AUTO_TEST_CASE(assets_and_views_are_kept_for_ever) {
  for (const char* path :
       {"/assets/app-1a2b.js", "/assets/fonts/plain.woff2", "/plugins/energy-vote/9f8e/view.js",
        "/plugins/energy-vote/9f8e/words/en.json"}) {
    const auto* file = files.find(path, false);

    BOOST_REQUIRE_MESSAGE(file != nullptr, path);
    BOOST_TEST(!file->html);
    BOOST_TEST(field(*file, "Cache-Control") == "public, max-age=31536000, immutable");
  }
}

BOOST_AUTO_TEST_CASE(the_packed_file_goes_to_those_who_take_it) {
  const auto* packed = files.find("/assets/app-1a2b.js", true);
  const auto* plain = files.find("/assets/app-1a2b.js", false);
  const auto* never_packed = files.find("/plugins/energy-vote/9f8e/view.js", true);

  BOOST_TEST(*packed->body == "packed");
  BOOST_TEST(field(*packed, "Content-Encoding") == "gzip");
  BOOST_TEST(field(*packed, "Content-Type") == "text/javascript; charset=utf-8");
  BOOST_TEST(field(*plain, "Content-Encoding").empty());
  BOOST_TEST(field(*plain, "Vary") == "Accept-Encoding");
  BOOST_TEST(field(*never_packed, "Content-Encoding").empty());
}

BOOST_DATA_TEST_CASE(what_is_not_in_the_table_is_nowhere, boost::unit_test::data::make(k_nowhere),
                     path) {
  BOOST_TEST(files.find(path, true) == nullptr);
}

BOOST_AUTO_TEST_CASE(folders_that_are_missing_are_empty) {
  const StaticFiles none(folder.client() / "missing", {{"x/1", folder.client() / "missing-too"}});

  BOOST_TEST(none.size() == 0U);
}

BOOST_AUTO_TEST_CASE(accept_encoding_is_read_as_the_standard_says) {
  BOOST_TEST(accepts_gzip("gzip"));
  BOOST_TEST(accepts_gzip("br, GZIP;q=0.5, *;q=0"));
  BOOST_TEST(accepts_gzip("deflate , gzip"));
  BOOST_TEST(!accepts_gzip(""));
  BOOST_TEST(!accepts_gzip("br"));
  BOOST_TEST(!accepts_gzip("gzip;q=0"));
  BOOST_TEST(!accepts_gzip("gzip; q=0.000"));
  BOOST_TEST(!accepts_gzip("xgzip, gzipx"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace chorus::net
