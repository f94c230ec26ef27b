#pragma once

#include "net/http/http_message.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace chorus::net {

// The pages, their assets and the plugins' views: read whole at start, kept in memory, found by
// exact path in a table. A request's path is only ever looked up and never joined to a folder's
// name, so there is no way out of the folders by construction; a server whose disk has trouble
// still serves its pages. The whole client is a few hundred KiB.
//
// Only files of known kinds are taken in: a plugin's library and manifest lie beside its view and
// stay where they are. `<file>.gz` beside a file is sent to those who accept it.
class StaticFiles {
 public:
  // `client_root` holds index.html, facilitate.html, wall.html, start.html and assets/; each plugin
  // root is served under /plugins/<its key>/. Missing folders are empty ones. Throws
  // std::runtime_error if a file cannot be read.
  StaticFiles(const std::filesystem::path& client_root,
              const std::map<std::string, std::filesystem::path>& plugin_roots);

  // Null: no such file.
  const HttpResponse* find(std::string_view path, bool accepts_gzip) const;
  std::size_t size() const noexcept { return files_.size(); }

 private:
  struct File {
    HttpResponse plain;
    HttpResponse packed;
    bool has_packed = false;
  };
  void take_in(const std::filesystem::path& file, const std::string& url, bool for_ever);
  void take_in_folder(const std::filesystem::path& root, const std::string& url_prefix);

  std::map<std::string, File, std::less<>> files_;
};

// Whether an Accept-Encoding value takes gzip.
bool accepts_gzip(std::string_view accept_encoding);

}  // namespace chorus::net
