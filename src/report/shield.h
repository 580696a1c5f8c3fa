/* shield.h -- the registered proposals in whose scope a signal lies (Decree 73/2023/NĐ-CP, art. 11), as whoever reads the signal must see them.
 *
 *      proposal   registered ──────────────┬──────────► "before": what was done in its scope since then
 *                 an emergency ── registered ┤           "emergency": since the emergency; it is marked so
 *      signal                              raised
 *                                            └ registered ► "after": nothing that the signal shows
 *
 * A proposal that is being examined speaks for itself, one that was rejected for nobody. It is shown, never judged: a reviewer concludes.
 */
#ifndef CONGVU_REPORT_SHIELD_H
#define CONGVU_REPORT_SHIELD_H

#include "report/protection.h"
#include "report/report_json.h"

enum shield_when { SHIELD_BEFORE, SHIELD_EMERGENCY, SHIELD_AFTER, SHIELD_WHEN_COUNT };
extern const char *const SHIELD_WORDS[SHIELD_WHEN_COUNT + 1]; /* "before", "emergency", "after" */

struct shield {
    struct text code, title;   /* of the proposal                                               */
    enum protection_state state;
    enum shield_when when;
    struct day registered, from; /* from: since when what was done is spoken for               */
    struct text covers;        /* "V1, V7": matters of the signal in its scope; "" it is the proposer's own */
};

struct text say_shield(struct arena *a, const struct shield *);  /* in the reader's language */
json_t *js_shields(struct arena *a, const struct shield *list, size_t n);

#endif
