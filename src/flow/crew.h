/* crew.h -- a few threads that do one thing together and then are gone.
 *
 * `work` is called once for each member 0 .. members-1, the first in the caller's thread; crew_run returns when all have. What they share is
 * read only; what they write is their own. Where no thread can be had the caller does it all, so nothing fails.
 */
#ifndef CONGVU_FLOW_CREW_H
#define CONGVU_FLOW_CREW_H

#include "base/base.h"

enum { CREW_MAX = 64 };

typedef void crew_work(void *arg, unsigned member);
void crew_run(unsigned members, crew_work *work, void *arg);

#endif
