#include "rules.hpp"

CHORUS_ACTIVITY(chorus::dream_studio::Rules);
