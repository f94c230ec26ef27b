#include "net/http/static_files.hpp"

#include "platform/path_text.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <utility>

namespace chorus::net {
namespace {

constexpr std::string_view k_for_ever = "public, max-age=31536000, immutable";
constexpr std::string_view k_ask_again = "no-cache";

struct Kind {
  std::string_view extension;
  std::string_view content_type;
};

constexpr std::array k_kinds = {
    Kind{".html", "text/html; charset=utf-8"},
    Kind{".js", "text/javascript; charset=utf-8"},
    Kind{".mjs", "text/javascript; charset=utf-8"},
    Kind{".css", "text/css; charset=utf-8"},
    Kind{".json", "application/json"},
    Kind{".webmanifest", "application/manifest+json"},
    Kind{".svg", "image/svg+xml"},
    Kind{".png", "image/png"},
    Kind{".jpg", "image/jpeg"},
    Kind{".webp", "image/webp"},
    Kind{".ico", "image/x-icon"},
    Kind{".woff2", "font/woff2"},
    Kind{".mp3", "audio/mpeg"},
    Kind{".txt", "text/plain; charset=utf-8"},
};

std::optional<std::string_view> content_type_of(const std::filesystem::path& file) {
  const auto extension = platform::utf8(file.extension());
  for (const auto& kind : k_kinds) {
    if (kind.extension == extension) {
      return kind.content_type;
    }
  }
  return std::nullopt;
}

SharedText whole_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in) {
    throw std::runtime_error("cannot read " + platform::utf8(file));
  }
  return std::make_shared<const std::string>(std::move(text));
}

// Markup that can run script carries the policy, wherever it is opened from.
bool can_hold_script(std::string_view content_type) {
  return content_type.starts_with("text/html") || content_type == "image/svg+xml";
}

bool is_quality_zero(std::string_view parameters) {
  const auto q = parameters.find("q=");
  return q != std::string_view::npos &&
         parameters.substr(q + 2).find_first_not_of("0. \t") == std::string_view::npos;
}

}  // namespace

bool accepts_gzip(std::string_view accept_encoding) {
  while (!accept_encoding.empty()) {
    const auto comma = accept_encoding.find(',');
    auto item = accept_encoding.substr(0, comma);
    item.remove_prefix(std::min(item.find_first_not_of(" \t"), item.size()));
    const auto semicolon = item.find(';');
    auto name = item.substr(0, semicolon);
    name = name.substr(0, name.find_last_not_of(" \t") + 1);
    if (equal_ignoring_case(name, "gzip")) {
      return semicolon == std::string_view::npos || !is_quality_zero(item.substr(semicolon + 1));
    }
    accept_encoding =
        comma == std::string_view::npos ? std::string_view{} : accept_encoding.substr(comma + 1);
  }
  return false;
}

StaticFiles::StaticFiles(const std::filesystem::path& client_root,
                         const std::map<std::string, std::filesystem::path>& plugin_roots) {
  take_in(client_root / "index.html", "/", false);
  take_in(client_root / "facilitate.html", "/facilitate", false);
  take_in(client_root / "wall.html", "/wall", false);
  take_in(client_root / "start.html", "/start", false);
  take_in(client_root / "favicon.ico", "/favicon.ico", false);
  take_in_folder(client_root / "assets", "/assets/");
  for (const auto& [key, folder] : plugin_roots) {
    take_in_folder(folder, "/plugins/" + key + "/");
  }
}

void StaticFiles::take_in_folder(const std::filesystem::path& root, const std::string& url_prefix) {
  if (!std::filesystem::is_directory(root)) {
    return;
  }
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    take_in(entry.path(),
            url_prefix + platform::utf8_with_slashes(entry.path().lexically_relative(root)), true);
  }
}

void StaticFiles::take_in(const std::filesystem::path& file, const std::string& url,
                          bool for_ever) {
  const auto content_type = content_type_of(file);
  if (!content_type || !std::filesystem::is_regular_file(file)) {
    return;
  }
  File taken;
  taken.plain.fields = {{"Content-Type", std::string(*content_type)},
                        {"Cache-Control", std::string(for_ever ? k_for_ever : k_ask_again)},
                        {"Vary", "Accept-Encoding"}};
  taken.plain.html = can_hold_script(*content_type);
  taken.plain.body = whole_file(file);
  auto packed = file;
  packed += ".gz";
  if (std::filesystem::is_regular_file(packed)) {
    taken.packed = taken.plain;
    taken.packed.fields.emplace_back("Content-Encoding", "gzip");
    taken.packed.body = whole_file(packed);
    taken.has_packed = true;
  }
  files_.insert_or_assign(url, std::move(taken));
}

const HttpResponse* StaticFiles::find(std::string_view path, bool accepts_gzip) const {
  const auto found = files_.find(path);
  if (found == files_.end()) {
    return nullptr;
  }
  const File& file = found->second;
  return accepts_gzip && file.has_packed ? &file.packed : &file.plain;
}

}  // namespace chorus::net
