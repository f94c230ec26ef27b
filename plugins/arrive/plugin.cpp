#include "rules.hpp"

CHORUS_ACTIVITY(chorus::arrive::Rules);
