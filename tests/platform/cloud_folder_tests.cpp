#include "platform/cloud_folder.hpp"

#include "tests/platform/temporary_folder.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>
#include <vector>

namespace chorus::platform {
BOOST_AUTO_TEST_SUITE(cloud_folder_tests)

namespace {

namespace data = boost::unit_test::data;

struct Example {
  const char* path;
  const char* service;  // empty: an ordinary folder
};

std::ostream& operator<<(std::ostream& out, const Example& example) { return out << example.path; }

const std::vector<Example> k_examples{
    {"/home/ana/Chorus/voices.inquiry", ""},
    {"/home/ana/OneDrive - Rotherham MBC/Chorus/voices.inquiry", "OneDrive"},
    {"/home/ana/Dropbox/voices.inquiry", "Dropbox"},
    {"/Volumes/Google Drive/My Drive/voices.inquiry", "Google Drive"},
    {"/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/voices.inquiry", "iCloud Drive"},
    {"/home/ana/Nextcloud/voices.inquiry", "Nextcloud"},
    {"/home/ana/Chorus/dropbox.inquiry", ""},
    {"/home/ana/Dropbox (School)/voices.inquiry", "Dropbox"},
    {"/home/ana/Box/Chorus/voices.inquiry", "Box"},
    {"/Users/ana/Box Sync/voices.inquiry", "Box"},
    {"/home/ana/Seafile/voices.inquiry", "Seafile"},
    {"/home/ana/Proton Drive/ana/voices.inquiry", "Proton Drive"},
    {"/home/ana/SynologyDrive/voices.inquiry", "Synology Drive"},
    {"/home/ana/kDrive/voices.inquiry", "kDrive"},
    {"/home/ana/Tresors/voices.inquiry", "Tresorit"},
    {"/home/ana/MEGA/voices.inquiry", "MEGA"},
    {"/Users/ana/Library/CloudStorage/Nobody-knows/voices.inquiry", "a synchronised folder"},
    {"/home/ana/ideas/Box/voices.inquiry", ""},
    {"/home/ana/Dropboxes of stories/voices.inquiry", ""},
    {"/home/ana/My driveway/voices.inquiry", ""},
    {"/home/ana/Mega evening/voices.inquiry", ""},
    {"/home/ana/OneDrive plans of ours/voices.inquiry", ""},
};

constexpr std::string_view k_mounts =
    "/dev/vda / ext4 rw 0 0\n"
    "server:/share /mnt/team nfs4 rw 0 0\n"
    "//nas/people /mnt/our\\040people cifs rw 0 0\n"
    "/dev/sdb1 /mnt/team/stick vfat rw 0 0\n";

BOOST_DATA_TEST_CASE(a_synchronised_folder_is_known_by_its_name, data::make(k_examples), example) {
  const auto service = synced_folder_in(example.path);

  BOOST_TEST(service.value_or("") == example.service);
}

BOOST_AUTO_TEST_CASE(a_network_drive_is_known_by_where_it_is_mounted) {
  BOOST_TEST(network_mount_of("/mnt/team/a.inquiry", k_mounts).has_value());
  BOOST_TEST(network_mount_of("/mnt/our people/a.inquiry", k_mounts).has_value());
  BOOST_TEST(!network_mount_of("/mnt/teams/a.inquiry", k_mounts));
  BOOST_TEST(!network_mount_of("/mnt/team/stick/a.inquiry", k_mounts));
  BOOST_TEST(!network_mount_of("/home/ana/a.inquiry", k_mounts));
  BOOST_TEST(!network_mount_of("/home/ana/a.inquiry", "not a table"));
}

BOOST_AUTO_TEST_CASE(a_link_into_a_synchronised_folder_is_seen_through) {
  const test::TemporaryFolder folder;
  std::filesystem::create_directory(folder / "Dropbox");
  std::filesystem::create_directory_symlink(folder / "Dropbox", folder / "Chorus");

  const auto service = shared_folder_name(folder.path() / "Chorus" / "a.inquiry");

  BOOST_TEST(service.value_or("") == "Dropbox");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace chorus::platform
