/* event.h -- deadlines that hang on an event: "sau khi Nghị định được ban hành", "trước mùa mưa bão", "tại kỳ họp giữa năm", "trong 05 ngày
 * kể từ ngày nhận". No date can be told from the text alone.
 *
 * Each returns false, and leaves *out alone, where nothing of its kind stands at t; `from` is where the clause begins.
 */
#ifndef CONGVU_INTAKE_EVENT_H
#define CONGVU_INTAKE_EVENT_H

#include "intake/cadence.h"

bool event_after(const struct scan *s, size_t from, size_t t, size_t end, struct found *out);
bool event_before(const struct scan *s, size_t from, size_t t, size_t end, struct found *out);
bool event_season(const struct scan *s, size_t t, size_t end, struct found *out);
bool event_within(const struct scan *s, size_t t, size_t end, struct found *out);
bool event_ahead(const struct scan *s, size_t t, size_t end, struct found *out);
bool event_promised(const struct scan *s, size_t t, size_t end, struct found *out);
bool event_session(const struct scan *s, size_t from, size_t t, size_t end, struct found *out);

#endif
