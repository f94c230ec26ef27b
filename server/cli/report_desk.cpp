#include "cli/report_desk.hpp"

#include "report/file_name.hpp"

#include <cstddef>
#include <exception>
#include <ostream>
#include <utility>

namespace chorus::cli {
namespace {

constexpr std::size_t k_most_waiting = 8;
constexpr std::string_view k_preview = "preview";
constexpr std::string_view k_page = "page";  // what html would be, to look at

// `leaves`: it goes along as a file, else it is a page to look at. What the console finishes comes
// to it as data.
net::ReportFile written(const ReportMaterial& material, const std::string& title,
                        std::optional<report::Format> format, bool confirmed, bool leaves,
                        const kernel::Issue& issue) {
  if (!format) return {"application/json", material.preview(), false, {}};
  const bool is_kept = leaves && !report::is_finished_elsewhere(*format);
  return {std::string(report::content_type(*format)), material.file(*format, confirmed, issue),
          is_kept,
          report::file_name(title, material.purpose, issue.number, material.made_on, *format)};
}

}  // namespace

ReportDesk::ReportDesk(net::EventLoop& loop, const kernel::Room& room, const kernel::Clock& clock,
                       PaperRegister& left, ReportGathering::Tools tools)
    : loop_(loop), room_(room), clock_(clock), left_(left), tools_(tools) {}

ReportDesk::~ReportDesk() {
  *here_ = false;
  if (writer_.joinable()) writer_.join();
}

void ReportDesk::make(const net::ReportWish& wish,
                      std::function<void(std::optional<net::ReportFile>)> respond) {
  const auto purpose = report::purpose_from(wish.purpose);
  const bool is_page = wish.format == k_page;
  const auto format =
      is_page ? std::optional(report::Format::html) : report::format_from(wish.format);
  const bool is_known = purpose && (format || wish.format == k_preview);
  if (!is_known || waiting_.size() == k_most_waiting) return respond(std::nullopt);
  waiting_.push_back({*purpose, format, format && !is_page, wish.confirmed, std::move(respond)});
  if (waiting_.size() == 1) start_next();
}

void ReportDesk::start_next() {
  if (waiting_.empty()) return;
  gathering_ = std::make_unique<ReportGathering>(tools_);
  try {
    using Photos = ReportGathering::Photos;
    const auto format = waiting_.front().format;
    gathering_->begin(room_.records(), waiting_.front().purpose, clock_.now(),
                      format && report::holds_photos(*format) ? Photos::read : Photos::left_out,
                      [this](auto material) { write(std::move(material)); });
  } catch (const std::exception& error) {
    tools_.log << "chorus: " << error.what() << '\n';
    finish(std::nullopt);
  }
}

void ReportDesk::write(std::shared_ptr<const ReportMaterial> material) {
  gathering_.reset();
  const auto format = waiting_.front().format;
  const bool confirmed = waiting_.front().confirmed;
  const bool leaves = waiting_.front().leaves;
  if (writer_.joinable()) writer_.join();
  const auto title = room_.sheet(kernel::Role::facilitator).title;
  writer_ = std::thread(
      [this, here = here_, material = std::move(material), title, format, confirmed, leaves] {
        std::optional<net::ReportFile> file;
        std::optional<kernel::IssuedPaper> owed;
        std::string trouble;
        try {
          kernel::Issue issue;
          if (format && !leaves) {
            issue = left_.issue_of(material->issued(*format, confirmed));
          } else if (leaves) {
            auto paper = material->issued(*format, confirmed);
            const auto noted = left_.note(paper);
            issue = noted.issue;
            paper.issue = noted.issue.number;
            if (!noted.is_on_the_list) owed = std::move(paper);
          }
          file = written(*material, title, format, confirmed, leaves, issue);
        } catch (const std::exception& error) {
          trouble = error.what();
        }
        loop_.post([this, here, file = std::move(file), owed = std::move(owed),
                    trouble = std::move(trouble)] {
          if (!*here) return;
          if (owed) left_.owe(*owed);
          if (!trouble.empty()) tools_.log << "chorus: a report failed: " << trouble << '\n';
          finish(file);
        });
      });
}

void ReportDesk::finish(std::optional<net::ReportFile> file) {
  const auto respond = std::move(waiting_.front().respond);
  waiting_.pop_front();
  respond(std::move(file));
  start_next();
}

}  // namespace chorus::cli
