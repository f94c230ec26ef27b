#include "rules.hpp"

CHORUS_ACTIVITY(chorus::paired_interview::Rules);
