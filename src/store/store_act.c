/* store_act.c -- acts: the skeleton in columns, other typed members in one text (act_body.h), words apart.
 *
 * `words` has a bit for each word the act was recorded with, so that an erased word can be told from one never written,
 * and an act without words costs no look-up.
 */
#include "base/i18n.h"
#include "store/act_body.h"
#include "store/conn.h"

#include <string.h>
#include <sys/random.h>

static_assert(ACT_TEXT_COUNT <= 62, "a set of words fits in a column");

/* --- writing --------------------------------------------------------------------------------------------- */

/* The register's last act; asked once in a transaction. */
static enum rc last_find(struct conn *c, struct err *err)
{
    struct stmt *st;
    bool row;
    if (c->last_known)
        return RC_OK;
    enum rc rc = conn_first(c, SQL_ACT_LAST, NO_VALUES, &st, &row, err);
    if (rc != RC_OK)
        return rc;
    c->last_seq = conn_last_mine(c, FACT_ACT, row ? row_int(c, st, 0) : 0);
    c->last_recorded = row ? row_instant(c, st, 1) : INSTANT_MIN;
    c->last_known = true;
    if (row)
        conn_done(c, st);
    return RC_OK;
}

enum rc store_last_recorded(struct conn *c, struct instant *out, int64_t *seq, struct err *err)
{
    enum rc rc = last_find(c, err);
    if (rc != RC_OK)
        return rc;
    *out = c->last_recorded;
    *seq = c->last_seq;
    return RC_OK;
}

/* Adds the next unused salt; what was used is not kept. */
static enum rc salt_add(struct conn *c, struct sbuf *out, struct err *err)
{
    if (c->salt == SALTS_AHEAD) {
        for (size_t have = 0; have < sizeof c->salts;) {
            ssize_t n = getrandom(c->salts + have, sizeof c->salts - have, 0);
            if (n <= 0)
                return err_set(err, PB_IO, _("the system gives no random numbers"));
            have += (size_t)n;
        }
        c->salt = 0;
    }
    char *next = (char *)c->salts + SALT_BYTES * c->salt++;
    sbuf_add(out, (struct text){ next, SALT_BYTES });
    memset(next, 0, SALT_BYTES);
    return RC_OK;
}

/* The act as FACTS_ACT gives it (fact.c): what is stamped, and what the two statements take their values from. */
enum { SKELETON = 13 };
struct act_columns {
    struct value all[SKELETON + ACT_TEXT_COUNT];
};

static enum rc words_put(struct conn *c, const struct act *act, struct act_columns *out, struct err *err)
{
    sbuf_clear(&c->said);
    for (size_t i = 0; i < act->nwords; i++) {
        enum rc rc = salt_add(c, &c->said, err);
        if (rc != RC_OK)
            return rc;
        sbuf_add(&c->said, act->words[i].value);
    }
    if (sbuf_full(&c->said))
        return err_set(err, PB_TOO_LARGE, _("the act states more than %zu bytes of words"), c->said.max);
    struct text said = sbuf_text(&c->said);
    for (size_t i = 0, at = 0; i < act->nwords; i++) {
        size_t n = SALT_BYTES + act->words[i].value.n;
        out->all[SKELETON + act->words[i].field] = VALUE_B(text_sub(said, at, at + n));
        at += n;
    }
    return RC_OK;
}

/* The set of words stated; PB_WRONG_VALUE when one is stated twice. */
static enum rc words_set(const struct act *act, int64_t *out, struct err *err)
{
    int64_t set = 0;
    for (size_t i = 0; i < act->nwords; i++) {
        enum act_text f = act->words[i].field;
        assert((unsigned)f < ACT_TEXT_COUNT);
        if (set >> f & 1)
            return err_set(err, PB_WRONG_VALUE, _("the act states '%s' twice"), ACT_TEXT_WORDS[f]);
        set |= INT64_C(1) << f;
    }
    *out = set;
    return RC_OK;
}

