/* store_board.c -- boards: what a unit holds now, a page at a time in order of matter.
 *
 * Eight statements, each the shortest way to one kind of question:
 *
 *      BOARD_UNIT        what a unit holds          live stretches of the unit, already in order
 *      BOARD_LEAD_ENDED  ... and led to its end     matters by lead; merged with the former
 *      BOARD_OPEN        everything open            live matters
 *      BOARD_GIVEN       what others hold in its name   live matters by giver
 *      BOARD_PASSED_NOW  what somebody passed on        live stretches by who passed them
 *      BOARD_PASSED      ... at an earlier moment       live matters, each looked at
 *      BOARD_CONTENT     what came of one content   matters by content
 *      BOARD_ANY         all else                   every matter from `after` on
 *
 * "Live" is as of the register's last act; a board of an earlier moment takes the last way.
 */
#include "base/i18n.h"
#include "store/board_row.h"

struct rows {
    struct board_row *list;
    size_t n;
};

enum rc board_row_read(struct conn *c, const struct stmt *st, struct arena *a, struct instant now,
                       struct board_row *out, struct err *err)
{
    int64_t state = row_int(c, st, 7), form = row_int(c, st, 19);
    if (state < 0 || state >= M_STATE_COUNT || form < 0 || form >= FORM_COUNT)
        return err_set(err, PB_VIEWS_DIFFER,
                       _("matter number %lld: a view holds what no fold gives; rebuild the views"),
                       (long long)row_int(c, st, 0));
    *out = (struct board_row){
        .id = row_int(c, st, 0),
        .family = row_int(c, st, 1),
        .code = row_text(c, st, 2, a),
        .kind = row_text(c, st, 3, a),
        .unit = (unit_id)row_int(c, st, 5),
        .person = (person_id)row_int(c, st, 6),
        .state = (enum mstate)state,
        .since = row_instant(c, st, 8),
        .opened = row_instant(c, st, 9),
        .ended = row_instant(c, st, 10),
        .due = row_instant(c, st, 11),
        .first_due = row_instant(c, st, 12),
        .finished = row_instant(c, st, 13),
        .to_allocate = row_bool(c, st, 14),
        .step = (int)row_int(c, st, 15),
        .content = row_int(c, st, 16),
        .giver = (unit_id)row_int(c, st, 17),
        .lead = (unit_id)row_int(c, st, 18),
        .form = (enum ask_form)form,
        .from_person = (person_id)row_int(c, st, 20),
        .unverified_due = row_bool(c, st, 21),
    };
    row_word(c, st, 4, a, &out->title); /* "" once erased */
    if (!instant_before(now, out->ended))
        out->state = M_ENDED;
    return RC_OK;
}

static enum rc rows_read(struct conn *c, struct arena *a, struct instant now, enum sql sql, const struct value *v,
                         size_t n, struct rows *out, struct err *err)
{
    struct stmt *st;
    struct rows r = { NULL, 0 };
    struct board_row b;
    bool row;
    enum rc rc = conn_ask(c, sql, v, n, &st, err);
    while (rc == RC_OK && (rc = conn_row(c, st, &row, err)) == RC_OK && row) {
        rc = board_row_read(c, st, a, now, &b, err);
        if (rc != RC_OK)
            conn_done(c, st);
        else
            ARENA_PUSH(a, r.list, r.n, b);
    }
    if (rc == RC_OK)
        *out = r;
    return rc;
}

/* Both in order of id and without a common one: together in order, at most max. */
static struct rows rows_merge(struct arena *a, struct rows x, struct rows y, size_t max)
{
    struct rows r = { ARENA_ARRAY(a, struct board_row, x.n + y.n), 0 };
    for (size_t i = 0, j = 0; r.n < max && (i < x.n || j < y.n);) {
        bool first = j == y.n || (i < x.n && x.list[i].id < y.list[j].id);
        r.list[r.n++] = first ? x.list[i++] : y.list[j++];
    }
    return r;
}

#define PAGE(q) VALUE_I((q)->after), VALUE_I((q)->now.us), VALUE_T((q)->kind), VALUE_I((q)->content)
#define MAX(q)  VALUE_I((int64_t)(q)->max)

static enum rc board_unit(struct conn *c, struct arena *a, const struct board_query *q, struct rows *out,
                          struct err *err)
{
    struct rows open, ended = { NULL, 0 };
    const struct value v[] = { PAGE(q), VALUE_I(q->unit), MAX(q) };
    enum rc rc = rows_read(c, a, q->now, SQL_BOARD_UNIT, v, LEN(v), &open, err);
    if (rc == RC_OK && q->ended)
        rc = rows_read(c, a, q->now, SQL_BOARD_LEAD_ENDED, v, LEN(v), &ended, err);
    if (rc == RC_OK)
        *out = q->ended ? rows_merge(a, open, ended, q->max) : open;
    return rc;
}

static enum rc board_open(struct conn *c, struct arena *a, const struct board_query *q, struct rows *out,
                          struct err *err)
{
    const struct value v[] = { PAGE(q), MAX(q) };
    return rows_read(c, a, q->now, SQL_BOARD_OPEN, v, LEN(v), out, err);
}

