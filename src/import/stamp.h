/* stamp.h -- times as other systems write them.
 *
 * Without a format: ISO 8601, as "2011-10-11T13:45:40.276+02:00", "2011-10-11 13:45", "20111011T134540Z", "2011-W41-2", "2011-10-11" (its first
 * instant); what stands between date and time may be any one character. With one: that of strptime, with %f for the fraction of a
 * second, %z and %Z, %s for seconds since 1970. What has no zone is in the zone of the log.
 *
 * Fails:   false for what is no such time.
 * Threads: pure.
 */
#ifndef CONGVU_IMPORT_STAMP_H
#define CONGVU_IMPORT_STAMP_H

#include "base/instant.h"

struct stamp_form {
    struct text format; /* "" ISO 8601                                     */
    int64_t zone_us;    /* where none is written: this much ahead of UTC   */
};

struct stamp {
    int64_t us;
    bool zoned; /* the zone was written         */
    bool dated; /* a date only, without a time  */
};

bool stamp_read(const struct stamp_form *form, struct text t, struct stamp *out);

/* Is it a format that stamp_read understands? *bad points at the first conversion it does not. */
bool stamp_format_valid(struct text format, struct text *bad);

/* "+07:00", "-0330", "Z" or "UTC" to microseconds. */
bool stamp_zone(struct text t, int64_t *us);

#endif
