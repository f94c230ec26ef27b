#include "cli/archive_taking.hpp"

#include "cli/sound_file.hpp"
#include "cli/system_ports.hpp"
#include "host/catalogue.hpp"
#include "kernel/values/random_text.hpp"
#include "media/medium_format.hpp"
#include "shelf/shelf_list.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chorus::cli {
namespace {

using media::MediumFormat;

constexpr std::array<std::pair<std::string_view, MediumFormat>, 6> k_media_types{
    {{"image/jpeg", MediumFormat::jpeg},
     {"audio/mpeg", MediumFormat::mp3},
     {"audio/wav", MediumFormat::wav},
     {"audio/ogg", MediumFormat::ogg},
     {"audio/webm", MediumFormat::webm},
     {"audio/mp4", MediumFormat::mp4}}};

bool begins_as_it_says(const kernel::Medium& medium, const std::string& bytes) {
  const auto format = media::format_of(std::string_view(bytes).substr(0, media::k_format_bytes));
  for (const auto& [type, known] : k_media_types) {
    if (type == medium.content_type) return known == format;
  }
  return false;
}

// Where inquiries of this computer lie, and so the lists of what was taken back.
std::vector<std::filesystem::path> folders_of(const shelf::ShelfList& list,
                                              const std::filesystem::path& workspace,
                                              const std::filesystem::path& place) {
  std::vector<std::filesystem::path> folders{std::filesystem::absolute(place).parent_path(),
                                             workspace};
  for (const auto& file : list.elsewhere) folders.push_back(file.parent_path());
  return folders;
}

}  // namespace

archive::Arrived taken_in(archive::ArchiveIn& archive, const ArrivalWish& wish,
                          const std::filesystem::path& workspace, const InstalledTree& tree,
                          const std::function<void(std::uint64_t bytes)>& progress) {
  const host::Catalogue catalogue({tree.plugins}, false);
  const auto book = core_records(tree, catalogue);
  const auto list = shelf::read_list(workspace);
  SystemEntropy entropy;
  archive::Surroundings around;
  around.line = [&](const auto& t, const auto& line) { return book->archive_fault(t, line); };
  around.body = [&](const kernel::Record& record) {
    return core_body_fault(*book, record.type, record.body);
  };
  around.is_medium = begins_as_it_says;
  around.fresh_values = {{"join_code", kernel::random_code(entropy)},
                         {"join_token", kernel::random_secret(entropy)},
                         {"inquiry_id", kernel::random_id(entropy)}};
  around.ended_on = [&](const std::string& inquiry) {
    const auto ended = list.ended.find(inquiry);
    return ended == list.ended.end() ? std::string() : ended->second;
  };
  around.folders = folders_of(list, workspace, wish.place);
  around.material_of = wish.material_of;
  around.progress = progress;
  return archive::take_in(archive, wish.place, around);
}

}  // namespace chorus::cli
