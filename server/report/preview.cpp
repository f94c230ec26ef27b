#include "report/preview.hpp"

#include "kernel/values/permission.hpp"
#include "report/json.hpp"
#include "report/names.hpp"
#include "report/picture.hpp"
#include "report/quotes.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace chorus::report {
namespace {

using Json = nlohmann::ordered_json;
using kernel::Permission;

constexpr std::array<std::string_view, 6> k_reasons{
    "not_permitted", "held", "hidden", "withdrawn", k_names_a_person, k_names_a_place};

// Why something a person gave stays behind; none: it does not, or nobody may know of it.
std::optional<std::string_view> why_it_stays(const kernel::Record& record,
                                             const kernel::Consents& consents, Quotes& quotes) {
  const auto permission = kernel::permission_in(record.audience).value_or(Permission::room);
  if (record.audience.has("care") || permission == Permission::only_me) return std::nullopt;
  switch (record.gate) {
    case kernel::Gate::withdrawn: return "withdrawn";
    case kernel::Gate::hidden: return "hidden";
    case kernel::Gate::held: return "held";
    case kernel::Gate::until_reveal: return std::nullopt;
    case kernel::Gate::open: break;
  }
  if (!may_leave(record, consents)) return "not_permitted";
  const auto before = quotes.kept().size();
  quotes.of(record);
  return quotes.kept().size() > before ? std::optional(quotes.kept().back().why) : std::nullopt;
}

Json stays(const Source& source) {
  const Names names(source.spaces);
  Quotes quotes(source.room(), names, source.words, true);
  std::map<std::string_view, std::size_t> things;
  for (const auto& [id, live] : source.spaces) {
    if (!is_reported(live.space)) continue;
    for (const auto& [key, record] : live.space.records) {
      if (record->record_class != kernel::RecordClass::contribution) continue;
      if (const auto why = why_it_stays(*record, source.consents, quotes)) ++things[*why];
    }
  }
  Json list = Json::array();
  for (const auto why : k_reasons) {
    if (things[why] > 0) list.push_back({{"why", why}, {"things", things[why]}});
  }
  return list;
}

}  // namespace

std::string preview(const Source& source, Wanted wanted) {
  wanted.confirmed = true;
  const Assembled assembled = assemble(source, wanted);
  Json flags = Json::array();
  for (const auto* texts : {&assembled.kept, &assembled.doubtful}) {
    for (const auto& one : *texts) flags.push_back({{"why", one.why}, {"words", one.text}});
  }
  Json steps = Json::array();
  for (const auto& step : assembled.report.next_steps) {
    steps.push_back({{"id", step.id}, {"ref", step.ref}});
  }
  return Json{{"inquiry", wanted.inquiry},
              {"steps", std::move(steps)},
              {"report", Json::parse(to_json(assembled.report))},
              {"stays", stays(source)},
              {"flags", std::move(flags)}}
             .dump() +
         "\n";
}

}  // namespace chorus::report
