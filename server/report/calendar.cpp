#include "report/calendar.hpp"

#include "report/day.hpp"
#include "report/step_text.hpp"

#include <libical/ical.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>
#include <optional>

namespace chorus::report {
namespace {

constexpr const char* k_program = "-//Chorus//Chorus//EN";

struct Day {
  const char* name;  // as in Moved::of
  std::optional<std::string> Step::*of;
};
constexpr std::array<Day, 4> k_days{{{"by_when", &Step::by_when},
                                     {"board_on", &Step::board_on},
                                     {"hear_by", &Step::hear_by},
                                     {"review_on", &Step::review_on}}};

struct Freed {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
  void operator()(char* text) const { icalmemory_free_buffer(text); }
};
using Component = std::unique_ptr<icalcomponent, Freed>;

Component made(icalcomponent* component) {
  if (component == nullptr) throw std::bad_alloc();
  return Component(component);
}

// Taken over by the component.
void add(icalcomponent& to, icalproperty* property) {
  if (property == nullptr) throw std::bad_alloc();
  icalcomponent_add_property(&to, property);
}

// What a calendar is, by the name that most programs read; few read the standard's DESCRIPTION.
void describe(icalcomponent& calendar, const std::string& text) {
  icalproperty* description = icalproperty_new_x(text.c_str());
  if (description == nullptr) throw std::bad_alloc();
  icalproperty_set_x_name(description, "X-WR-CALDESC");
  add(calendar, description);
}

icaltimetype whole_day(const std::string& day) {
  return icaltime_from_string((day.substr(0, 4) + day.substr(5, 2) + day.substr(8)).c_str());
}

std::string about(const Report& report, const Step& step, const Words& words) {
  std::string text = given_to_others(report, words);
  if (!text.empty()) text += "\n";
  text += words.text("step.who") + ": " + step.who.value_or(words.text("needs_an_owner"));
  if (step.board) text += "\n" + words.text("step.board") + ": " + *step.board;
  if (step.hear_how) text += "\n" + words.text("step.hear_how") + ": " + *step.hear_how;
  return text + "\n" + words.text("step.final_on") + ": " + final_text(step, words);
}

Component event(const Report& report, const Step& step, const Day& day, const Words& words) {
  const std::string date = *(step.*day.of);
  const auto moves = std::count_if(step.moved.begin(), step.moved.end(),
                                   [&day](const Moved& moved) { return moved.of == day.name; });
  const std::string uid =
      step.id + "-" + day.name + "@" + (report.inquiry.empty() ? "chorus" : report.inquiry);
  const std::string summary =
      words.text("calendar." + std::string(day.name), {{"number", step.id}, {"what", step.what}});
  auto made_on = whole_day(report.made_on);
  made_on.is_date = 0;
  made_on.zone = icaltimezone_get_utc_timezone();
  auto next_day = whole_day(date);
  icaltime_adjust(&next_day, 1, 0, 0, 0);
  auto component = made(icalcomponent_new(ICAL_VEVENT_COMPONENT));
  add(*component, icalproperty_new_uid(uid.c_str()));
  add(*component, icalproperty_new_dtstamp(made_on));
  add(*component, icalproperty_new_sequence(static_cast<int>(moves)));
  add(*component, icalproperty_new_dtstart(whole_day(date)));
  add(*component, icalproperty_new_dtend(next_day));
  add(*component, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
  add(*component, icalproperty_new_summary(summary.c_str()));
  add(*component, icalproperty_new_description(about(report, step, words).c_str()));
  return component;
}

}  // namespace

std::string to_calendar(const Report& report, const Words& words) {
  auto calendar = made(icalcomponent_new(ICAL_VCALENDAR_COMPONENT));
  add(*calendar, icalproperty_new_version("2.0"));
  add(*calendar, icalproperty_new_prodid(k_program));
  add(*calendar, icalproperty_new_method(ICAL_METHOD_PUBLISH));
  if (const auto whose = given_to_others(report, words); !whose.empty()) describe(*calendar, whose);
  for (const auto& step : report.next_steps) {
    for (const auto& day : k_days) {
      const auto& date = step.*day.of;
      if (!date || !is_day(*date)) continue;
      icalcomponent_add_component(calendar.get(), event(report, step, day, words).release());
    }
  }
  const std::unique_ptr<char, Freed> text(icalcomponent_as_ical_string_r(calendar.get()));
  if (!text) throw std::bad_alloc();
  return text.get();
}

}  // namespace chorus::report
