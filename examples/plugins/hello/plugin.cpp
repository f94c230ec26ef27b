#include "rules.hpp"

CHORUS_ACTIVITY(hello::Rules);
