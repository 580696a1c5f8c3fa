/* event_json.h -- what a webhook is told: docs/formats/webhook.md. Codes, kinds, units and instants; no person, and nothing that somebody
 * wrote but the title. Of a matter that is hidden from some, its code alone. */
#ifndef CONGVU_EVENT_JSON_H
#define CONGVU_EVENT_JSON_H

#include "report/report.h"

struct event_told {
    const char *type;   /* "act.recorded", "due.passed", "signal.raised" */
    struct instant at;
    struct text code;
    bool hidden;        /* then nothing below is told                    */
    const struct act *act; /* NULL: no act                               */
    const struct world *world;
    const struct family *family;
    const struct matter *matter;
    struct instant now;
};
void report_event(struct sbuf *out, struct arena *a, const struct event_told *event);

#endif
