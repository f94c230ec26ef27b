#ifndef CHORUS_ACTIVITY_PLUGIN_H
#define CHORUS_ACTIVITY_PLUGIN_H

/*
 * The contract between Chorus and an activity type, version 1.0. One file, however long: it is read
 * from the top to the end once, and another language binds to this and to nothing else.
 *
 * An activity type is a shared library that decides: given the records of one activity and one
 * command, it says which records change. It holds nothing itself. Between two calls it may be ended
 * and started anew; the records are the truth and Chorus keeps them.
 *
 * WHAT IS DELIVERED  A folder, named as the id in its manifest.json:
 *     rules.so  manifest.json  schemas/  words/  view.js  assets/   (elsewhere .dll or .dylib)
 * The manifest's shape is schemas/manifest.schema.json of Chorus. rules.so exports one data symbol,
 * chorus_entry, a constant and not a function, and nothing else. Any language will do that can
 * export it with C layout; a panic or an exception is caught before a function here returns.
 *
 * LIFE  Everything happens in a process of its own, one for an activity type however many of its
 * activities are open, and on one thread of that process. It is started when something is to be
 * decided, and ended in peace when nothing was for a while. For a report a second process of the
 * same kind may run beside it; the two share nothing. loading    manifest.json is read; the library
 * is loaded; size, abi_major, abi_minor and id of chorus_entry are compared; start(host) is called,
 * once. attached   get("chorus.rules/1") is called, then other interface ids, once each. From now
 * on the functions of those tables are called, one at a time, for any of the open activities in any
 * order. Nothing is called between two decisions. deciding   within an attached call: its
 * chorus_call may be used, and only now. stopped    stop() is called, once, before the process ends
 * in peace. It is not called where the process is killed: there is nothing to save. The bracket on
 * each function says when it may be called, and on which thread: [host-thread, loading]   between
 * loading the library and the return of start [host-thread, attached]  by Chorus, any time after
 * start [host-thread, deciding]  by the activity type, while a function taking its chorus_call runs
 *     [host-thread, any time]  by the activity type, from the call of start to the return of stop
 *
 * WHAT AN ACTIVITY TYPE KEEPS TO
 *   - A decision depends on what it reads through chorus_call and on its arguments, and on nothing
 *     else: no clock, no chance of its own, no file, no socket, no environment, no thread, no
 *     global mutable state. Chorus may make any decision twice and compare; so does
 *     `chorus plugin check`.
 *     The process cannot have most of these: a call of the system for one ends it.
 *   - It frees nothing that it did not allocate, and keeps no pointer it was lent.
 *   - No function pointer of a table it offers is null.
 *
 * WHAT CHORUS KEEPS TO
 *   - One call at a time, on one thread.
 *   - No function pointer of a struct it lends is null, up to that struct's size.
 *   - Everything an activity type hands over is copied before the function it was handed to
 *     returns.
 *   - All of what one decision wants happens, or none of it.
 *   - A command reaches the activity type only if the manifest names it, its role and phase were
 *     allowed there, and its arguments fitted the schema of that name.
 *
 * WHEN IT GOES WRONG
 *   - A refusal is CHORUS_REJECTED after reject(): nothing changes, the person reads the words.
 *   - Wants that Chorus will not carry out, because a body breaks its schema or a record belongs to
 *     somebody else: nothing changes, the person reads plain words, the leads read what it was. The
 *     process goes on.
 *   - CHORUS_FAULT, any other status, REJECTED without reject(), text that is not what this header
 *     says it is, a limit passed, a death or no answer in time: the process is ended and started
 *     anew, nothing changes, the command is refused in words and not tried again. After three such
 *     ends in five minutes the activity type rests until a lead says "try again".
 *
 * LIMITS  2 seconds a decision, 30 seconds for sections (256 KiB); changes (puts, removes,
 * contributions, links and unlinks together): 64 for a person's command, 2,048 where the room
 * itself caused the call (opened, phase_changed, stage_changed, woke, migrate), so that a closing
 * can give every topic its result at once; 64 wakes and 64 cancelled wakes a decision; 65,536 bytes
 * a body, nested at most 16 deep, and 1 MiB for the bodies of one decision together; 256 MiB of
 * address space for the process.
 *
 * TEXT  is UTF-8 and has no promised zero at its end; `data` may be null where `size` is 0. All of
 * it is lent: what Chorus passes in is valid until the function it was passed to returns; what it
 * answers to a read is valid until the decision returns. Bodies, arguments, payloads, settings and
 * answers are one JSON object as text, "{}" where there is nothing to say (never empty text), with
 * no member twice. Forms of other text, in bytes:
 *     key            kind/name, one slash, each part of A-Z a-z 0-9 - _ and at least one of them;
 *                    at most 128. By custom the kind is the record's type.
 *     end of a link  a key; the far end may be key@space, for what was taken in from elsewhere
 *     name           of a command, wake, code or text_key: 1 to 64 of A-Z a-z 0-9 - _ and the dot
 *     type, kind     as in the manifest
 *     audience       atoms, one space between two: room, wall, facilitators, owner, rules,
 *                    group:<id> (of a pair or table, as groups() tells it; <name> alone for the
 *                    record group/<name> of this activity); for contributions may:<rung> with
 * only_me, facilitators, table, room, gist, words or named. Empty text: the default of the type or
 * kind.
 *
 * GROWTH  Every struct begins with its size in bytes, set by whoever fills it. Members are only
 * ever added at the end; a reader looks at `size` before it uses a member that version 1.0 did not
 * have. An addition raises abi_minor; abi_major rises when adding is not enough. A new need is a
 * new interface id; "/2" stands beside "/1". What is not written here is not promised.
 */

