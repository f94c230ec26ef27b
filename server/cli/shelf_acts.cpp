#include "cli/shelf_acts.hpp"

#include "archive/material.hpp"
#include "cli/before_change.hpp"
#include "cli/new_inquiry.hpp"
#include "cli/system_ports.hpp"
#include "kernel/commands/inquiry_record.hpp"
#include "kernel/values/clean_text.hpp"
#include "kernel/values/limits.hpp"
#include "net/loop/event_loop.hpp"
#include "platform/clock.hpp"
#include "platform/held_interruptions.hpp"
#include "platform/path_text.hpp"
#include "platform/private_folder.hpp"
#include "platform/replace_file.hpp"
#include "storage/file_store.hpp"
#include "storage/inquiry_snapshot.hpp"
#include "storage/noted_copy.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <memory>
#include <ostream>
#include <system_error>
#include <utility>

namespace chorus::cli {
namespace {

using nlohmann::json;
using Path = std::filesystem::path;

constexpr std::size_t k_title_code_points = 120;  // as in a template
constexpr std::size_t k_stem_characters = 40;
constexpr int k_tries_for_a_name = 1000;
constexpr const char* k_rename = "core.change_inquiry";
constexpr const char* k_rehearsal = "Rehearsal: ";

constexpr std::size_t k_whose_code_points = 80;  // schemas/records/inquiry.schema.json

// `material_of`: whose words the inquiry holds, where they are another group's.
using NewTitle = std::function<std::string(const std::string& old, const std::string& material_of)>;

std::size_t code_points(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) >> 6U) != 2U;
  }));
}

// What every file system takes in a name: small letters, digits and dashes.
std::string stem_of(const std::string& title) {
  std::string stem;
  for (const char c : title) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool is_plain = (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9');
    if (is_plain) stem += small;
    if (!is_plain && !stem.empty() && stem.back() != '-') stem += '-';
    if (stem.size() == k_stem_characters) break;
  }
  while (!stem.empty() && stem.back() == '-') stem.pop_back();
  return stem.empty() ? "inquiry" : stem;
}

std::string without_last_code_point(std::string text) {
  while ((static_cast<unsigned char>(text.back()) >> 6U) == 2U) text.pop_back();
  text.pop_back();
  return text;
}

// The commit that gives it another title, in the record and in the space alike.
kernel::Commit renaming(const kernel::Loaded& inquiry, const NewTitle& new_title) {
  const auto own = std::find_if(
      inquiry.spaces.begin(), inquiry.spaces.end(),
      [](const kernel::Space& space) { return space.state.id == kernel::k_inquiry_space; });
  if (own == inquiry.spaces.end() || !own->records.contains(kernel::k_inquiry_record)) {
    throw ActRefused("damaged", "The file holds no record of the inquiry itself.");
  }
  kernel::Record record = *own->records.at(kernel::k_inquiry_record);
  json body = json::parse(record.body.text());
  const auto title = new_title(body.value("title", ""), body.value("material_of", ""));
  body["title"] = title;
  record.body = kernel::Body(body.dump());
  ++record.rev;
  kernel::Commit commit;
  commit.seq = inquiry.last_seq + 1;
  commit.space = kernel::k_inquiry_space;
  commit.at = platform::wall_clock_ms();
  commit.command = k_rename;
  commit.state = own->state;
  commit.state->title = title;
  commit.keep({std::make_shared<const kernel::Record>(std::move(record))});
  return commit;
}

// An inquiry that no program has open.
void retitle(const Path& file, const NewTitle& new_title) {
  const platform::HeldInterruptions until_it_is_kept;
  net::EventLoop loop;
  storage::FileStore store(file,
                           [&loop](std::function<void()> work) { loop.post(std::move(work)); });
  auto result = kernel::Store::Result::failed;
  store.commit(renaming(store.load(), new_title), [&](kernel::Store::Result kept) {
    result = kept;
    loop.stop();
  });
  loop.run();
  const auto trouble = store.close();
  if (result == kernel::Store::Result::failed) throw ActRefused("not_saved", trouble);
}

}  // namespace

void call_it_a_rehearsal(const Path& copy) {
  retitle(copy, [](const std::string& title, const std::string&) {
    std::string called = k_rehearsal + title;
    while (code_points(called) > k_title_code_points) called = without_last_code_point(called);
    return called;
  });
}

std::string one_line(const std::string& typed) {
  std::string line = kernel::clean(typed);
  std::replace(line.begin(), line.end(), '\n', ' ');
  const auto first = line.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return line.substr(first, line.find_last_not_of(' ') - first + 1);
}

std::string checked_title(const std::string& typed) {
  auto title = one_line(typed);
  if (title.empty()) throw ActRefused("title_needed");
  if (code_points(title) > k_title_code_points) throw ActRefused("title_too_long");
  return title;
}

