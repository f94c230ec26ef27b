#include "protocol/schema.hpp"

#include "kernel/values/core_kinds.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

namespace schema_tests {
namespace {

namespace fs = std::filesystem;
using chorus::kernel::Body;
using chorus::protocol::SchemaBook;
using nlohmann::json;

// A folder of this test alone, gone with it.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "chorus-schema-XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::runtime_error("no folder");
    path_ = name;
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  fs::path write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name) << text;
    return path_ / name;
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

constexpr const char* k_commands = R"({"definitions":{
  "word":{"type":"string","pattern":"^([a-z]|[0-9])*$"},
  "say":{"type":"object","additionalProperties":false,"required":["text"],"properties":{"text":{"$ref":"#/definitions/word"}}},
  "tree":{"type":"object","additionalProperties":{"$ref":"#/definitions/tree"}}}})";
constexpr const char* k_records =
    R"({"definitions":{"words":{"type":"object","required":["text"]}}})";

struct Registered {
  Registered() {
    book.register_plugin("hello", folder.write("commands.json", k_commands),
                         folder.write("records.json", k_records));
  }
  Folder folder;
  SchemaBook book{CHORUS_SCHEMAS};
};

}  // namespace
}  // namespace schema_tests

BOOST_FIXTURE_TEST_SUITE(schema_tests, Registered)

BOOST_AUTO_TEST_CASE(a_plugin_s_commands_and_records_are_checked_by_name) {
  BOOST_TEST(!book.args_fault("hello", "say", Body(R"({"text":"a1"})")).has_value());
  BOOST_TEST(book.args_fault("hello", "say", Body(R"({"text":"A"})")).has_value());
  BOOST_TEST(book.args_fault("hello", "say", Body(R"({"text":"a","more":1})")).has_value());
  BOOST_TEST(!book.record_fault("hello", "words", Body(R"({"text":""})")).has_value());
  BOOST_TEST(book.record_fault("hello", "words", Body("{}")).has_value());
}

BOOST_AUTO_TEST_CASE(what_has_no_schema_is_a_fault) {
  BOOST_TEST(book.args_fault("hello", "shout", Body()).has_value());
  BOOST_TEST(book.args_fault("nobody", "say", Body()).has_value());
  BOOST_TEST(book.core_args_fault("core.fly", Body()).has_value());
  BOOST_TEST(book.core_record_fault("ghost", Body()).has_value());
}

BOOST_AUTO_TEST_CASE(core_commands_are_found_by_their_full_name) {
  BOOST_TEST(!book.core_args_fault("core.extend", Body(R"({"minutes":5})")).has_value());
  BOOST_TEST(book.core_args_fault("core.extend", Body(R"({"minutes":"5"})")).has_value());
}

BOOST_AUTO_TEST_CASE(a_fault_says_where_and_not_what) {
  const auto fault = book.core_args_fault("core.extend", Body(R"({"minutes":"CANARY"})"));

  BOOST_TEST_REQUIRE(fault.has_value());
  BOOST_TEST(fault->find("minutes") != std::string::npos);
  BOOST_TEST(fault->find("CANARY") == std::string::npos);
  BOOST_TEST(fault->find('\n') == std::string::npos);
}

BOOST_AUTO_TEST_CASE(long_text_never_meets_an_expression) {
  BOOST_TEST(!book.args_fault("hello", "say", Body(json{{"text", std::string(1000, 'a')}}.dump()))
                  .has_value());
  BOOST_TEST(book.args_fault("hello", "say", Body(json{{"text", std::string(1001, 'a')}}.dump()))
                 .has_value());
  std::string wide;
  for (int i = 0; i < 4000; ++i) wide += "\U0001F600";
  BOOST_TEST(book.args_fault("hello", "say", Body(json{{"text", wide}}.dump())).has_value());
}

BOOST_AUTO_TEST_CASE(a_schema_may_refer_to_itself) {
  BOOST_TEST(!book.args_fault("hello", "tree", Body(R"({"a":{"b":{"c":{}}}})")).has_value());
  BOOST_TEST(book.args_fault("hello", "tree", Body(R"({"a":{"b":{"c":1}}})")).has_value());
}

BOOST_AUTO_TEST_CASE(a_body_is_held_to_the_limits_of_a_message) {
  const std::string deep = R"({"text":)" + std::string(16, '[') + std::string(16, ']') + "}";

  BOOST_TEST(book.record_fault("hello", "words", Body(deep)).has_value());
  BOOST_TEST(book.record_fault("hello", "words", Body(R"({"text":1,"text":2})")).has_value());
}

BOOST_AUTO_TEST_CASE(a_broken_file_is_named_and_the_old_schemas_stay) {
  const auto broken = folder.write("broken.json", R"({"definitions":{"say":)");
  const auto records = folder.path() / "records.json";

  BOOST_CHECK_EXCEPTION(book.register_plugin("hello", broken, records), std::runtime_error,
                        [](const std::runtime_error& error) {
                          return std::string(error.what()).find("broken.json") != std::string::npos;
                        });
  BOOST_CHECK_THROW(book.register_plugin("hello", folder.path() / "missing.json", records),
                    std::runtime_error);
  BOOST_CHECK_THROW(book.register_plugin("hello", folder.write("bare.json", "{}"), records),
                    std::runtime_error);
  BOOST_TEST(!book.args_fault("hello", "say", Body(R"({"text":"a"})")).has_value());
}

BOOST_AUTO_TEST_CASE(without_its_folder_there_is_no_book) {
  BOOST_CHECK_THROW(SchemaBook(folder.path()), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(what_each_file_says_of_its_kind_fits_the_schema_of_kinds) {
  const fs::path schemas(CHORUS_SCHEMAS);
  std::size_t kinds = 0;
  for (const auto& entry : fs::directory_iterator(schemas / "records")) {
    if (!entry.path().string().ends_with(".schema.json")) continue;
    std::ifstream file(entry.path());
    const json schema = json::parse(file);
    if (!schema.contains("kind")) continue;
    ++kinds;
    const auto fault =
        chorus::protocol::fault_against(schemas / "kind.schema.json", schema["kind"]);
    BOOST_TEST(!fault, entry.path() << ": " << fault.value_or(""));
  }
  BOOST_TEST(kinds == chorus::kernel::CoreKinds::shipped().all().size());
}

BOOST_AUTO_TEST_SUITE_END()
