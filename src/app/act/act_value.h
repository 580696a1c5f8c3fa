/* act_value.h -- the fields of its kind that an act states, as people write them. Private to app. */
#ifndef CONGVU_ACT_VALUE_H
#define CONGVU_ACT_VALUE_H

#include "app/app.h"
#include "base/sbuf.h"

/* Could this be a field of some kind: owed, recovered[2024-Q4]? */
bool kind_field_key(struct text key);
/* Adds it as written: a line, or one for each entry of a list. */
void kind_field_add(struct arena *a, struct text key, struct text value, struct sbuf *lines);
/* Puts the lines of AT_FIELDS in the form of the record, by the rule of the matter (before: f, NULL for an opening), and those of sealed
 * fields apart. Without `conn` a field that names a matter is not found. */
enum rc kind_fields_settle(struct conn *conn, struct arena *a, const struct world *w, const struct family *f, struct act *act,
                           struct err *err);
/* The complaint about a key that is neither a member of the act nor a field of the kind; `rule` may be NULL. */
enum rc act_key_unknown(struct arena *a, const struct rule *rule, struct text key, enum act_kind kind, struct err *err);

#endif
