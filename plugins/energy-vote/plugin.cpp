#include "rules.hpp"

CHORUS_ACTIVITY(chorus::energy_vote::Rules);
