#include "rules.hpp"

CHORUS_ACTIVITY(chorus::arriving::Rules);
