// The interface is frozen: what lies where in its structs is as it was recorded when it was, on
// every machine of 64 bits. Something new goes to the end of a struct, or has an interface of its
// own.
#include "activity_plugin.h"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string_view>

BOOST_AUTO_TEST_SUITE(layout_tests)

namespace {

struct Place {
  std::string_view what;
  std::size_t is;
  std::size_t recorded;
};

// A struct by its size, a member by its offset.
constexpr Place k_places[] = {
    {"chorus_text", sizeof(chorus_text), 16},
    {"chorus_text.data", offsetof(chorus_text, data), 0},
    {"chorus_text.size", offsetof(chorus_text, size), 8},
    {"chorus_record", sizeof(chorus_record), 80},
    {"chorus_record.key", offsetof(chorus_record, key), 8},
    {"chorus_record.type", offsetof(chorus_record, type), 24},
    {"chorus_record.audience", offsetof(chorus_record, audience), 40},
    {"chorus_record.body", offsetof(chorus_record, body), 56},
    {"chorus_record.nth", offsetof(chorus_record, nth), 72},
    {"chorus_link", sizeof(chorus_link), 64},
    {"chorus_link.from", offsetof(chorus_link, from), 8},
    {"chorus_link.to", offsetof(chorus_link, to), 24},
    {"chorus_link.type", offsetof(chorus_link, type), 40},
    {"chorus_link.own", offsetof(chorus_link, own), 56},
    {"chorus_call", sizeof(chorus_call), 216},
    {"chorus_call.host", offsetof(chorus_call, host), 8},
    {"chorus_call.get", offsetof(chorus_call, get), 16},
    {"chorus_call.scan", offsetof(chorus_call, scan), 24},
    {"chorus_call.role", offsetof(chorus_call, role), 32},
    {"chorus_call.groups", offsetof(chorus_call, groups), 40},
    {"chorus_call.is_owner", offsetof(chorus_call, is_owner), 48},
    {"chorus_call.actor_mark", offsetof(chorus_call, actor_mark), 56},
    {"chorus_call.now_ms", offsetof(chorus_call, now_ms), 64},
    {"chorus_call.random_u64", offsetof(chorus_call, random_u64), 72},
    {"chorus_call.settings", offsetof(chorus_call, settings), 80},
    {"chorus_call.phase", offsetof(chorus_call, phase), 88},
    {"chorus_call.stage", offsetof(chorus_call, stage), 96},
    {"chorus_call.today", offsetof(chorus_call, today), 104},
    {"chorus_call.links", offsetof(chorus_call, links), 112},
    {"chorus_call.new_key", offsetof(chorus_call, new_key), 120},
    {"chorus_call.put", offsetof(chorus_call, put), 128},
    {"chorus_call.remove", offsetof(chorus_call, remove), 136},
    {"chorus_call.contribute", offsetof(chorus_call, contribute), 144},
    {"chorus_call.link", offsetof(chorus_call, link), 152},
    {"chorus_call.unlink", offsetof(chorus_call, unlink), 160},
    {"chorus_call.wake", offsetof(chorus_call, wake), 168},
    {"chorus_call.cancel_wake", offsetof(chorus_call, cancel_wake), 176},
    {"chorus_call.reject", offsetof(chorus_call, reject), 184},
    {"chorus_call.answer", offsetof(chorus_call, answer), 192},
    {"chorus_call.role_group", offsetof(chorus_call, role_group), 200},
    {"chorus_call.nudge", offsetof(chorus_call, nudge), 208},
    {"chorus_rules_1", sizeof(chorus_rules_1), 48},
    {"chorus_rules_1.decide", offsetof(chorus_rules_1, decide), 8},
    {"chorus_rules_1.opened", offsetof(chorus_rules_1, opened), 16},
    {"chorus_rules_1.phase_changed", offsetof(chorus_rules_1, phase_changed), 24},
    {"chorus_rules_1.stage_changed", offsetof(chorus_rules_1, stage_changed), 32},
    {"chorus_rules_1.woke", offsetof(chorus_rules_1, woke), 40},
    {"chorus_migrate_1", sizeof(chorus_migrate_1), 16},
    {"chorus_migrate_1.migrate", offsetof(chorus_migrate_1, migrate), 8},
    {"chorus_report_1", sizeof(chorus_report_1), 16},
    {"chorus_report_1.sections", offsetof(chorus_report_1, sections), 8},
    {"chorus_check_1", sizeof(chorus_check_1), 16},
    {"chorus_check_1.invariants", offsetof(chorus_check_1, invariants), 8},
    {"chorus_host", sizeof(chorus_host), 32},
    {"chorus_host.host", offsetof(chorus_host, host), 8},
    {"chorus_host.log", offsetof(chorus_host, log), 16},
    {"chorus_host.get", offsetof(chorus_host, get), 24},
    {"chorus_plugin_entry", sizeof(chorus_plugin_entry), 56},
    {"chorus_plugin_entry.abi_major", offsetof(chorus_plugin_entry, abi_major), 4},
    {"chorus_plugin_entry.abi_minor", offsetof(chorus_plugin_entry, abi_minor), 8},
    {"chorus_plugin_entry.id", offsetof(chorus_plugin_entry, id), 16},
    {"chorus_plugin_entry.version", offsetof(chorus_plugin_entry, version), 24},
    {"chorus_plugin_entry.start", offsetof(chorus_plugin_entry, start), 32},
    {"chorus_plugin_entry.stop", offsetof(chorus_plugin_entry, stop), 40},
    {"chorus_plugin_entry.get", offsetof(chorus_plugin_entry, get), 48},
};

}  // namespace

BOOST_AUTO_TEST_CASE(the_structs_of_the_interface_lie_as_they_were_recorded) {
  static_assert(sizeof(void*) == 8, "recorded where a pointer has eight bytes");
  for (const auto& place : k_places) {
    BOOST_TEST_CONTEXT(place.what) { BOOST_TEST(place.is == place.recorded); }
  }
}

BOOST_AUTO_TEST_CASE(the_interface_is_version_1_0) {
  BOOST_TEST(CHORUS_ABI_MAJOR == 1U);
  BOOST_TEST(CHORUS_ABI_MINOR == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