static enum rc board_whole(struct conn *c, struct arena *a, enum sql sql, const struct board_query *q, struct rows *out,
                           struct err *err)
{
    const struct value v[] = { PAGE(q), VALUE_I(q->unit), VALUE_I(q->ended), MAX(q) };
    return rows_read(c, a, q->now, sql, v, LEN(v), out, err);
}

/* Does the register say nothing later than this moment? Then live rows are all that matter. */
static enum rc is_present(struct conn *c, struct instant now, bool *out, struct err *err)
{
    struct instant last;
    int64_t seq;
    enum rc rc = store_last_recorded(c, &last, &seq, err);
    if (rc == RC_OK)
        *out = !instant_before(now, last);
    return rc;
}

enum rc store_board_waits(struct conn *c, struct arena *a, const struct board_query *q, struct board_row **rows,
                          size_t *n, struct err *err)
{
    bool present;
    struct rows r;
    const struct value v[] = { PAGE(q), VALUE_I(q->giver ? q->giver : q->from), MAX(q) };
    enum rc rc = is_present(c, q->now, &present, err);
    if (rc == RC_OK)
        rc = rows_read(c, a, q->now,
                       q->giver  ? SQL_BOARD_GIVEN
                       : present ? SQL_BOARD_PASSED_NOW
                                 : SQL_BOARD_PASSED,
                       v, LEN(v), &r, err);
    if (rc != RC_OK)
        return rc;
    *rows = r.list;
    *n = r.n;
    return RC_OK;
}

enum rc store_board(struct conn *c, struct arena *a, const struct board_query *q, struct board_row **rows, size_t *n,
                    struct err *err)
{
    bool present;
    struct rows r;
    enum rc rc = is_present(c, q->now, &present, err);
    if (rc != RC_OK)
        return rc;
    if (q->content > 0)
        rc = board_whole(c, a, SQL_BOARD_CONTENT, q, &r, err);
    else if (present && q->unit)
        rc = board_unit(c, a, q, &r, err);
    else if (present && !q->ended)
        rc = board_open(c, a, q, &r, err);
    else
        rc = board_whole(c, a, SQL_BOARD_ANY, q, &r, err);
    if (rc != RC_OK)
        return rc;
    *rows = r.list;
    *n = r.n;
    return RC_OK;
}

enum rc store_open_families(struct conn *c, struct arena *a, unit_id unit, struct instant now, matter_id **ids,
                            size_t *n, struct err *err)
{
    static const enum sql WAYS[2][2] = { { SQL_OPEN_FAMILIES_PAST, SQL_OPEN_FAMILIES },
                                         { SQL_OPEN_FAMILIES_OF_PAST, SQL_OPEN_FAMILIES_OF } };
    struct stmt *st;
    bool present, row;
    matter_id *list = NULL;
    size_t count = 0;
    enum rc rc = is_present(c, now, &present, err);
    if (rc != RC_OK)
        return rc;
    const struct value v[] = { VALUE_I(now.us), VALUE_I(unit) };
    rc = conn_ask(c, WAYS[unit != 0][present], v, unit ? 2 : 1, &st, err);
    while (rc == RC_OK && (rc = conn_row(c, st, &row, err)) == RC_OK && row)
        ARENA_PUSH(a, list, count, row_int(c, st, 0));
    if (rc != RC_OK)
        return rc;
    *ids = list;
    *n = count;
    return RC_OK;
}

enum rc store_touched(struct conn *c, matter_id family, struct instant now, store_touch_is *is_it, void *arg, bool *yes,
                      struct err *err)
{
    struct stmt *st;
    bool row, found = false;
    enum rc rc = conn_ask(c, SQL_TOUCHES, VALUES(VALUE_I(family), VALUE_I(now.us)), &st, err);
    while (rc == RC_OK && !found && (rc = conn_row(c, st, &row, err)) == RC_OK && row) {
        struct touch t = { c->driver->column(st, 0).t, (unit_id)row_int(c, st, 1), (unit_id)row_int(c, st, 2),
                           (unit_id)row_int(c, st, 3), (person_id)row_int(c, st, 4) };
        found = is_it(&t, arg);
    }
    if (rc != RC_OK)
        return rc;
    if (found)
        conn_done(c, st);
    *yes = found;
    return RC_OK;
}

static_assert(ACT_OPEN == 0 && ACT_RECUSE == 7, "a statement and an index name these kinds by number");

enum rc store_names_persons(struct conn *c, matter_id family, bool *names, struct err *err)
{
    int64_t one = 0;
    enum rc rc = conn_number(c, SQL_NAMES_PERSONS, VALUES(VALUE_I(family)), &one, err);
    if (rc == RC_OK)
        *names = one != 0;
    return rc;
}

enum rc store_acted(struct conn *c, matter_id family, person_id person, bool *acted, struct err *err)
{
    int64_t one = 0;
    enum rc rc = conn_number(c, SQL_ACTED, VALUES(VALUE_I(person), VALUE_I(family)), &one, err);
    if (rc == RC_OK)
        *acted = one != 0;
    return rc;
}
