/* fact.c -- rows of facts as fields of leaves. One table says, for each sequence, its statements and its columns. */
#include "store/fact.h"

#include "base/i18n.h"
#include "store/conn.h"
#include "store/handle.h"
#include "store/stamp.h"

#include <pthread.h>
#include <sodium.h>
#include <string.h>

/* How a column is sealed: as a leaf has it, or as one of these. */
enum { COLUMN_SECRET = 100, COLUMN_SALTED, COLUMN_ACT, COLUMN_SURETY };
/* COLUMN_SECRET: its salt is in fact_salt. COLUMN_SALTED: its salt stands before it. COLUMN_ACT, COLUMN_SURETY: a number whose word
 * is sealed, since a number may come to mean something else. */

struct column {
    const char *name;
    int type;
};

#define T(name)                                                                                                        \
    {                                                                                                                  \
        name, LEAF_TEXT                                                                                                \
    }
#define N(name)                                                                                                        \
    {                                                                                                                  \
        name, LEAF_WHOLE                                                                                               \
    }
#define I(name)                                                                                                        \
    {                                                                                                                  \
        name, LEAF_INSTANT                                                                                             \
    }
#define SECRET(name)                                                                                                   \
    {                                                                                                                  \
        name, COLUMN_SECRET                                                                                            \
    }
#define SALTED(name, word) { word, COLUMN_SALTED },
#define END                                                                                                            \
    {                                                                                                                  \
        NULL, 0                                                                                                        \
    }

static const struct column META[] = { T("province"), N("exercise"), I("created"), T("version"), END };
static const struct column KEY[] = { I("recorded"), T("vkey"), T("reason"), END };
static const struct column CALENDAR[] = { T("kind"),    N("day"),       N("to"),        N("like"),
                                          T("name_vi"), T("name_en"),   T("source_vi"), T("source_en"),
                                          T("mark"),    I("announced"), I("recorded"),  T("hours"),
                                          END };
static const struct column REGISTER[] = {
    T("kind"),      T("code"),         T("unit"),   T("other"),     T("person"),   T("other_person"), T("post"),
    T("name_vi"),   T("name_en"),      T("abbr"),   T("aliases"),   T("class"),    T("level"),        T("system"),
    T("function"),  T("decision"),     T("office"), T("source"),    T("mark"),     N("agency"),       N("own"),
    T("rank"),      I("from"),         I("to"),     I("announced"), I("recorded"), SECRET("name_vi"), SECRET("name_en"),
    SECRET("abbr"), SECRET("aliases"), END
};
static const struct column REGULATION[] = { T("name"), I("recorded"), T("yaml"), END };
static const struct column DOCUMENT[] = { T("number"),     T("issuer"),    T("type"),
                                          N("date"),       I("recorded"),  { "sha256", LEAF_BYTES },
                                          SECRET("title"), SECRET("text"), END };
static const struct column CONTENT[] = { N("document"), N("ordinal"),    N("start"),     N("end"),
                                         T("number"),   SECRET("words"), SECRET("json"), END };
static const struct column MATTER[] = { N("family"), N("parent"), T("code"), END };
static const struct column ACT[] = { N("family"),
                                     N("matter"),
                                     { "kind", COLUMN_ACT },
                                     I("recorded"),
                                     I("happened"),
                                     N("person"),
                                     N("post"),
                                     N("unit"),
                                     N("behalf"),
                                     { "surety", COLUMN_SURETY },
                                     N("words"),
                                     { "states", LEAF_LINES },
                                     ACT_TEXT_LIST(SALTED) END };
static const struct column GRANT[] = { N("account"),    N("ends"), T("right"), T("unit"), T("kind"),
                                       T("granted_by"), N("from"), N("to"),    I("at"),   END };
static const struct column ERASURE[] = {
    I("recorded"), T("person"), T("operator"), T("subject"), T("ground"), { "erased", LEAF_LINES }, END
};

static const struct fact {
    const char *word;
    enum sql facts, count;
    const struct column *columns;
} FACTS[FACT_SORT_END] = {
#define X(name, word, number) [FACT_##name] = { word, SQL_FACTS_##name, SQL_COUNT_##name, name },
    FACT_LIST(X)
#undef X
};

const char *fact_word(enum fact_sort sort)
{
    assert(sort > FACT_NONE && sort < FACT_SORT_END);
    return FACTS[sort].word;
}

enum fact_sort fact_sort_of(struct text word)
{
    for (int i = FACT_NONE + 1; i < FACT_SORT_END; i++)
        if (text_eq(text_of(FACTS[i].word), word))
            return (enum fact_sort)i;
    return FACT_NONE;
}

/* --- the forms of their leaves ---------------------------------------------------------------------------- */

static struct leaf_form FORMS[FACT_SORT_END];
static pthread_once_t forms_once = PTHREAD_ONCE_INIT;

