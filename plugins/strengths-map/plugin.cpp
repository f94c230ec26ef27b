#include "rules.hpp"

CHORUS_ACTIVITY(chorus::strengths_map::Rules);