// NOLINTBEGIN: a C header, read by C compilers too; its names are those of C.
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define CHORUS_ABI_MAJOR 1u
#define CHORUS_ABI_MINOR 0u

/* The limits on what one decision may want, as numbers. */
#define CHORUS_CHANGES_OF_A_COMMAND 64u
#define CHORUS_CHANGES_OF_THE_ROOM 2048u
#define CHORUS_DECISION_BYTES 1048576u
/* The most links at one thing that are told. */
#define CHORUS_LINKS_READ 1000u

#if defined(_WIN32)
#define CHORUS_EXPORT __declspec(dllexport)
#else
#define CHORUS_EXPORT __attribute__((visibility("default")))
#endif

typedef struct chorus_text {
  const char* data;
  size_t size;
} chorus_text;

typedef int32_t chorus_status;
enum {
  CHORUS_OK = 0,       /* what was put, removed and asked for is to happen */
  CHORUS_REJECTED = 1, /* nothing happens; the person gets the words given to reject() */
  CHORUS_FAULT = 2     /* the activity type is broken; its process is ended */
};

/* A record as an activity type sees it. Who owns it is never told; see is_owner. */
typedef struct chorus_record {
  uint32_t size;
  chorus_text key;      /* "kind/name" */
  chorus_text type;     /* as in the manifest, or a core kind */
  chorus_text audience; /* atoms, a space between two */
  chorus_text body;     /* JSON object */
  /* Which one of this activity it is in the order of giving, from 1; the number stays with it, over
   * restarts and undo, and is not given again. Only what everybody in the room could watch arrive
   * has one: a contribution that began behind gate open, with `room` in its audience, by a person's
   * command. All else is 0, since its order could tell whose it is; the order of keys is chance and
   * the same for all. */
  uint64_t nth;
} chorus_record;

/* Two things tied together, as links() tells it. */
typedef struct chorus_link {
  uint32_t size;
  chorus_text from; /* a key of this activity, or key@space of what it takes in */
  chorus_text to;
  chorus_text type;
  int32_t own; /* 1: this activity tied them, and may untie them; 0: another did */
} chorus_link;

/* Called by scan, before scan returns. `record` itself is lent until this returns, its texts until
 * the decision does. Answers not zero: go on; zero: enough.            [host-thread, deciding] */
typedef int32_t (*chorus_visit)(void* user, const chorus_record* record);