static void forms_make(void)
{
    for (int sort = FACT_NONE + 1; sort < FACT_SORT_END; sort++) {
        const struct column *c = FACTS[sort].columns;
        struct leaf_slot slots[LEAF_FIELDS_MAX];
        size_t n = 0;
        for (; c[n].name; n++)
            slots[n] =
                (struct leaf_slot){ text_of(c[n].name), c[n].type == COLUMN_SECRET || c[n].type == COLUMN_SALTED };
        leaf_form_make(&FORMS[sort], text_of(FACTS[sort].word), slots, n);
    }
}

static const struct leaf_form *form_of(enum fact_sort sort)
{
    pthread_once(&forms_once, forms_make);
    return &FORMS[sort];
}

/* --- what was erased ------------------------------------------------------------------------------------- */

struct gone {
    int64_t n;
    struct text field;
    struct hash digest;
};
struct gones {
    struct gone *items;
    size_t n, at; /* at: the first that is of this row or a later one */
};

static enum rc gones_read(struct conn *c, struct arena *a, enum fact_sort sort, int64_t after, size_t max,
                          struct gones *out, struct err *err)
{
    struct stmt *st;
    struct gones list = { .n = 0 };
    bool row;
    int64_t to = (int64_t)max > INT64_MAX - after ? INT64_MAX : after + (int64_t)max;
    enum rc rc = conn_ask(c, SQL_ERASED_OF, VALUES(VALUE_I(sort), VALUE_I(after), VALUE_I(to)), &st, err);
    while (rc == RC_OK && (rc = conn_row(c, st, &row, err)) == RC_OK && row) {
        struct gone g = { .n = row_int(c, st, 0), .field = row_text(c, st, 1, a) };
        struct text digest = c->driver->column(st, 2).t;
        if (digest.n == HASH_BYTES)
            memcpy(g.digest.b, digest.p, HASH_BYTES);
        ARENA_PUSH(a, list.items, list.n, g);
    }
    if (rc == RC_OK)
        *out = list;
    return rc;
}

static const struct gone *gone_find(struct gones *g, int64_t n, struct text field)
{
    while (g->at < g->n && g->items[g->at].n < n)
        g->at++;
    for (size_t i = g->at; i < g->n && g->items[i].n == n; i++)
        if (text_eq(g->items[i].field, field))
            return &g->items[i];
    return NULL;
}

/* --- a row ----------------------------------------------------------------------------------------------- */

struct reader {
    struct conn *c;
    const struct fact *fact;
    size_t secrets; /* columns whose salts are in fact_salt */
    struct gones gones;
    bool fresh;
    unsigned char salts[LEAF_FIELDS_MAX * SALT_SIZE]; /* of the row */
    size_t nsalts;                                    /* bytes      */
};

static size_t secrets_of(const struct fact *fact)
{
    size_t n = 0;
    for (const struct column *c = fact->columns; c->name; c++)
        n += c->type == COLUMN_SECRET;
    return n;
}

/* A field that may be erased: the digest of what stands there, or that which stands in its place. */
static void secret_put(struct reader *r, struct fact_row *row, struct leaf_field *f, struct text salt,
                       struct text content, bool there)
{
    const struct gone *gone = there || r->gones.n == 0 ? NULL : gone_find(&r->gones, row->n, f->name);
    if (!there && !gone)
        return;
    f->type = LEAF_SALTED;
    f->digest = there ? hash_salted(salt, content) : gone->digest;
    if (there)
        row->secrets[row->nsecrets++] = (struct fact_secret){ f->name, salt, content };
}

/* The salts of the row: those kept, or new ones. */
static void salts_take(struct reader *r, struct fact_row *row, struct text kept, size_t secrets)
{
    r->nsalts = secrets * SALT_SIZE;
    row->fresh = TEXT_NONE;
    row->unsalted = kept.n != r->nsalts;
    if (!row->unsalted) {
        memcpy(r->salts, kept.p, kept.n);
    } else if (r->fresh && kept.n == 0) {
        randombytes_buf(r->salts, r->nsalts);
        row->fresh = (struct text){ (const char *)r->salts, r->nsalts };
        row->unsalted = false;
    } else {
        memset(r->salts, 0, r->nsalts);
    }
}

static void word_put(struct leaf_field *f, int type, struct value v)
{
    const char *const *words = type == COLUMN_ACT ? ACT_WORDS : SURETY_WORDS;
    int64_t count = type == COLUMN_ACT ? ACT_KIND_COUNT : SURETY_COUNT;
    bool known = v.type == VALUE_INT && v.i >= 0 && v.i < count;
    f->type = known ? LEAF_TEXT : LEAF_WHOLE;
    f->text = known ? text_of(words[v.i]) : TEXT_NONE;
    f->number = known ? 0 : v.i;
}

