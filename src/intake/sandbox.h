/* sandbox.h -- a process that can do nothing but compute and write to one pipe.
 *
 *   rlimits        processor time, memory, no file of any size, no new descriptor, no core
 *   no_new_privs   nothing executed later could gain a right, and nothing can be executed
 *   Landlock       no file system at all, where the kernel has it
 *   seccomp        an allow-list of calls; a call outside it ends the process, but for those that libraries try on their
 *                  way and can do without (opening a time zone): these fail
 *
 * There is no network because no call that makes a socket is on the list.
 *
 * Fails:   false where the kernel refuses a part that every kernel has; then the caller must not read foreign bytes.
 */
#ifndef CONGVU_INTAKE_SANDBOX_H
#define CONGVU_INTAKE_SANDBOX_H

#include "base/base.h"

struct sandbox_limits {
    unsigned cpu_seconds;
    size_t bytes; /* of memory, beyond what the process has now */
};

/* For ever, and for this process alone. `fd` stays writable; every other descriptor is closed or, up to 2, nothing. */
bool sandbox_enter(const struct sandbox_limits *limits, int fd);

/* For a process of ours that opens nothing foreign itself: the limits alone, and soft, so that what it starts may set its own. */
void sandbox_limit(const struct sandbox_limits *limits);

#endif