/* Called by links, before links returns; `link` is lent as a record is to chorus_visit. Answers not
 * zero: go on; zero: enough.                                          [host-thread, deciding] */
typedef int32_t (*chorus_visit_link)(void* user, const chorus_link* link);

/*
 * One decision in the making: what may be read, and what is wanted. Lent for the length of one
 * call.
 */
typedef struct chorus_call chorus_call;
struct chorus_call {
  uint32_t size;
  void* host; /* Chorus's own; not to be touched */

  /* ---- reads: the activity as it was when the call began; nothing wanted in this decision is
   * among it yet ------------------------------------------------------------------------------ */

  /* The record of this key. 1: `out` is filled, up to out->size, which the caller sets before and
   * which stays. 0: there is none, and `out` is as it was. A record that its owner took back keeps
   * its key where others lean on it; its body is "{}" then.             [host-thread, deciding] */
  int32_t (*get)(const chorus_call* call, chorus_text key, chorus_record* out);

  /* Visits the records whose key begins with `prefix` and sorts after `after_key` (empty: from the
   * start), in byte order of keys, at most `limit` (0: all). Empty prefix: every record. Keys are
   * made by chance: their order means nothing.                         [host-thread, deciding] */
  void (*scan)(const chorus_call* call, chorus_text prefix, chorus_text after_key, uint32_t limit,
               chorus_visit visit, void* user);

  /* "participant" or "facilitator"; empty where the room itself caused the call (opened,
   * phase_changed, stage_changed, woke).                               [host-thread, deciding] */
  chorus_text (*role)(const chorus_call* call);

  /* Ids of the pairs and tables where the actor sits, a space between two: what is addressed to
   * group:<id> is read there. That of a record of kind group in this activity is
   * "<name>@<this activity>". Empty: they sit nowhere, lead, or the room caused the call.
   *                                                                    [host-thread, deciding] */
  chorus_text (*groups)(const chorus_call* call);

  /* 1 if the actor owns the record of this key, judged when the command came in; else 0. The only
   * thing an activity type can learn about whose a record is.          [host-thread, deciding] */
  int32_t (*is_owner)(const chorus_call* call, chorus_text key);

  /* A pseudonym of the actor, the same in every call within this opening of this activity and
   * different everywhere else. Its key dies with the sealed ballots, at close; it cannot be turned
   * back into a person. Empty where no vote is open or the room caused the call.
   *                                                                    [host-thread, deciding] */
  chorus_text (*actor_mark)(const chorus_call* call);

  /* Milliseconds since 1970-01-01T00:00Z by the inquiry's clock.       [host-thread, deciding] */
  int64_t (*now_ms)(const chorus_call* call);

  /* The next number of a sequence drawn for this call; all 64 bits are chance. Made again, the
   * decision gets the same numbers.                                    [host-thread, deciding] */
  uint64_t (*random_u64)(const chorus_call* call);

  /* The settings of this activity: a JSON object.                      [host-thread, deciding] */
  chorus_text (*settings)(const chorus_call* call);

  /* draft, lobby, open, paused, closing_soon, closed, revealed or reopened. In phase_changed it is
   * the new phase.                                                     [host-thread, deciding] */
  chorus_text (*phase)(const chorus_call* call);

  /* The stage it has come to, of those in the manifest: from its opening on the first, later what a
   * lead moved it to; it keeps its stage when it is closed. Empty: not opened yet, or the manifest
   * has no stages. In stage_changed it is the new one.                 [host-thread, deciding] */
  chorus_text (*stage)(const chorus_call* call);

  /* The day of now_ms in the room's time zone, "YYYY-MM-DD".           [host-thread, deciding] */
  chorus_text (*today)(const chorus_call* call);

  /* Visits the links that begin or end at this thing, where both ends are known here: those this
   * activity made, and those that others made between what it takes in or to what is its own. In an
   * order that is chance. At most `limit`, and never more than CHORUS_LINKS_READ; 0: as many as
   * that.                                                              [host-thread, deciding] */
  void (*links)(const chorus_call* call, chorus_text key, uint32_t limit, chorus_visit_link visit,
                void* user);

