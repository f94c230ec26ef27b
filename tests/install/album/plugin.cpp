#include "rules.hpp"

CHORUS_ACTIVITY(album::Rules);
