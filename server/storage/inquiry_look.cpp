#include "storage/inquiry_look.hpp"

#include "kernel/values/limits.hpp"
#include "storage/database.hpp"
#include "storage/durable_inquiry.hpp"
#include "storage/inquiry_file.hpp"
#include "storage/inquiry_tables.hpp"
#include "storage/read_access.hpp"
#include "storage/rows.hpp"
#include "storage/trouble.hpp"
#include "storage/upgrades.hpp"

#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Transaction.h>
#include <nlohmann/json.hpp>
#include <sqlite3.h>

#include <algorithm>
#include <cstdint>
#include <system_error>
#include <utility>

namespace chorus::storage {
namespace {

using nlohmann::json;
using State = InquiryLook::State;

constexpr const char* k_things_of_others =
    "SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger','view')";
constexpr const char* k_main_body =
    "SELECT body FROM record WHERE space='inquiry' AND key='inquiry/main' AND length(body)<=65536";
constexpr const char* k_evening_bodies = R"sql(
SELECT body FROM record WHERE space='inquiry' AND key>='evening/' AND key<'evening0'
AND length(body)<=65536 LIMIT ?)sql";
constexpr const char* k_people_there = R"sql(
SELECT count(*) FROM (SELECT 1 FROM record WHERE space='inquiry' AND key>='person/' AND key<'person0'
AND gate<>'withdrawn' LIMIT 100000))sql";

// What the first page says; none: it may be opened.
std::optional<State> refused_by_its_head(const std::filesystem::path& path) {
  std::error_code none;
  const auto status = std::filesystem::status(path, none);
  if (status.type() == std::filesystem::file_type::not_found) return State::missing;
  if (none) return State::unreadable;
  if (!std::filesystem::is_regular_file(status)) return State::not_an_inquiry;
  const FileFacts facts = look_at(path);
  switch (facts.kind) {
    case FileFacts::Kind::missing: return State::unreadable;  // it is there and cannot be opened
    case FileFacts::Kind::empty:
    case FileFacts::Kind::truncated: return State::damaged;
    case FileFacts::Kind::other: return State::not_an_inquiry;
    case FileFacts::Kind::database: break;
  }
  if (facts.application_id != k_inquiry_application_id) return State::not_an_inquiry;
  const auto newest = static_cast<std::int32_t>(inquiry_steps().size());
  return facts.schema_step > newest ? std::optional(State::newer) : std::nullopt;
}

std::string text_in(const json& body, const char* name) {
  const auto found = body.find(name);
  return found != body.end() && found->is_string() ? found->get<std::string>() : std::string();
}

json object_in(const std::string& text) {
  auto body = json::parse(text, nullptr, false);
  return body.is_object() ? std::move(body) : json::object();
}

std::vector<InquirySummary::Evening> evenings_in(SQLite::Database& file) {
  std::vector<std::pair<std::int64_t, InquirySummary::Evening>> placed;
  SQLite::Statement statement(file, k_evening_bodies);
  statement.bind(1, static_cast<std::int64_t>(limits::k_evenings));
  while (statement.executeStep()) {
    const json body = object_in(Row(statement).text());
    const auto order = body.find("order");
    placed.emplace_back(
        order != body.end() && order->is_number_integer() ? order->get<std::int64_t>() : 0,
        InquirySummary::Evening{text_in(body, "title"), text_in(body, "day"), text_in(body, "time"),
                                text_in(body, "place")});
  }
  std::stable_sort(placed.begin(), placed.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<InquirySummary::Evening> evenings;
  for (auto& [order, evening] : placed) evenings.push_back(std::move(evening));
  return evenings;
}

InquirySummary summary_of(SQLite::Database& file) {
  const SQLite::Transaction moment(file, SQLite::TransactionBehavior::DEFERRED);
  InquirySummary summary;
  summary.id = meta_in(file, k_inquiry_id).value_or("");
  each(file, k_main_body, [&](Row row) {
    const json body = object_in(row.text());
    summary.title = text_in(body, "title");
    summary.question = text_in(body, "question");
    summary.asked_by = text_in(body, "asked_by");
  });
  summary.evenings = evenings_in(file);
  each(file, k_people_there, [&](Row row) { summary.people = row.count(); });
  return summary;
}

}  // namespace

InquiryLook look_into(const std::filesystem::path& path) {
  try {
    if (const auto refused = refused_by_its_head(path)) return {*refused, std::nullopt};
    ReadAccess access(path);
    if (access.database().number(k_things_of_others) > 0) {
      return {State::not_an_inquiry, std::nullopt};
    }
    return {access.is_served() ? State::in_use : State::fine, summary_of(access.database().sql())};
  } catch (const NotAnInquiry&) {
    return {State::not_an_inquiry, std::nullopt};
  } catch (const StorageTrouble&) {
    return {State::in_use, std::nullopt};  // under another name
  } catch (const SQLite::Exception& error) {
    // Of the latter kind is a table that is not there.
    const bool is_broken = is_damage(error) || error.getErrorCode() == SQLITE_ERROR;
    return {is_broken ? State::damaged : State::unreadable, std::nullopt};
  } catch (const std::system_error&) {
    return {State::unreadable, std::nullopt};
  }
}

}  // namespace chorus::storage