  /* A key "kind/<random>" that no record of this activity has, another each time; `kind` is of the
   * form of a key's part. It draws from the same sequence as random_u64. [host-thread, deciding] */
  chorus_text (*new_key)(const chorus_call* call, chorus_text kind);

  /* ---- wants: collected, and dropped unless the decision returns CHORUS_OK. Then they happen in
   * this order, whatever order they were said in: puts, contributions, removes, unlinks, links,
   * wakes, and a nudge once all of it is kept; of two puts of one key the later counts.
   * CHORUS_FAULT: too many, too large; the decision must return CHORUS_FAULT then, and is one in
   * any case
   * ------------------------------------------- */

  /* Makes or replaces the record of this key. `type` is one of the manifest's. `audience`: atoms of
   * room, wall, facilitators, group:<id>, owner, rules, a space between two; empty: the type's
   * default. Where the manifest gives the type a permission, a new record goes as far as that says,
   * or as may:<rung>, and from then on as far as its owner says; other atoms count for nothing. A
   * type of class ballot is sealed whatever is said here, and its key must be
   * "<kind>/<actor_mark>": one ballot a kind and person, casting again replaces. A facilitator who
   * keys in paper uses new_key(kind) instead. A new record of class contribution, draft or private
   * belongs to the actor, and only its owner and the leads may touch it; the owner stays when it is
   * replaced. A key of such a record comes from new_key and is not used for another thing later:
   * what was taken back under it stays away. A contribution reaches the wall by a lead's release
   * alone, whatever its audience, and waits for another once its body changes. Drafts are for their
   * owner alone, and so are private records, but where `facilitators`, `room` or a group is said:
   * then these and the leads read it too, and Chorus writes into the body, as `by`, the picture its
   * owner is known by in the room. It is on no wall and in no report. A record keeps its type for
   * life.
   *                                                                    [host-thread, deciding] */
  chorus_status (*put)(const chorus_call* call, chorus_text key, chorus_text type,
                       chorus_text audience, chorus_text body);

  /* Takes the record of this key away, if there is one. Where others are linked to it, its words go
   * and its place stays.                                               [host-thread, deciding] */
  chorus_status (*remove)(const chorus_call* call, chorus_text key);

  /* Asks Chorus to make or replace a record of a core kind, one the manifest brings forth. Other
   * activities, reports and the rules of an inquiry meet activities through these kinds alone. The
   * body fits the kind's schema, in schemas/records of Chorus or in records/ of its own folder.
   * What a person gave travels at most as far as its may:<rung>; may:table is the tables where its
   * owner sits, and the command is refused where they sit at none. A record of kind group seats the
   * people whom its body lists, by keys that a command's arguments named: somebody of the inquiry
   * who does not lead it, or the command is refused. Its audience is the leads, whatever is said.
   *                                                                    [host-thread, deciding] */
  chorus_status (*contribute)(const chorus_call* call, chorus_text key, chorus_text kind,
                              chorus_text audience, chorus_text body);

  /* Asks Chorus to tie two records together, both there once this decision has happened; `type` is
   * one of schemas/records/link.schema.json.                           [host-thread, deciding] */
  chorus_status (*link)(const chorus_call* call, chorus_text from, chorus_text to,
                        chorus_text type);

  /* Unties what this activity tied by link() with these ends and this type; where there is nothing
   * of the kind, nothing happens. A link of type highlights stays: by it the words that it repeats
   * are kept within what their owner permits. Links of others cannot be named: theirs lie with
   * them.                                                              [host-thread, deciding] */
  chorus_status (*unlink)(const chorus_call* call, chorus_text from, chorus_text to,
                          chorus_text type);

  /* Asks for woke(name, payload) at or after `at_ms`, as now_ms counts; the same name again
   * replaces. It outlives restarts, and is used up once woke was called, whatever that decided. A
   * time that has passed wakes at once.                                [host-thread, deciding] */
  chorus_status (*wake)(const chorus_call* call, chorus_text name, int64_t at_ms,
                        chorus_text payload);
  /* Calls one off, if there is one.                                    [host-thread, deciding] */
  chorus_status (*cancel_wake)(const chorus_call* call, chorus_text name);

