#include "rules.hpp"

CHORUS_ACTIVITY(postcards::Rules);
