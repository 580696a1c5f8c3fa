/* store_live.c -- the stretches of families with an open matter, for who keeps them in memory; and single rows of a board. */
#include "base/i18n.h"
#include "store/board_row.h"

static enum rc stretch_read(struct conn *c, const struct stmt *st, struct live_stretch *out, struct err *err)
{
    int64_t state = row_int(c, st, 13), form = row_int(c, st, 3);
    if (state < 0 || state >= M_STATE_COUNT || form < 0 || form >= FORM_COUNT)
        return err_set(err, PB_VIEWS_DIFFER,
                       _("matter number %lld: a view holds what no fold gives; rebuild the views"),
                       (long long)row_int(c, st, 1));
    *out = (struct live_stretch){
        .family = row_int(c, st, 0),
        .matter = row_int(c, st, 1),
        .kind = c->driver->column(st, 2).t,
        .form = (enum ask_form)form,
        .giver = (unit_id)row_int(c, st, 4),
        .lead = (unit_id)row_int(c, st, 5),
        .opened = row_instant(c, st, 6),
        .ended = row_instant(c, st, 7),
        .finished = row_instant(c, st, 8),
        .due = row_instant(c, st, 9),
        .unit = (unit_id)row_int(c, st, 11),
        .person = (person_id)row_int(c, st, 12),
        .state = (enum mstate)state,
        .since = row_instant(c, st, 14),
        .until = row_instant(c, st, 15),
        .step = (int)row_int(c, st, 16),
        .to_allocate = row_bool(c, st, 17),
        .live = row_bool(c, st, 10) && row_bool(c, st, 18),
    };
    return RC_OK;
}

enum rc store_live(struct conn *c, matter_id family, store_live_row *each, void *arg, struct err *err)
{
    struct stmt *st;
    bool row;
    struct live_stretch s;
    enum rc rc = family ? conn_ask(c, SQL_LIVE_FAMILY, VALUES(VALUE_I(family)), &st, err)
                        : conn_ask(c, SQL_LIVE_ALL, NO_VALUES, &st, err);
    while (rc == RC_OK && (rc = conn_row(c, st, &row, err)) == RC_OK && row) {
        rc = stretch_read(c, st, &s, err);
        if (rc == RC_OK)
            rc = each(arg, &s, err);
        if (rc != RC_OK)
            conn_done(c, st);
    }
    return rc;
}

enum rc store_actors(struct conn *c, struct arena *a, matter_id family, person_id **persons, size_t *n, struct err *err)
{
    struct stmt *st;
    bool row;
    person_id *list = NULL;
    size_t count = 0;
    enum rc rc = conn_ask(c, SQL_ACTORS, VALUES(VALUE_I(family)), &st, err);
    while (rc == RC_OK && (rc = conn_row(c, st, &row, err)) == RC_OK && row)
        ARENA_PUSH(a, list, count, (person_id)row_int(c, st, 0));
    if (rc != RC_OK)
        return rc;
    *persons = list;
    *n = count;
    return RC_OK;
}

enum rc store_families_since(struct conn *c, struct arena *a, int64_t seq, matter_id **ids, size_t *n, struct err *err)
{
    struct stmt *st;
    bool row;
    matter_id *list = NULL;
    size_t count = 0;
    enum rc rc = conn_ask(c, SQL_FAMILIES_SINCE, VALUES(VALUE_I(seq)), &st, err);
    while (rc == RC_OK && (rc = conn_row(c, st, &row, err)) == RC_OK && row)
        ARENA_PUSH(a, list, count, row_int(c, st, 0));
    if (rc != RC_OK)
        return rc;
    *ids = list;
    *n = count;
    return RC_OK;
}

enum rc store_board_one(struct conn *c, struct arena *a, matter_id id, struct instant now, struct board_row *out,
                        bool *there, struct err *err)
{
    struct stmt *st;
    bool row;
    enum rc rc = conn_first(c, SQL_BOARD_ONE, VALUES(VALUE_I(id), VALUE_I(now.us)), &st, &row, err);
    if (rc != RC_OK)
        return rc;
    *there = row;
    if (!row)
        return RC_OK;
    rc = board_row_read(c, st, a, now, out, err);
    conn_done(c, st);
    return rc;
}
