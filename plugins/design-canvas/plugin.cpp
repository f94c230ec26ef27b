#include "rules.hpp"

CHORUS_ACTIVITY(chorus::design_canvas::Rules);
