#include "Shape.hpp"

#include <BRepBuilderAPI_Copy.hxx>
#include <OSD.hxx>

#include <csignal>
#include <cstring>
#include <mutex>
#include <time.h>

namespace pintle {

namespace {
thread_local double budget = 20.0;

/// Of this thread's own work: a busy machine does not change what can be made.
double now() {
  timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return double(t.tv_sec) + double(t.tv_nsec) * 1e-9;
}
} // namespace

Deadline::Deadline() : end_(now() + budget) {}

Standard_Boolean Deadline::UserBreak() {
  if (now() > end_) expired_ = true;
  return expired_;
}

/// Lets the kernel turn memory faults into exceptions; interrupts and traps of the host stay the host's.
void prepare() {
  static std::once_flag once;
  std::call_once(once, [] {
    const int kept[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGILL, SIGTRAP, SIGPIPE, SIGSYS};
    struct sigaction old[sizeof kept / sizeof *kept];
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) sigaction(kept[i], nullptr, &old[i]);
    OSD::SetSignal(Standard_False);
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) sigaction(kept[i], &old[i], nullptr);
  });
}

void report(OccStatus *status, int code, const char *text) {
  if (!status) return;
  status->code = code;
  std::strncpy(status->text, text, sizeof status->text - 1);
  status->text[sizeof status->text - 1] = 0;
}

} // namespace pintle

using namespace pintle;

void occ_set_budget(double seconds) { budget = seconds; }

void occ_release(OccShape *shape) { delete shape; }

OccShape *occ_copy(const OccShape *shape, OccStatus *status) {
  return made(status, [&] { return BRepBuilderAPI_Copy(shape->shape, Standard_True, Standard_False).Shape(); });
}
