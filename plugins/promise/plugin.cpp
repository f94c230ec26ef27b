#include "rules.hpp"

CHORUS_ACTIVITY(chorus::promise::Rules);
