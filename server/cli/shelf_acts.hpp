#pragma once

#include "cli/installed_tree.hpp"
#include "cli/template_file.hpp"
#include "host/catalogue.hpp"
#include "shelf/shelf.hpp"

#include <filesystem>
#include <iosfwd>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace chorus::cli {

// Why an act of the start page was not done: a code that the page has words for, and what more
// there is to say, which may be empty. Nothing was changed.
struct ActRefused : std::runtime_error {
  explicit ActRefused(std::string the_code, const std::string& why = "")
      : std::runtime_error(why), code(std::move(the_code)) {}
  std::string code;
};

// What leads do with whole inquiries while none is open. Each act is done whole or refused; besides
// ActRefused it throws StorageTrouble, std::system_error and std::runtime_error with words. Room
// thread; an act takes as long as reading or writing one inquiry.
class ShelfActs {
 public:
  ShelfActs(shelf::Shelf& shelf, const InstalledTree& tree, const host::Catalogue& types,
            std::ostream& err);

  const std::vector<TemplateFile>& templates() const noexcept { return templates_; }
  bool is_own(const TemplateFile& known) const;

  // Where an inquiry may lie that somebody else makes, after what they call it.
  std::filesystem::path place_for(const std::string& name) const;
  // The file that was made.
  std::filesystem::path make_new(const std::string& template_id, const InquiryNames& names);
  // With all that people gave: a copy that the inquiry knows of, so what is taken back goes from it
  // too. `not_noted`: why it could not be noted, in words.
  struct Copied {
    std::filesystem::path file;
    std::optional<std::string> not_noted;
  };
  Copied copy_whole(const shelf::Card& card);
  // The plan alone, as a new inquiry.
  std::filesystem::path copy_plan(const shelf::Card& card, const std::string& title);
  void rename(const shelf::Card& card, const std::string& title);
  // Keeps a template that came as a text; gives its id.
  std::string take_template(const std::string& text);

 private:
  void read_templates();
  std::filesystem::path free_place(const std::string& stem) const;
  std::filesystem::path own_templates() const { return shelf_.folder() / "templates"; }

  shelf::Shelf& shelf_;
  const InstalledTree& tree_;
  const host::Catalogue& types_;
  std::ostream& err_;
  std::vector<TemplateFile> templates_;
  std::size_t shipped_ = 0;  // the first of them came with the program
};

// Says so in the title of the copy in which an evening is rehearsed, and with it on every page,
// wall, paper and file that comes of it: nobody said what stands there. Throws as ShelfActs.
void call_it_a_rehearsal(const std::filesystem::path& copy);

// What somebody typed, as it is compared: cleaned, without line ends and without blanks around it.
std::string one_line(const std::string& typed);
// As people may call another group whose words are read: 1 to 80 characters of one line. Throws
// ActRefused.
std::string checked_whose(const std::string& typed);
// As people may call an inquiry: 1 to 120 characters of one line. Throws ActRefused.
std::string checked_title(const std::string& typed);

}  // namespace chorus::cli