static void skeleton_put(matter_id family, const struct act *act, int64_t words, struct text body,
                         struct act_columns *out)
{
    bool same = instant_eq(act->happened, act->recorded);
    const struct value skeleton[SKELETON] = {
        VALUE_I(act->seq),    VALUE_I(family),           VALUE_I(act->matter),
        VALUE_I(act->kind),   VALUE_I(act->recorded.us), same ? VALUE_NIL : VALUE_I(act->happened.us),
        VALUE_I(act->person), VALUE_I(act->post),        VALUE_I(act->unit),
        VALUE_I(act->behalf), VALUE_I(act->surety),      VALUE_I(words),
        VALUE_T(body)
    };
    memcpy(out->all, skeleton, sizeof skeleton);
}

/* Every act has its row of words, also without any: so none can come later. */
static enum rc columns_add(struct conn *c, const struct act_columns *columns, struct err *err)
{
    struct value words[2 + ACT_TEXT_COUNT] = { columns->all[0], columns->all[1] };
    memcpy(words + 2, columns->all + SKELETON, ACT_TEXT_COUNT * sizeof *words);
    enum rc rc = conn_run(c, SQL_ACT_ADD, columns->all, SKELETON, err);
    if (rc == RC_OK)
        rc = conn_run(c, SQL_WORDS_ADD, words, LEN(words), err);
    if (rc == RC_OK)
        conn_added(c, FACT_ACT, columns->all, LEN(columns->all));
    return rc;
}

enum rc store_act_body(struct arena *a, const struct act *act, struct text *body, struct err *err)
{
    struct sbuf b;
    sbuf_init(&b, BODY_MAX);
    enum rc rc = act_body_write(&b, act, err);
    if (rc == RC_OK)
        *body = text_dup(a, sbuf_text(&b));
    sbuf_release(&b);
    return rc;
}

enum rc store_act_add(struct conn *c, matter_id family, struct act *act, struct err *err)
{
    sbuf_clear(&c->body);
    enum rc rc = act_body_write(&c->body, act, err);
    return rc == RC_OK ? store_act_add_with(c, family, act, sbuf_text(&c->body), err) : rc;
}

enum rc store_act_add_with(struct conn *c, matter_id family, struct act *act, struct text body, struct err *err)
{
    assert(c->writing && family > 0 && act->matter > 0);
    assert((unsigned)act->kind < ACT_KIND_COUNT && (unsigned)act->surety < SURETY_COUNT);
    int64_t words = 0;
    enum rc rc = last_find(c, err);
    if (rc != RC_OK)
        return rc;
    if (instant_before(act->recorded, c->last_recorded))
        return err_set(err, PB_OUT_OF_ORDER, _("the act would be recorded before act %lld: check the machine's clock"),
                       (long long)c->last_seq);
    if ((rc = words_set(act, &words, err)) != RC_OK)
        return rc;
    act->seq = c->last_seq + 1;
    struct act_columns columns = { .all = { VALUE_NIL } };
    skeleton_put(family, act, words, body, &columns);
    if ((rc = words_put(c, act, &columns, err)) != RC_OK || (rc = columns_add(c, &columns, err)) != RC_OK)
        return rc;
    c->last_seq = act->seq;
    c->last_recorded = act->recorded;
    return RC_OK;
}

/* --- reading --------------------------------------------------------------------------------------------- */

/* An act with the set of words still to be read. */
struct found {
    struct act act;
    int64_t words;
};

/* What fields of its kind an act states is part of what it means: it is read with the act itself. */
#define VALUE_WORDS (INT64_C(1) << AT_FIELDS | INT64_C(1) << AT_SEALED)

