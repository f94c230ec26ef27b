// Its manifest says the interface of today, its entry another; nothing but the entry may be
// believed.
#include "activity_plugin.h"

extern "C" CHORUS_EXPORT const chorus_plugin_entry chorus_entry = {
    sizeof(chorus_plugin_entry), 99,      0,       CHORUS_ACTIVITY_ID,
    CHORUS_ACTIVITY_VERSION,     nullptr, nullptr, nullptr};
