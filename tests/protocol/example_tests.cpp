#include "kernel/values/json_reader.hpp"
#include "protocol/decode.hpp"
#include "protocol/schema.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

// Runs schemas/examples: every file is valid or not as its name says. The page's tests run the
// same.
BOOST_AUTO_TEST_SUITE(example_tests)

namespace {

namespace fs = std::filesystem;
using chorus::protocol::SchemaBook;

const fs::path k_schemas = CHORUS_SCHEMAS;

std::string read(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<fs::path> examples(const std::string& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(k_schemas / "examples" / folder))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  BOOST_TEST_REQUIRE(!files.empty());
  return files;
}

// "hello.valid.plain.json" is about hello.
std::string about(const fs::path& file) {
  const std::string name = file.filename().string();
  return name.substr(0, name.find('.'));
}

bool says_valid(const fs::path& file) {
  return file.filename().string().find(".valid.") != std::string::npos;
}

void check_against(const std::string& folder, const fs::path& schemas) {
  for (const auto& file : examples(folder)) {
    const auto value = chorus::kernel::read_json(read(file));
    BOOST_TEST_CONTEXT(file) {
      BOOST_TEST_REQUIRE(value.ok());
      const auto fault =
          chorus::protocol::fault_against(schemas / (about(file) + ".schema.json"), value.value());
      BOOST_TEST(!fault.has_value() == says_valid(file), fault.value_or("fits, but should not"));
    }
  }
}

std::size_t count_schemas(const fs::path& folder) {
  const auto is_schema = [](const auto& entry) {
    return entry.path().string().ends_with(".schema.json");
  };
  return static_cast<std::size_t>(
      std::count_if(fs::directory_iterator(folder), fs::directory_iterator(), is_schema));
}

}  // namespace

BOOST_AUTO_TEST_CASE(messages_of_pages_are_taken_or_refused_as_their_names_say) {
  const SchemaBook book(k_schemas);
  for (const auto& file : examples("client")) {
    const auto decoded = chorus::protocol::decode(read(file), book);
    BOOST_TEST_CONTEXT(file) { BOOST_TEST(decoded.ok() == says_valid(file)); }
  }
}

BOOST_AUTO_TEST_CASE(messages_of_the_server_fit_their_schemas) {
  check_against("server", k_schemas / "protocol" / "server");
}

BOOST_AUTO_TEST_CASE(arguments_of_core_commands_fit_their_schemas) {
  check_against("core", k_schemas / "core");
}

BOOST_AUTO_TEST_CASE(bodies_of_core_records_fit_their_schemas) {
  check_against("records", k_schemas / "records");
}

BOOST_AUTO_TEST_CASE(lines_of_archives_fit_their_schemas) {
  check_against("archive", k_schemas / "archive");
}

BOOST_AUTO_TEST_CASE(what_reports_are_made_of_fits_its_schemas) {
  check_against("report", k_schemas);
}

BOOST_AUTO_TEST_CASE(raw_texts_are_refused_with_the_code_they_are_named_after) {
  const SchemaBook book(k_schemas);
  for (const auto& file : examples("raw")) {
    const auto decoded = chorus::protocol::decode(read(file), book);
    const std::string outcome = decoded.ok() ? "accepted" : decoded.fault().code;
    BOOST_TEST_CONTEXT(file) { BOOST_TEST(outcome == about(file)); }
  }
}

BOOST_AUTO_TEST_CASE(every_schema_of_ours_has_a_valid_and_an_invalid_example) {
  for (const auto& [folder, schemas] :
       {std::pair{"client", k_schemas / "protocol" / "client"},
        std::pair{"server", k_schemas / "protocol" / "server"},
        std::pair{"core", k_schemas / "core"}, std::pair{"archive", k_schemas / "archive"}}) {
    std::vector<std::string> seen;
    for (const auto& file : examples(folder))
      seen.push_back(about(file) + (says_valid(file) ? "+" : "-"));
    std::sort(seen.begin(), seen.end());
    seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
    BOOST_TEST(seen.size() == 2 * count_schemas(schemas), folder);
  }
}

BOOST_AUTO_TEST_SUITE_END()