  /* Says why not; the decision then returns CHORUS_REJECTED. `code` is for programs, `text_key`
   * names words in the activity's catalogue, `args` (JSON object) fills their {places}. The last
   * one said counts.                                                   [host-thread, deciding] */
  chorus_status (*reject)(const chorus_call* call, chorus_text code, chorus_text text_key,
                          chorus_text args);

  /* What the sender is told besides "done": a JSON object of at most 64 KiB. Not told for ballots.
   * In sections: the sections, at most 256 KiB.                        [host-thread, deciding] */
  chorus_status (*answer)(const chorus_call* call, chorus_text body);

  /* ---- the youngest members: a read, a want -------------------------------------------------- */

  /* young_person, parent_carer, practitioner, supporter or unsaid, as the actor says of themselves;
   * nobody but the leads reads it of anybody else. Empty where role is. [host-thread, deciding] */
  chorus_text (*role_group)(const chorus_call* call);

  /* Tells those people who are in the room and look at something else that there is something for
   * them in this activity. `audience`: room, or group:<id> of one or more groups, a space between
   * two. Chorus has the words; they stand on a phone until its person goes there or puts them away.
   * Kept nowhere: who is away now is not told. Once in 30 seconds an activity: what is said more
   * often is left out. Where the decision says it twice, the last counts.
   *                                                                    [host-thread, deciding] */
  chorus_status (*nudge)(const chorus_call* call, chorus_text audience);
};

/* ---- interfaces an activity type may offer ------------------------------------------------- */

/* Required. */
#define CHORUS_RULES_1 "chorus.rules/1"
typedef struct chorus_rules_1 {
  uint32_t size;
  /* A person's command.                                                [host-thread, attached] */
  chorus_status (*decide)(const chorus_call* call, chorus_text name, chorus_text args);
  /* The activity comes into being, before anybody but the leads sees it: once, when the leads
   * prepare it, with no record of it there yet. Settings may be "{}" or make no sense: what cannot
   * be meant falls back.                                               [host-thread, attached] */
  chorus_status (*opened)(const chorus_call* call);
  /* The core moves the activity on, to any phase but draft and lobby. At `closed` the sealed
   * ballots can be read for the last time. Where this fails at `closed` and no ballots would be
   * lost, the activity is closed without its result; the leads read so, and "try again" calls this
   * with `closed` once more.                                           [host-thread, attached] */
  chorus_status (*phase_changed)(const chorus_call* call, chorus_text phase);
  /* A lead moved it on, or back, to this stage of the manifest's. Opening it, at the first, is
   * phase_changed alone. When a lead takes the move back, what it did here is taken back with it
   * and nothing is called.                                                 [host-thread, attached]
   */
  chorus_status (*stage_changed)(const chorus_call* call, chorus_text stage);
  /* A time asked for with wake() has come.                             [host-thread, attached] */
  chorus_status (*woke)(const chorus_call* call, chorus_text name, chorus_text payload);
} chorus_rules_1;

/* Optional: carries the records of an older state_version to the manifest's. Asked once an
 * activity, before anything else is decided in it, with the records as they are: what is put,
 * removed and contributed takes their place as one act, if then every record fits the manifest's
 * schemas. A copy of the inquiry was made before. Nothing is told to the room, and what could be
 * undone cannot be undone any more. Owners stay; what is new belongs to nobody. Where it rejects,
 * fails or is not offered, the activity stays as it was: what was given can be read, told in papers
 * and taken back, nothing else happens in it, and the leads read so. */
#define CHORUS_MIGRATE_1 "chorus.migrate/1"
typedef struct chorus_migrate_1 {
  uint32_t size;
  chorus_status (*migrate)(const chorus_call* call,
                           uint32_t from_state_version); /* [host-thread, attached] */
} chorus_migrate_1;

