#include "rules.hpp"

CHORUS_ACTIVITY(chorus::next_steps::Rules);
