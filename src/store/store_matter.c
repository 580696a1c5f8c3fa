/* store_matter.c -- identities of matters, and the serials in their codes.
 *
 * A serial is one more than the highest there is of the same length or, where there is none, of the shorter lengths:
 *
 *      V25-0001 ... V25-9999 V25-10000        V25-0001/1 ... V25-0001/12
 *
 * The index over codes goes by length first, so this is a probe or two, without a counter that could disagree with the
 * record.
 */
#include "base/i18n.h"
#include "store/conn.h"

#include <string.h>

enum { ROOT_DIGITS = 4, CHILD_DIGITS = 1 };

static enum rc key_read(struct conn *c, struct stmt *st, struct arena *a, struct matter_key *out, bool *found,
                        struct err *err)
{
    enum rc rc = conn_row(c, st, found, err);
    if (rc != RC_OK || !*found)
        return rc;
    *out = (struct matter_key){
        .id = row_int(c, st, 0),
        .family = row_int(c, st, 1),
        .parent = row_int(c, st, 2),
        .code = row_text(c, st, 3, a),
    };
    conn_done(c, st);
    return RC_OK;
}

enum rc store_matter_by_code(struct conn *c, struct arena *a, struct text code, struct matter_key *out, struct err *err)
{
    struct stmt *st;
    struct matter_key key;
    bool found = false;
    enum rc rc = conn_ask(c, SQL_MATTER_BY_CODE, VALUES(VALUE_T(code)), &st, err);
    if (rc == RC_OK)
        rc = key_read(c, st, a, &key, &found, err);
    if (rc != RC_OK)
        return rc;
    if (!found)
        return err_set(err, PB_UNKNOWN_MATTER, _("there is no matter '%.*s'"), TEXT_FMT(code));
    *out = key;
    return RC_OK;
}

enum rc store_matter_by_id(struct conn *c, struct arena *a, matter_id id, struct matter_key *out, struct err *err)
{
    struct stmt *st;
    struct matter_key key;
    bool found = false;
    enum rc rc = conn_ask(c, SQL_MATTER_BY_ID, VALUES(VALUE_I(id)), &st, err);
    if (rc == RC_OK)
        rc = key_read(c, st, a, &key, &found, err);
    if (rc != RC_OK)
        return rc;
    if (!found)
        return err_set(err, PB_UNKNOWN_MATTER, _("there is no matter number %lld"), (long long)id);
    *out = key;
    return RC_OK;
}

/* --- codes ----------------------------------------------------------------------------------------------- */

/* The serial in a code of the series, or -1 for another kind of code that happens to be as long. */
static int64_t serial_of(struct text code, struct text series)
{
    struct text digits = text_sub(code, series.n, code.n);
    int64_t n;
    bool plain = digits.n > 0 && digits.p[0] >= '0' && digits.p[0] <= '9' && text_int(digits, &n);
    return plain ? n : -1;
}

/* The highest serial of so many digits in the series; -1 if none. */
static enum rc serial_last(struct conn *c, struct text series, int digits, int64_t *out, struct err *err)
{
    char from[2 * CODE_MAX], to[2 * CODE_MAX];
    size_t n = series.n + (size_t)digits;
    assert(n < sizeof from);
    memcpy(from, series.p, series.n);
    memcpy(to, series.p, series.n);
    memset(from + series.n, '0', (size_t)digits);
    memset(to + series.n, '9', (size_t)digits);
    struct stmt *st;
    bool row;
    int64_t serial = -1;
    enum rc rc = conn_ask(c, SQL_MATTER_CODES,
                          VALUES(VALUE_I((int64_t)text_points(series) + digits), VALUE_T(((struct text){ from, n })),
                                 VALUE_T(((struct text){ to, n }))),
                          &st, err);
    while (rc == RC_OK && serial < 0 && (rc = conn_row(c, st, &row, err)) == RC_OK && row) {
        serial = serial_of(c->driver->column(st, 0).t, series);
        if (serial >= 0)
            conn_done(c, st);
    }
    if (rc == RC_OK)
        *out = serial;
    return rc;
}

static enum rc code_make(struct conn *c, struct arena *a, struct text series, int digits_min, struct text *out,
                         struct err *err)
{
    int64_t last = 0, found = 0;
    for (int digits = digits_min; found >= 0; digits++) {
        if (series.n + (size_t)digits > CODE_MAX)
            return err_set(err, PB_TOO_LARGE, _("a code that begins with '%.*s' would have more than %d characters"),
                           TEXT_FMT(series), CODE_MAX);
        enum rc rc = serial_last(c, series, digits, &found, err);
        if (rc != RC_OK)
            return rc;
        last = max64(last, found);
    }
    *out = text_printf(a, "%.*s%0*lld", TEXT_FMT(series), digits_min, (long long)last + 1);
    return RC_OK;
}

static enum rc code_for(struct conn *c, struct arena *a, struct text prefix, int year, matter_id parent,
                        struct text *out, struct err *err)
{
    if (!parent)
        return code_make(c, a, text_printf(a, "%.*s%02d-", TEXT_FMT(prefix), year % 100), ROOT_DIGITS, out, err);
    struct matter_key above;
    enum rc rc = store_matter_by_id(c, a, parent, &above, err);
    if (rc != RC_OK)
        return rc;
    return code_make(c, a, text_printf(a, "%.*s/", TEXT_FMT(above.code)), CHILD_DIGITS, out, err);
}

