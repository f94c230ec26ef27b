#include "cli/sound_file.hpp"

#include "storage/check_bodies.hpp"

namespace chorus::cli {

std::unique_ptr<const protocol::SchemaBook> core_records(const InstalledTree& tree,
                                                         const host::Catalogue& catalogue) {
  auto book = std::make_unique<protocol::SchemaBook>(tree.schemas);
  for (const auto& entry : catalogue.entries()) {
    for (const auto& [kind, schema] : entry.manifest.kind_schemas) {
      book->register_kind(kind, schema);
    }
  }
  return book;
}

std::optional<std::string> core_body_fault(const protocol::SchemaBook& book, std::string_view type,
                                           const kernel::Body& body) {
  return book.is_core_record(type) ? book.core_record_fault(type, body) : std::nullopt;
}

std::vector<std::string> faults_of_core_records(const std::filesystem::path& file,
                                                const protocol::SchemaBook& book) {
  return storage::body_faults(file, [&](std::string_view type, const kernel::Body& body) {
    return core_body_fault(book, type, body);
  });
}

}  // namespace chorus::cli