std::string checked_whose(const std::string& typed) {
  auto whose = one_line(typed);
  if (whose.empty()) throw ActRefused("whose_needed");
  if (code_points(whose) > k_whose_code_points) throw ActRefused("whose_too_long");
  return whose;
}

ShelfActs::ShelfActs(shelf::Shelf& shelf, const InstalledTree& tree, const host::Catalogue& types,
                     std::ostream& err)
    : shelf_(shelf), tree_(tree), types_(types), err_(err) {
  read_templates();
}

void ShelfActs::read_templates() {
  std::vector<std::string> faults;
  templates_ = all_templates(tree_.templates, tree_.schemas, faults);
  shipped_ = templates_.size();
  for (auto& own : all_templates(own_templates(), tree_.schemas, faults)) {
    const bool is_known =
        std::any_of(templates_.begin(), templates_.end(),
                    [&](const TemplateFile& known) { return known.id == own.id; });
    if (!is_known && templates_.size() < shipped_ + limits::k_own_templates) {
      templates_.push_back(std::move(own));
    }
  }
  for (const auto& fault : faults) err_ << "chorus: " << fault << '\n';
}

bool ShelfActs::is_own(const TemplateFile& known) const {
  return static_cast<std::size_t>(&known - templates_.data()) >= shipped_;
}

Path ShelfActs::free_place(const std::string& stem) const {
  platform::make_private_folder(shelf_.folder());
  for (int number = 1; number < k_tries_for_a_name; ++number) {
    const std::string ending = number == 1 ? "" : "-" + std::to_string(number);
    Path place = shelf_.folder() / platform::path_of(stem + ending + ".inquiry");
    std::error_code none;
    if (!std::filesystem::exists(std::filesystem::symlink_status(place, none))) return place;
  }
  throw ActRefused("too_many");
}

Path ShelfActs::place_for(const std::string& name) const { return free_place(stem_of(name)); }

Path ShelfActs::make_new(const std::string& template_id, const InquiryNames& names) {
  const auto chosen =
      std::find_if(templates_.begin(), templates_.end(),
                   [&](const TemplateFile& known) { return known.id == template_id; });
  if (chosen == templates_.end()) throw ActRefused("no_such_template");
  const auto title = checked_title(names.title.empty() ? chosen->title : names.title);
  // Through the reader once more, so that what was typed keeps to a template's bounds.
  const auto asked = named(*chosen, {title, names.question, names.asked_by});
  const auto whole = TemplateFile::from_text(asked.json_text, "This", tree_.schemas);
  auto place = free_place(stem_of(title));
  make_inquiry(place, whole, types_);
  return place;
}

ShelfActs::Copied ShelfActs::copy_whole(const shelf::Card& card) {
  auto place = free_place(platform::utf8(card.file.stem()) + "-copy");
  const platform::HeldInterruptions until_it_is_whole;
  auto not_noted = storage::make_copy(card.file, place);
  return {place, std::move(not_noted)};
}

Path ShelfActs::copy_plan(const shelf::Card& card, const std::string& title) {
  const auto wanted = checked_title(title);
  const auto spaces = storage::read_snapshot(card.file);
  const auto plan = TemplateFile::from_text(
      template_from(spaces.at(kernel::k_inquiry_space).space, "copy"), "Its plan", tree_.schemas);
  auto place = free_place(stem_of(wanted));
  make_inquiry(place, named(plan, {wanted, "", ""}), types_);
  return place;
}

void ShelfActs::rename(const shelf::Card& card, const std::string& title) {
  copy_before_new_tables(card.file, err_);
  retitle(card.file,
          [wanted = checked_title(title)](const std::string&, const std::string& material_of) {
            return material_of.empty() ? wanted : archive::material_title(material_of, wanted);
          });
}

std::string ShelfActs::take_template(const std::string& text) {
  if (templates_.size() >= shipped_ + limits::k_own_templates) throw ActRefused("too_many");
  std::optional<TemplateFile> taken;
  try {
    taken = TemplateFile::from_text(text, "This file", tree_.schemas);
  } catch (const std::runtime_error& fault) {
    throw ActRefused("template_refused", fault.what());
  }
  if (const auto fault = settings_fault(*taken, types_)) {
    throw ActRefused("template_refused", *fault);
  }
  // Their pattern leaves an id no way out of the folder.
  const auto folder = own_templates() / platform::path_of(taken->id);
  std::error_code none;
  if (std::any_of(templates_.begin(), templates_.end(),
                  [&](const TemplateFile& known) { return known.id == taken->id; }) ||
      std::filesystem::exists(folder / "template.json", none)) {
    throw ActRefused("template_there", taken->id);
  }
  platform::make_private_folder(folder);
  platform::replace_file(folder / "template.json", taken->json_text);
  read_templates();
  return taken->id;
}

}  // namespace chorus::cli
