/* An activity type in plain C, by the header alone: what is sung is kept, at most three times a
 * person, and whoever hushes takes their own notes away. */
#include "activity_plugin.h"

#include <stdio.h>
#include <string.h>

#define MOST 3u

static chorus_text text(const char* words) {
  chorus_text lent = {words, strlen(words)};
  return lent;
}

static int is(chorus_text said, const char* word) {
  return said.size == strlen(word) && memcmp(said.data, word, said.size) == 0;
}

typedef struct own_notes {
  const chorus_call* call;
  chorus_text keys[MOST];
  uint32_t count; /* all of them, also past MOST */
} own_notes;

static int32_t gather(void* user, const chorus_record* record) {
  own_notes* own = (own_notes*)user;
  if (own->call->is_owner(own->call, record->key) == 0) return 1;
  if (own->count < MOST) own->keys[own->count] = record->key;
  ++own->count;
  return 1;
}

static own_notes notes_of_actor(const chorus_call* call) {
  own_notes own;
  memset(&own, 0, sizeof own);
  own.call = call;
  call->scan(call, text("note/"), text(""), 0, gather, &own);
  return own;
}

static chorus_status sing(const chorus_call* call, chorus_text args) {
  if (notes_of_actor(call).count >= MOST) {
    call->reject(call, text("full"), text("canary-plain-c.full"), text("{\"most\":3}"));
    return CHORUS_REJECTED;
  }
  return call->put(call, call->new_key(call, text("note")), text("note"), text(""), args);
}

static chorus_status hush(const chorus_call* call) {
  const own_notes own = notes_of_actor(call);
  for (uint32_t i = 0; i < own.count && i < MOST; ++i) {
    const chorus_status status = call->remove(call, own.keys[i]);
    if (status != CHORUS_OK) return status;
  }
  return CHORUS_OK;
}

static chorus_status decide(const chorus_call* call, chorus_text name, chorus_text args) {
  if (is(name, "sing")) return sing(call, args);
  if (is(name, "hush")) return hush(call);
  return CHORUS_FAULT;
}

static int32_t count_one(void* user, const chorus_record* record) {
  (void)record;
  ++*(uint32_t*)user;
  return 1;
}

static chorus_status opened(const chorus_call* call) {
  return call->put(call, text("count/now"), text("count"), text(""), text("{\"notes\":0}"));
}

static chorus_status phase_changed(const chorus_call* call, chorus_text phase) {
  uint32_t notes = 0;
  char body[64];
  (void)phase;
  call->scan(call, text("note/"), text(""), 0, count_one, &notes);
  snprintf(body, sizeof body, "{\"notes\":%u}", (unsigned)notes);
  return call->put(call, text("count/now"), text("count"), text(""), text(body));
}

static chorus_status stage_changed(const chorus_call* call, chorus_text stage) {
  (void)call, (void)stage;
  return CHORUS_OK;
}

static chorus_status woke(const chorus_call* call, chorus_text name, chorus_text payload) {
  (void)call, (void)name, (void)payload;
  return CHORUS_OK;
}

static const chorus_rules_1 rules = {sizeof rules,  decide,        opened,
                                     phase_changed, stage_changed, woke};

static chorus_status start(const chorus_host* host) {
  host->log(host, CHORUS_LOG_INFO, text("a plain bird"));
  return CHORUS_OK;
}
static void stop(void) {}
static const void* get(const char* interface_id) {
  return strcmp(interface_id, CHORUS_RULES_1) == 0 ? &rules : NULL;
}

const chorus_plugin_entry chorus_entry = {sizeof chorus_entry,
                                          CHORUS_ABI_MAJOR,
                                          CHORUS_ABI_MINOR,
                                          CHORUS_ACTIVITY_ID,
                                          CHORUS_ACTIVITY_VERSION,
                                          start,
                                          stop,
                                          get};