/* Optional: what this activity has to say in a report, as data. Chorus asks once a report, and
 * writes the files itself.
 *
 * What is said goes to answer(), once, as a JSON object {"sections": [...]}. Its shape is
 * schemas/section.schema.json, with every kind of block and its words: headings and sentences are
 * keys of the activity's own words or come out of a record; a quotation ("quote") and a thing of a
 * core kind ("thing") name a record's key and Chorus puts the words in, if their owner lets them
 * leave at the moment of writing; numbers of people stand in "people" blocks alone, where Chorus
 * turns small ones into words. Limits: 40 sections of 400 blocks each, 256 KiB, nested at most 16
 * deep.
 *
 * `purpose`: whom the report is for, "board", "participants" or "whole" today; more may come, so
 * treat what is unknown like "whole". `locale`: a language tag, "en" today.
 *
 * What may be read: get() and scan() see only the records, own and taken in, that may leave the
 * room in a report; whatever else there is, is not there. settings() and phase() are the
 * activity's, now_ms() is when the report is made, random_u64() draws the same sequence for every
 * report. role(), role_group(), groups() and actor_mark() are empty and is_owner() is 0. Keys are
 * made by chance, so their order tells nothing of the order of telling.
 *
 * Nothing may be put, removed, contributed, linked or woken: that is CHORUS_FAULT. CHORUS_OK
 * without an answer: nothing is offered. Where nothing is offered, the function fails, or what it
 * says does not fit, Chorus prints the records as a plain table and says so: a report never fails
 * for an activity's sake. It is asked in a process of its own, beside the one that decides. */
#define CHORUS_REPORT_1 "chorus.report/1"
typedef struct chorus_report_1 {
  uint32_t size;
  chorus_status (*sections)(const chorus_call* call, chorus_text purpose,
                            chorus_text locale); /* [host-thread, attached] */
} chorus_report_1;

/* Optional: CHORUS_OK if the records make sense together, else reject() with what does not, and
 * CHORUS_REJECTED: then the migration before it did not happen. Asked after a migration, in the
 * same process; get() and scan() see the records as they will be, links() the links as they were.
 * Nothing may be put. */
#define CHORUS_CHECK_1 "chorus.check/1"
typedef struct chorus_check_1 {
  uint32_t size;
  chorus_status (*invariants)(const chorus_call* call); /* [host-thread, attached] */
} chorus_check_1;

/* ---- the host and the entry ---------------------------------------------------------------- */

enum { CHORUS_LOG_INFO = 0, CHORUS_LOG_WARNING = 1, CHORUS_LOG_ERROR = 2 };

/* Lent from start to stop. */
typedef struct chorus_host {
  uint32_t size;
  void* host;
  /* A line for the log, cut off at 1,024 bytes. Never words or names of people.
   *                                                                    [host-thread, any time] */
  void (*log)(const struct chorus_host* host, int32_t level, chorus_text line);
  /* A table by interface id, or null; version 1.0 has none.             [host-thread, any time] */
  const void* (*get)(const struct chorus_host* host, chorus_text interface_id);
} chorus_host;

/* What the library exports, under the name chorus_entry. */
typedef struct chorus_plugin_entry {
  uint32_t size;
  uint32_t abi_major;  /* CHORUS_ABI_MAJOR it was built with; another one is refused */
  uint32_t abi_minor;  /* the least it needs; a newer one than Chorus offers is refused */
  const char* id;      /* zero-ended; the folder's name and the manifest's id */
  const char* version; /* zero-ended; the manifest's version */
  chorus_status (*start)(const chorus_host* host); /* [host-thread, loading] */
  void (*stop)(void);                              /* [host-thread, attached], the last call */
  const void* (*get)(const char* interface_id);    /* [host-thread, attached]; null: not offered */
} chorus_plugin_entry;

#define CHORUS_ENTRY_SYMBOL "chorus_entry"
extern CHORUS_EXPORT const chorus_plugin_entry chorus_entry;

#ifdef __cplusplus
}
#endif

// NOLINTEND

#endif
