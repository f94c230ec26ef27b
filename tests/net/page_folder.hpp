#pragma once

#include <filesystem>
#include <fstream>
#include <random>
#include <string>

namespace chorus::test {

// A client folder and one plugin's view, as the build makes them; gone at the end of the test.
class PageFolder {
 public:
  PageFolder()
      : root_(std::filesystem::temp_directory_path() /
              ("chorus-net-" + std::to_string(std::random_device{}()))) {
    write("client/index.html", "<!doctype html><title>join</title>");
    write("client/facilitate.html", "<!doctype html><title>lead</title>");
    write("client/wall.html", "<!doctype html><title>wall</title>");
    write("client/assets/app-1a2b.js", "export const a = 1;");
    write("client/assets/app-1a2b.js.gz", "packed");
    write("client/assets/fonts/plain.woff2", "font");
    write("client/secret.txt", "not in the table");
    write("energy-vote/view.js", "export function register() {}");
    write("energy-vote/words/en.json", "{}");
    write("energy-vote/rules.so", "machine code");
  }
  ~PageFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(root_, ignored);
  }
  PageFolder(const PageFolder&) = delete;
  PageFolder& operator=(const PageFolder&) = delete;

  std::filesystem::path client() const { return root_ / "client"; }
  std::filesystem::path plugin() const { return root_ / "energy-vote"; }

  void write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name, std::ios::binary) << text;
  }

 private:
  std::filesystem::path root_;
};

}  // namespace chorus::test
