// chorus-sound: makes one sound anew for the server, which starts it for each. Nobody types it.
#include "media/programs/clean_sound.hpp"
#include "media/programs/confined_main.hpp"

int main() {
  return chorus::media::confined_main(chorus::platform::MoreThreads::no,
                                      &chorus::media::clean_sound);
}
