/* store_label.c -- which fact is it, in the words of its row. */
#include "store/conn.h"
#include "store/fact.h"

static enum rc person_code(struct conn *c, struct arena *a, int64_t person, struct text *code, struct err *err)
{
    struct stmt *st;
    bool row = false;
    *code = TEXT_NONE;
    if (person < 1)
        return RC_OK;
    enum rc rc = conn_first(c, SQL_NTH_PERSON, VALUES(VALUE_I(person - 1)), &st, &row, err);
    if (rc != RC_OK || !row)
        return rc;
    *code = row_text(c, st, 0, a);
    conn_done(c, st);
    return RC_OK;
}

enum rc store_fact_label(struct conn *c, struct arena *a, enum fact_sort sort, int64_t n, struct fact_label *out,
                         struct err *err)
{
#define X(name, word, number) [FACT_##name] = SQL_LABEL_##name,
    static const enum sql LABELS[FACT_SORT_END] = { FACT_LIST(X) };
#undef X
    struct fact_label label = { .kind = -1, .recorded = INSTANT_MAX };
    struct stmt *st;
    bool row = false;
    int64_t person = 0;
    enum rc rc = conn_first(c, LABELS[sort], VALUES(VALUE_I(n)), &st, &row, err);
    if (rc == RC_OK && row) {
        label.words = row_text(c, st, 0, a);
        if (sort == FACT_ACT) {
            label.kind = row_int(c, st, 1);
            label.recorded = row_instant(c, st, 2);
            person = row_int(c, st, 3);
        }
        conn_done(c, st);
        rc = person_code(c, a, person, &label.person, err);
    }
    if (rc == RC_OK)
        *out = label;
    return rc;
}
