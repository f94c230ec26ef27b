#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

// Every bound of the program, in one place; the contract's list is the same one (README of this
// folder). Sizes and counts are tested at the limit and one past it. Of the times, those the kernel
// keeps are tested by the injected clock, and k_idle of a line; those of HTTP are Beast's timers.
namespace chorus::limits {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

inline constexpr std::size_t k_kib = 1024;

// People and seats
inline constexpr std::size_t k_people = 400;            // --max-people raises it
inline constexpr std::size_t k_connections_spare = 32;  // places for lines = people + this
inline constexpr std::size_t k_connections_kept = 16;   // beside them: for leads and walls
inline constexpr std::size_t k_unseated = 64;           // beside them; oldest dropped first
inline constexpr std::size_t k_lines_a_seat = 8;        // then the oldest goes
inline constexpr seconds k_full_house{5};               // try again after
inline constexpr int k_wrong_codes_a_minute = 30;       // of a kind of typed code, in all
inline constexpr int k_wrong_codes_a_minute_a_connection = 5;
inline constexpr std::size_t k_launches = 64;           // one-time links not yet used
inline constexpr std::size_t k_clients_a_seat = 64;     // remembered; the one longest unused goes
inline constexpr std::size_t k_page_tokens_a_seat = 8;  // open tabs of one seat
inline constexpr std::size_t k_returning_asks = 16;     // that wait for a lead, in all
inline constexpr int k_returning_tries = 5;             // to be known again, a seat

// Pairs and tables
inline constexpr std::size_t k_parts = 200;    // of a plan
inline constexpr std::size_t k_evenings = 60;  // of a plan
inline constexpr std::size_t k_groups = 256;   // in all: as many pairs as fit a full room
inline constexpr std::size_t k_people_a_group = 24;
inline constexpr std::size_t k_groups_a_person = 4;
inline constexpr std::size_t k_sitting_rules = 256;  // what leads say of who sits with whom

// Messages
inline constexpr std::size_t k_message_bytes = 64 * k_kib;
inline constexpr std::size_t k_fragments = 64;
inline constexpr int k_pings_a_second = 1;  // control frames of a WebSocket, pongs too
inline constexpr int k_ping_burst = 32;
inline constexpr std::size_t k_json_depth = 16;
inline constexpr std::size_t k_json_members = 2000;
inline constexpr std::size_t k_string_code_points = 4000;
inline constexpr int k_commands_a_second = 20;         // a seat
inline constexpr int k_command_burst = 40;             // a seat
inline constexpr std::size_t k_commands_waiting = 32;  // a client

// Records
inline constexpr std::size_t k_record_bytes = 64 * k_kib;
inline constexpr std::size_t k_changes_a_commit = 64;       // by a person's command
inline constexpr std::size_t k_changes_of_the_room = 2048;  // opened, phase_changed, woke
inline constexpr std::int64_t k_nudges_apart_ms = 30'000;   // of one activity
inline constexpr std::size_t k_stages = 12;                 // of one activity
inline constexpr std::size_t k_links_read = 1'000;          // at one thing, by rules
inline constexpr std::size_t k_records_a_space = 20'000;
inline constexpr std::size_t k_thread_items = 200;  // told at once
inline constexpr std::size_t k_answers_kept = 32;   // a client
inline constexpr std::size_t k_commit_group = 64;
inline constexpr minutes k_undo_kept{24 * 60};
inline constexpr std::size_t k_acts_kept = 20'000;  // of the journal, in memory
inline constexpr std::size_t k_acts_told = 50;      // of one thing, the newest

// Faults of the program itself
inline constexpr std::size_t k_known_faults = 256;      // spaces, and names a space
inline constexpr std::size_t k_struck_commands = 1024;  // refused for good after a fault
inline constexpr minutes k_fault_rest{5};  // between two readings anew for a handler of the loop

// Sessions
inline constexpr std::size_t k_outbox_bytes = 256 * k_kib;  // then lagging
inline constexpr std::size_t k_snapshots_a_space = 8;       // kept encoded, for readers of a class
inline constexpr std::size_t k_snapshot_part_bytes = 64 * k_kib;
inline constexpr seconds k_idle{30};  // of a silent line; pinged at half of it
inline constexpr seconds k_page_ping{10};
inline constexpr seconds k_hello_within{30};
inline constexpr seconds k_poll_within{25};

// HTTP
inline constexpr std::size_t k_request_line_bytes = 2 * k_kib;
inline constexpr std::size_t k_header_bytes = 8 * k_kib;
inline constexpr std::size_t k_header_fields = 64;
inline constexpr seconds k_header_within{5};
inline constexpr std::size_t k_body_bytes = 256 * k_kib;

// Photos, drawings and sound
inline constexpr std::size_t k_media_bytes = 8 * 1024 * k_kib;  // one, as it is sent and as kept
inline constexpr std::size_t k_picture_side = 12'000;
inline constexpr std::size_t k_picture_pixels = 50'000'000;
inline constexpr std::size_t k_picture_side_kept = 1600;
inline constexpr seconds k_sound{120};
inline constexpr std::size_t k_media_memory_bytes = 512 * 1024 * k_kib;  // address space of a child
inline constexpr seconds k_media_computing{5};        // of a child, by the processor's clock
inline constexpr seconds k_media_cleaned_within{20};  // by the clock on the wall
inline constexpr std::size_t k_media_cleaned_at_once = 2;
inline constexpr std::size_t k_uploads_at_once = 4;
inline constexpr minutes k_upload_within{3};
inline constexpr seconds k_media_busy{3};  // try again after
inline constexpr std::size_t k_media_a_person = 60;
inline constexpr std::size_t k_media_an_inquiry = 2'000;
inline constexpr std::size_t k_media_bytes_an_inquiry = std::size_t{2} * 1024 * 1024 * k_kib;
inline constexpr minutes k_media_unnamed{60};  // then what no record names is erased

// Papers
inline constexpr std::size_t k_paper_photos_bytes =
    6 * 1024 * k_kib;  // all of one, so mail takes it
inline constexpr std::size_t k_paper_photos_read_bytes = 48 * 1024 * k_kib;  // in memory for one

// Archives
inline constexpr std::size_t k_archive_line_bytes = 1024 * k_kib;
inline constexpr std::size_t k_archive_spaces = 1'000;
inline constexpr std::size_t k_archive_listed = 500'000;     // withdrawals, papers and their things
inline constexpr std::size_t k_passphrase_code_points = 12;  // at least
inline constexpr std::size_t k_passphrase_bytes = 1 * k_kib;

// Area profiles
inline constexpr std::size_t k_profile_bytes = 64 * k_kib;
inline constexpr std::size_t k_profiles = 100;  // kept with the laptop's settings

// Plugin host
inline constexpr std::size_t k_frame_bytes = 4 * 1024 * k_kib;
inline constexpr std::size_t k_decision_bytes = 1024 * k_kib;  // bodies of one decision
inline constexpr std::size_t k_attach_part_bytes = 1024 * k_kib;
inline constexpr std::size_t k_plugin_memory_bytes =
    256 * 1024 * k_kib;                               // address space of a process
inline constexpr std::size_t k_plugin_processes = 8;  // that decide, at once
inline constexpr std::size_t k_report_processes = 2;  // beside them, at once for one report
inline constexpr minutes k_plugin_rests_after{10};    // nobody having asked anything
inline constexpr milliseconds k_decide_slow{250};
inline constexpr seconds k_decide_within{2};
inline constexpr seconds k_sections_within{30};
inline constexpr int k_crashes_before_pause = 3;  // in k_crash_window
inline constexpr minutes k_crash_window{5};

// Seats last this long unless renewed
inline constexpr minutes k_participant_seat{90 * 24 * 60};
inline constexpr minutes k_facilitator_seat{12 * 60};
inline constexpr minutes k_pairing_code{5};

// Nothing happened for so long: the next who comes begins another evening
inline constexpr minutes k_evening_rests{6 * 60};

// A warning before an activity closes
inline constexpr seconds k_closing_warning{10};

// The start page
inline constexpr std::size_t k_shelf_inquiries = 200;  // looked into; the newest
inline constexpr std::size_t k_shelf_names = 5'000;    // of files, read in its folder
inline constexpr std::size_t k_shelf_elsewhere = 100;  // files of other folders
inline constexpr std::size_t k_shelf_list_bytes = 256 * k_kib;
inline constexpr seconds k_shelf_within{3};       // for looking into all of them
inline constexpr std::size_t k_start_seats = 16;  // devices; then the oldest goes
inline constexpr std::size_t k_own_templates = 100;

inline constexpr std::int64_t to_ms(milliseconds duration) { return duration.count(); }

}  // namespace chorus::limits