static enum rc act_read(struct conn *c, const struct stmt *st, struct arena *a, struct found *out, struct err *err)
{
    int64_t kind = row_int(c, st, 2), surety = row_int(c, st, 9), seq = row_int(c, st, 0);
    if (kind < 0 || kind >= ACT_KIND_COUNT || surety < 0 || surety >= SURETY_COUNT)
        return err_set(err, PB_CORRUPT, _("act %lld is of a kind that does not exist"), (long long)seq);
    struct act act = act_new(row_int(c, st, 1), (enum act_kind)kind);
    act.seq = seq;
    act.recorded = row_instant(c, st, 3);
    act.happened = row_instant(c, st, 4);
    if (instant_is_max(act.happened))
        act.happened = act.recorded;
    act.person = (person_id)row_int(c, st, 5);
    act.post = (post_id)row_int(c, st, 6);
    act.unit = (unit_id)row_int(c, st, 7);
    act.behalf = (person_id)row_int(c, st, 8);
    act.surety = (enum surety)surety;
    enum rc rc = act_body_read(a, row_text(c, st, 11, a), &act, err);
    if (rc == RC_OK)
        *out = (struct found){ act, row_int(c, st, 10) };
    return rc;
}

static enum rc words_read(struct conn *c, struct arena *a, int64_t wanted, struct act *act, struct err *err)
{
    struct stmt *st;
    struct act_word *list = NULL, w;
    size_t count = 0;
    bool row;
    enum rc rc = conn_first(c, SQL_WORDS, VALUES(VALUE_I(act->seq)), &st, &row, err);
    if (rc != RC_OK || !row)
        return rc;
    for (int field = 0; field < ACT_TEXT_COUNT; field++) {
        w.field = (enum act_text)field;
        if ((wanted >> field & 1) && row_word(c, st, 2 + field, a, &w.value))
            ARENA_PUSH(a, list, count, w);
    }
    conn_done(c, st);
    act->words = list;
    act->nwords = count;
    return RC_OK;
}

/* All acts of a statement already bound, then their words. */
static enum rc acts_read(struct conn *c, struct stmt *st, struct arena *a, bool words, struct act **acts, size_t *n,
                         struct err *err)
{
    struct found *list = NULL, f;
    size_t count = 0;
    bool row;
    enum rc rc = RC_OK;
    while (rc == RC_OK && (rc = conn_row(c, st, &row, err)) == RC_OK && row) {
        rc = act_read(c, st, a, &f, err);
        if (rc != RC_OK)
            conn_done(c, st);
        else
            ARENA_PUSH(a, list, count, f);
    }
    struct act *out = ARENA_ARRAY(a, struct act, count);
    for (size_t i = 0; i < count && rc == RC_OK; i++) {
        out[i] = list[i].act;
        int64_t wanted = words ? list[i].words : list[i].words & VALUE_WORDS;
        if (wanted)
            rc = words_read(c, a, wanted, &out[i], err);
    }
    if (rc != RC_OK)
        return rc;
    *acts = out;
    *n = count;
    return RC_OK;
}

enum rc store_acts(struct conn *c, struct arena *a, matter_id family, struct instant known, bool words,
                   struct act **acts, size_t *n, struct err *err)
{
    struct stmt *st;
    enum rc rc = conn_ask(c, SQL_ACTS, VALUES(VALUE_I(family), VALUE_I(known.us)), &st, err);
    return rc == RC_OK ? acts_read(c, st, a, words, acts, n, err) : rc;
}

enum rc store_acts_since(struct conn *c, struct arena *a, int64_t after, size_t max, struct act **acts, size_t *n,
                         struct err *err)
{
    struct stmt *st;
    enum rc rc = conn_ask(c, SQL_ACTS_SINCE, VALUES(VALUE_I(after), VALUE_I((int64_t)max)), &st, err);
    return rc == RC_OK ? acts_read(c, st, a, true, acts, n, err) : rc;
}

enum rc store_families_of(struct conn *c, struct arena *a, person_id person, size_t max, matter_id **ids, size_t *n,
                          struct err *err)
{
    struct stmt *st;
    matter_id *list = NULL;
    size_t count = 0;
    bool row;
    enum rc rc = conn_ask(c, SQL_FAMILIES_OF_PERSON, VALUES(VALUE_I(person), VALUE_I((int64_t)max)), &st, err);
    while (rc == RC_OK && (rc = conn_row(c, st, &row, err)) == RC_OK && row)
        ARENA_PUSH(a, list, count, row_int(c, st, 0));
    if (rc != RC_OK)
        return rc;
    *ids = list;
    *n = count;
    return RC_OK;
}