/* --- making ---------------------------------------------------------------------------------------------- */

static enum rc key_add(struct conn *c, const struct matter_key *k, struct err *err)
{
    const struct value row[] = { VALUE_I(k->id), VALUE_I(k->family), k->parent ? VALUE_I(k->parent) : VALUE_NIL,
                                 VALUE_T(k->code) };
    enum rc rc = conn_run(c, SQL_MATTER_ADD, row, LEN(row), err);
    if (rc == RC_OK)
        conn_added(c, FACT_MATTER, row, LEN(row));
    return rc;
}

static enum rc last_matter(struct conn *c, matter_id *out, struct err *err)
{
    enum rc rc = c->matter_known ? RC_OK : conn_last(c, FACT_MATTER, SQL_MATTER_LAST, &c->last_matter, err);
    if (rc != RC_OK)
        return rc;
    c->matter_known = true;
    *out = c->last_matter;
    return RC_OK;
}

enum rc store_matter_new(struct conn *c, struct arena *a, struct text prefix, int year, struct matter_key *key,
                         struct err *err)
{
    assert(c->writing && (key->parent == 0) == (key->family == 0));
    struct matter_key k = *key;
    if (k.code.n > CODE_MAX)
        return err_set(err, PB_TOO_LARGE, _("the code '%.*s' has more than %d bytes"), TEXT_FMT(k.code), CODE_MAX);
    enum rc rc = last_matter(c, &k.id, err);
    if (rc != RC_OK)
        return rc;
    k.id++;
    k.family = k.parent ? k.family : k.id;
    if (text_empty(k.code))
        rc = code_for(c, a, prefix, year, k.parent, &k.code, err);
    else
        k.code = text_dup(a, k.code);
    if (rc != RC_OK)
        return rc;
    struct err why = { .problem = PB_NONE };
    rc = key_add(c, &k, &why);
    if (why.problem == PB_EXISTS)
        return err_set(err, PB_EXISTS, _("there is a matter '%.*s' already"), TEXT_FMT(k.code));
    if (rc == RC_OK) {
        c->last_matter = k.id;
        *key = k;
    } else if (err) {
        *err = why;
    }
    return rc;
}

/* The rows of a statement already bound. */
static enum rc roots_read(struct conn *c, struct stmt *st, struct arena *a, struct root_row **rows, size_t *n,
                          struct err *err)
{
    struct root_row *list = NULL;
    size_t count = 0;
    bool row;
    enum rc rc = RC_OK;
    while (rc == RC_OK && (rc = conn_row(c, st, &row, err)) == RC_OK && row) {
        struct root_row r = { row_int(c, st, 0), row_text(c, st, 1, a), row_instant(c, st, 2),
                              instant_min(row_instant(c, st, 3), row_instant(c, st, 4)) };
        ARENA_PUSH(a, list, count, r);
    }
    if (rc != RC_OK)
        return rc;
    *rows = list;
    *n = count;
    return RC_OK;
}

enum rc store_roots(struct conn *c, struct arena *a, struct text kind, enum ask_form form, matter_id after, size_t max,
                    struct root_row **rows, size_t *n, struct err *err)
{
    struct stmt *st;
    const struct value first = VALUE_I(after), most = VALUE_I((int64_t)max);
    enum rc rc = text_empty(kind)
                     ? conn_ask(c, SQL_ROOTS, VALUES(first, most), &st, err)
                     : conn_ask(c, SQL_ROOTS_OF, VALUES(first, most, VALUE_T(kind), VALUE_I(form)), &st, err);
    return rc == RC_OK ? roots_read(c, st, a, rows, n, err) : rc;
}

enum rc store_roots_naming(struct conn *c, struct arena *a, struct text kind, struct text code, matter_id after,
                           size_t max, struct root_row **rows, size_t *n, struct err *err)
{
    struct stmt *st;
    struct text needle = text_printf(a, "=%.*s", TEXT_FMT(code));
    enum rc rc = conn_ask(c, SQL_ROOTS_NAMING,
                          VALUES(VALUE_I(after), VALUE_I((int64_t)max), VALUE_T(kind), VALUE_T(needle)), &st, err);
    return rc == RC_OK ? roots_read(c, st, a, rows, n, err) : rc;
}

enum rc store_families(struct conn *c, struct arena *a, matter_id after, size_t max, matter_id **ids, size_t *n,
                       struct err *err)
{
    struct stmt *st;
    matter_id *list = NULL;
    size_t count = 0;
    bool row;
    enum rc rc = conn_ask(c, SQL_FAMILIES, VALUES(VALUE_I(after), VALUE_I((int64_t)max)), &st, err);
    while (rc == RC_OK && (rc = conn_row(c, st, &row, err)) == RC_OK && row)
        ARENA_PUSH(a, list, count, row_int(c, st, 0));
    if (rc != RC_OK)
        return rc;
    *ids = list;
    *n = count;
    return RC_OK;
}
