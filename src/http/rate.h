/* rate.h -- at most so many requests a second from one client: a bucket each, that fills while it is quiet.
 *
 * The table has a fixed number of places. A client whose place is taken by another shares that bucket's fate only until the other
 * has been quiet for a moment; so a flood from many addresses costs no memory.
 */
#ifndef CONGVU_HTTP_RATE_H
#define CONGVU_HTTP_RATE_H

#include "base/text.h"

struct rate;

enum { RATE_PLACES = 8192, RATE_BURST_S = 4 };

/* NULL when per_second is 0. */
struct rate *rate_new(int per_second);
void rate_free(struct rate *r); /* NULL is fine */
/* One request of the client at this moment (any clock that only grows, microseconds). NULL allows all. */
bool rate_allows(struct rate *r, struct text client, int64_t now_us);

#endif
