/* A disk whose flush takes longer: put before a program by LD_PRELOAD, it lets each fsync and
   fdatasync take CHORUS_FLUSH_MS milliseconds more. Linux alone. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

typedef int (*flush_call)(int);

static void take_time(void) {
  const char* given = getenv("CHORUS_FLUSH_MS");
  const long milliseconds = given == NULL ? 0 : strtol(given, NULL, 10);
  struct timespec rest = {milliseconds / 1000, milliseconds % 1000 * 1000000};
  while (nanosleep(&rest, &rest) != 0) {
  }
}

static int flushed(const char* name, int file) {
  flush_call real;
  *(void**)&real = dlsym(RTLD_NEXT, name);
  take_time();
  return real == NULL ? -1 : real(file);
}

int fsync(int file) { return flushed("fsync", file); }

int fdatasync(int file) { return flushed("fdatasync", file); }
