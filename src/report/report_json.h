/* report_json.h -- how the things every report speaks of look in JSON. Private to report/.
 *
 * Keys are stable and come in a fixed order. Instants are RFC 3339 in the office's zone, days are dates, and both are null where
 * there is none (also for the end of knowledge). Working time is { "seconds": 550200, "hm": "152h50" }. Words of closed lists
 * (states, payees, acts) are the words of files and database; names come in the reader's language. */
#ifndef CONGVU_REPORT_JSON_H
#define CONGVU_REPORT_JSON_H

#include "report/words.h"

#include <jansson.h>

json_t *js_text(struct text);         /* "" for the empty        */
json_t *js_text_or_null(struct text); /* null for the empty      */
json_t *js_word(const char *);
json_t *js_instant(struct instant);
json_t *js_day(struct day);
json_t *js_span(struct workspan);
json_t *js_unit(const struct reader *, unit_id, struct instant t); /* { code, name }, null for 0 */
json_t *js_person(const struct reader *, person_id);               /* { code, name }, null for 0 */
json_t *js_due(const struct due *);                                /* { at, provisional }, null without limit */
json_t *js_sums(const struct reader *, const struct charge_sum *, size_t n, struct instant t);

/* What every report begins with. */
json_t *js_report(const char *report, struct text province, struct instant now, bool exercise);
/* Set a key; the value is taken. */
void js_set(json_t *object, const char *key, json_t *value);
void js_add(json_t *array, json_t *value);
/* Write and end the object. */
void js_print(struct sbuf *out, json_t *root);

#endif
