// Passphrases and disks.
#include "archive/lines_in.hpp"
#include "archive/refusal.hpp"
#include "kernel/values/limits.hpp"
#include "storage/trouble.hpp"
#include "tests/archive/archive_fixture.hpp"
#include "tests/platform/full_disk.hpp"

#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>

namespace chorus::test {
BOOST_AUTO_TEST_SUITE(sealed_archive_tests)

namespace {

const std::string k_secret = "four words of nothing";

struct Sealed : ArchiveFixture {
  Sealed() {
    archive::ArchiveOut out(file, k_secret);
    out.put(text);
    out.publish();
  }
  std::string opened(const std::string& passphrase) {
    try {
      archive::ArchiveIn in(file, [&] { return std::optional(passphrase); });
      archive::take_in(in, back, around());
      return "";
    } catch (const archive::ArchiveRefused& refused) {
      return refused.what();
    }
  }
  void change_byte(std::size_t at) {
    auto bytes = bytes_of(file);
    bytes.at(at) = static_cast<char>(bytes.at(at) ^ 1);
    write_bytes(file, bytes);
  }

  std::string text = full();
  std::filesystem::path file = folder / "voices.archive";
};

bool says(const std::string& words, const std::string& part) {
  return words.find(part) != std::string::npos;
}

std::string trouble_of(const std::function<void()>& act) {
  try {
    act();
    return "";
  } catch (const storage::StorageTrouble& trouble) {
    return trouble.what();
  }
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_sealed_archive_comes_back_by_its_passphrase_alone, Sealed) {
  BOOST_TEST(!says(bytes_of(file), "The bus came on time"));
  BOOST_TEST(says(opened("four words of something"), "The passphrase does not open"));
  BOOST_TEST(names_in(back.parent_path()).empty());

  BOOST_TEST(opened(k_secret) == "");
  BOOST_TEST((full_of(back) == text));
}

BOOST_FIXTURE_TEST_CASE(a_sealed_archive_that_was_changed_or_cut_is_refused_whole, Sealed) {
  const auto whole = bytes_of(file);
  change_byte(whole.size() / 2);
  BOOST_TEST(says(opened(k_secret), "changed, cut short or damaged"));

  write_bytes(file, whole.substr(0, 24 + 40 + 64 * 1024 + 17));
  BOOST_TEST(says(opened(k_secret), "The end of the archive is missing"));

  write_bytes(file, whole + "more");
  BOOST_TEST(opened(k_secret) != "");

  write_bytes(file, whole.substr(0, 40));
  BOOST_TEST(says(opened(k_secret), "The end of the archive is missing"));
  BOOST_TEST(names_in(back.parent_path()).empty());
}

BOOST_FIXTURE_TEST_CASE(without_a_passphrase_a_sealed_archive_says_what_it_takes, Sealed) {
  BOOST_CHECK_EXCEPTION(
      archive::ArchiveIn(file, [] { return std::nullopt; }), archive::ArchiveRefused,
      [](const auto& refused) { return says(refused.what(), "it takes the passphrase"); });
}

BOOST_FIXTURE_TEST_CASE(a_full_disk_is_told_in_words_and_leaves_nothing, ArchiveFixture) {
  const auto text = full();
  const auto file = folder / "given.archive";
  write_bytes(file, text);
  const auto out_there = folder / "out";
  std::filesystem::create_directory(out_there);
  std::string at_import;
  std::string at_archive;
  {
    const FullDisk disk(64 * 1024);
    at_import = trouble_of([&] {
      archive::ArchiveIn in(file, [] { return std::nullopt; });
      archive::take_in(in, back, around());
    });
    at_archive = trouble_of([&] {
      archive::ArchiveOut out(out_there / "voices.archive", std::nullopt);
      out.put(text);
      out.publish();
    });
  }

  BOOST_TEST(says(at_import, "disk"), at_import);
  BOOST_TEST(says(at_archive, "The disk is full"), at_archive);
  BOOST_TEST(names_in(back.parent_path()).empty());
  BOOST_TEST(names_in(out_there).empty());
}

BOOST_AUTO_TEST_CASE(a_line_without_an_end_is_refused_before_much_of_it_is_read) {
  std::size_t given = 0;
  archive::LinesIn lines(
      [&] {
        given += 64 * 1024;
        return std::string(64 * 1024, 'a');
      },
      [](const auto&, const auto&) { return std::nullopt; });

  BOOST_CHECK_THROW(lines.next(), archive::ArchiveRefused);
  BOOST_TEST(given < 2 * limits::k_archive_line_bytes);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace chorus::test
