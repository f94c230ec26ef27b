#include "../rules.hpp"
#include "rig.hpp"

#include <cstdio>

int main() {
  chorus::sdk::Rig<activity::Rules> rig(CHORUS_ACTIVITY_FOLDER);

  rig.participant("ana").when("say", R"({"text":"There was always somebody."})");
  rig.participant("ben").when("say", R"({"text":"Nobody was in a hurry."})");

  const bool holds = rig.of_type("note").size() == 2 && rig.shown_to("ana").size() == 1;
  std::puts(holds ? "The rules hold." : "The rules do not hold.");
  return holds ? 0 : 1;
}
