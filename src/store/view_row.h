/* view_row.h -- a folded matter and its stretches as rows of the views. Private to store.
 *
 * The order of members here is the order of columns in sql.h; a test writes every one and reads it back.
 *
 * `live` is whether the stretch (or the matter) may still run after the family's last act was recorded. It depends on the
 * facts alone, and no board of a later moment needs a row that is not live: so the boards' indexes hold only those.
 */
#ifndef CONGVU_VIEW_ROW_H
#define CONGVU_VIEW_ROW_H

#include "store/conn.h"

/* column, value; of `struct family *f` and `struct matter *m` */
#define VIEW_MATTER_KEYED_LIST(X)                                                                                      \
    X(id, VALUE_I(m->id))                                                                                              \
    X(family, VALUE_I(f->matters[0].id))                                                                               \
    X(content, VALUE_I(m->opening ? m->opening->content : 0))                                                          \
    X(lead, VALUE_I(m->lead))
#define VIEW_MATTER_LIVE_LIST(X) X(live, VALUE_I(instant_before(family_recorded(f), m->ended)))
#define VIEW_MATTER_PLAIN_LIST(X)                                                                                      \
    X(kind, VALUE_T(m->rule ? m->rule->kind : TEXT_NONE))                                                              \
    X(form, VALUE_I(m->form))                                                                                          \
    X(giver, VALUE_I(m->giver))                                                                                        \
    X(opening, VALUE_I(act_seq(m->opening)))                                                                           \
    X(opened, VALUE_I(m->opened.us))                                                                                   \
    X(ended, VALUE_I(m->ended.us))                                                                                     \
    X(finished, value_instant(m->finished))                                                                            \
    X(due, value_instant(m->due.at))                                                                                   \
    X(first_due, value_instant(m->first_due.at))                                                                       \
    X(unverified_due, VALUE_I(m->unverified_due))

/* column, value; of `struct family *f`, `struct matter *m` and `struct holding *h`, its n-th */
#define VIEW_HOLDING_KEYED_LIST(X)                                                                                     \
    X(matter, VALUE_I(m->id))                                                                                          \
    X(n, VALUE_I((int64_t)n))
#define VIEW_HOLDING_END_LIST(X)                                                                                       \
    X(live, VALUE_I(instant_before(family_recorded(f), h->to)))                                                        \
    X(until, VALUE_I(h->to.us))
#define VIEW_HOLDING_PLAIN_LIST(X)                                                                                     \
    X(unit, VALUE_I(h->unit))                                                                                          \
    X(since, VALUE_I(h->from.us))                                                                                      \
    X(state, VALUE_I(h->state))                                                                                        \
    X(person, VALUE_I(h->person))                                                                                      \
    X(step, VALUE_I(h->step))                                                                                          \
    X(from_person, VALUE_I(h->from_person))                                                                            \
    X(to_allocate, VALUE_I(h->to_allocate))

#define VIEW_MATTER_LIST(X)  VIEW_MATTER_KEYED_LIST(X) VIEW_MATTER_LIVE_LIST(X) VIEW_MATTER_PLAIN_LIST(X)
#define VIEW_HOLDING_LIST(X) VIEW_HOLDING_KEYED_LIST(X) VIEW_HOLDING_END_LIST(X) VIEW_HOLDING_PLAIN_LIST(X)

#define VIEW_ONE(column, value) +1
enum { /* where the next part begins */
    MATTER_KEYED = 0 VIEW_MATTER_KEYED_LIST(VIEW_ONE),
    MATTER_LIVE = MATTER_KEYED VIEW_MATTER_LIVE_LIST(VIEW_ONE),
    MATTER_COLUMNS = 0 VIEW_MATTER_LIST(VIEW_ONE),
    HOLDING_KEYED = 0 VIEW_HOLDING_KEYED_LIST(VIEW_ONE),
    HOLDING_END = HOLDING_KEYED VIEW_HOLDING_END_LIST(VIEW_ONE),
    HOLDING_COLUMNS = 0 VIEW_HOLDING_LIST(VIEW_ONE),
};
#undef VIEW_ONE

extern const char *const VIEW_MATTER_COLUMNS[MATTER_COLUMNS];
extern const char *const VIEW_HOLDING_COLUMNS[HOLDING_COLUMNS];

/* Texts are the family's. */
void view_matter_row(const struct family *f, const struct matter *m, struct value row[MATTER_COLUMNS]);
void view_holding_row(const struct family *f, const struct matter *m, size_t n, struct value row[HOLDING_COLUMNS]);

/* The first column in which they differ, from `from` on, or `to`. */
size_t view_differ(const struct value *a, const struct value *b, size_t from, size_t to);

#endif
