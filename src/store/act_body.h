/* act_body.h -- the typed members of an act that no query needs, as one text. Private to store.
 *
 *      due=5 working days
 *      kind=directive
 *      units=12,15,18
 *
 * One "key=value" a line, sorted by key, only what is stated; keys are those of ACT_FIELDS, and "child" and "cutoff"
 * for the two members that people do not write. A backslash is written "\\", a newline "\n". Units, persons and matters
 * go by number, days as ISO, limits as limit_text() in English, a recurrence as word, day, month. The same act gives
 * the same bytes.
 */
#ifndef CONGVU_ACT_BODY_H
#define CONGVU_ACT_BODY_H

#include "base/sbuf.h"
#include "matter/act.h"

/* Appends the body of the act. PB_WRONG_VALUE when a member cannot be written so that it reads back the same. */
enum rc act_body_write(struct sbuf *out, const struct act *act, struct err *err);

/* Fills the members of `act`, which is act_new() otherwise. Texts point into `body` or the arena. PB_CORRUPT names the line. */
enum rc act_body_read(struct arena *a, struct text body, struct act *act, struct err *err);

#endif
