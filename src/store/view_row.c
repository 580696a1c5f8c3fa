/* view_row.c -- rows of views from a folded family. */
#include "store/view_row.h"

const char *const VIEW_MATTER_COLUMNS[MATTER_COLUMNS] = {
#define X(column, value) #column,
    VIEW_MATTER_LIST(X)
#undef X
};

const char *const VIEW_HOLDING_COLUMNS[HOLDING_COLUMNS] = {
#define X(column, value) #column,
    VIEW_HOLDING_LIST(X)
#undef X
};

static const struct act *family_last(const struct family *f)
{
    assert(f->nacts > 0 && f->n > 0);
    return &f->acts[f->nacts - 1];
}

static struct instant family_recorded(const struct family *f) { return family_last(f)->recorded; }
static int64_t act_seq(const struct act *act) { return act ? act->seq : 0; }

#define X(column, value) *row++ = (value);

void view_matter_row(const struct family *f, const struct matter *m, struct value row[MATTER_COLUMNS])
{
    VIEW_MATTER_LIST(X)
}

void view_holding_row(const struct family *f, const struct matter *m, size_t n, struct value row[HOLDING_COLUMNS])
{
    const struct holding *h = &m->holdings[n];
    VIEW_HOLDING_LIST(X)
}

#undef X

static bool value_eq(const struct value *a, const struct value *b)
{
    if (a->type != b->type)
        return false;
    switch (a->type) {
    case VALUE_NULL: return true;
    case VALUE_INT: return a->i == b->i;
    case VALUE_TEXT:
    case VALUE_BLOB: return text_eq(a->t, b->t);
    }
    return false;
}

size_t view_differ(const struct value *a, const struct value *b, size_t from, size_t to)
{
    while (from < to && value_eq(&a[from], &b[from]))
        from++;
    return from;
}