static void column_put(struct reader *r, struct fact_row *row, int type, struct leaf_field *f, struct value v,
                       size_t *secret)
{
    bool null = v.type == VALUE_NULL;
    f->type = LEAF_ABSENT;
    if (null && r->gones.n == 0 && type != COLUMN_ACT && type != COLUMN_SURETY) { /* most are */
        *secret += type == COLUMN_SECRET;
        return;
    }
    switch (type) {
    case COLUMN_SECRET: {
        struct text salt = { (const char *)r->salts + SALT_SIZE * (*secret)++, SALT_SIZE };
        secret_put(r, row, f, salt, v.t, !null && v.t.n > 0);
        return;
    }
    case COLUMN_SALTED: {
        size_t cut = v.t.n < SALT_SIZE ? v.t.n : SALT_SIZE;
        secret_put(r, row, f, text_sub(v.t, 0, cut), text_sub(v.t, cut, v.t.n), !null);
        return;
    }
    case COLUMN_ACT:
    case COLUMN_SURETY: word_put(f, type, v); return;
    default: break;
    }
    if (null)
        return;
    f->type = (enum leaf_type)type;
    f->text = v.t;
    f->number = v.i;
}

static void row_read(struct reader *r, const struct stmt *st, enum fact_sort sort, struct fact_row *row)
{
    struct value values[LEAF_FIELDS_MAX + 2]; /* the number, the columns, the salts */
    size_t secrets = r->secrets, secret = 0, n = row->form->nslots, all = 1 + n + (secrets > 0);
    assert(all <= LEN(values));
    for (size_t i = 0; i < all; i++)
        values[i] = r->c->driver->column(st, (int)i);
    row->n = values[0].type == VALUE_INT ? values[0].i : 0;
    row->nsecrets = 0;
    row->fresh = TEXT_NONE;
    row->unsalted = false;
    if (secrets)
        salts_take(r, row, values[n + 1].t, secrets);
    for (size_t i = 0; i < n; i++)
        column_put(r, row, r->fact->columns[i].type, &row->fields[i], values[i + 1], &secret);
    if (row->nsecrets == 0) /* nothing to be salted */
        row->unsalted = false;
    if (r->fresh && conn_stamps(r->c))
        stamp_make(r->c->store, sort, values, all, row->stamp);
}

enum rc store_facts(struct conn *c, enum fact_sort sort, int64_t after, size_t max, bool fresh, store_fact_each *each,
                    void *arg, struct err *err)
{
    struct arena *a = arena_new();
    struct reader *r = ARENA_NEW(a, struct reader);
    struct fact_row *row = ARENA_NEW(a, struct fact_row);
    struct stmt *st;
    bool more;
    r->c = c;
    r->fact = &FACTS[sort];
    r->secrets = secrets_of(r->fact);
    r->fresh = fresh;
    row->sort = sort;
    row->form = form_of(sort);
    for (size_t i = 0; i < row->form->nslots; i++)
        row->fields[i].name = row->form->slots[i].name;
    enum rc rc = gones_read(c, a, sort, after, max, &r->gones, err);
    if (rc == RC_OK)
        rc = conn_ask(c, r->fact->facts, VALUES(VALUE_I(after), VALUE_I((int64_t)max)), &st, err);
    while (rc == RC_OK && (rc = conn_row(c, st, &more, err)) == RC_OK && more) {
        row_read(r, st, sort, row);
        rc = each(arg, row, err);
        if (rc != RC_OK)
            conn_done(c, st);
    }
    arena_free(a);
    return rc;
}

enum rc store_fact_count(struct conn *c, enum fact_sort sort, struct fact_count *out, struct err *err)
{
    struct stmt *st;
    bool row = false;
    enum rc rc = conn_first(c, FACTS[sort].count, NO_VALUES, &st, &row, err);
    if (rc != RC_OK || !row)
        return rc;
    *out = (struct fact_count){ row_int(c, st, 0), row_int(c, st, 1), row_int(c, st, 2) };
    conn_done(c, st);
    return RC_OK;
}

enum rc store_act_stray(struct conn *c, matter_id *family, int64_t *seq, struct err *err)
{
    struct stmt *st;
    bool row = false;
    enum rc rc = conn_first(c, SQL_ACT_STRAY, NO_VALUES, &st, &row, err);
    if (rc != RC_OK)
        return rc;
    *family = row ? row_int(c, st, 0) : 0;
    *seq = row ? row_int(c, st, 1) : 0;
    if (row)
        conn_done(c, st);
    return RC_OK;
}

enum rc store_erased_stray(struct conn *c, enum fact_sort *sort, int64_t *n, struct err *err)
{
    struct stmt *st;
    bool row = false;
    enum rc rc = conn_first(c, SQL_ERASED_STRAY, NO_VALUES, &st, &row, err);
    if (rc != RC_OK)
        return rc;
    int64_t of = row ? row_int(c, st, 0) : 0;
    *sort = of > FACT_NONE && of < FACT_SORT_END ? (enum fact_sort)of : FACT_NONE;
    *n = row ? row_int(c, st, 1) : 0;
    if (row)
        conn_done(c, st);
    return RC_OK;
}
