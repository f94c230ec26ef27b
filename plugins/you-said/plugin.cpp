#include "rules.hpp"

CHORUS_ACTIVITY(chorus::you_said::Rules);
