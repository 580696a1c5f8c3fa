#include "import/ocel.h"

#include "base/i18n.h"

static const char *const CASE_TYPES[] = { "case", "Case", "matter", "Matter", "dossier", "Dossier", NULL };

/* What a key is called where none is named: as in CSV, then as in XES. */
static const char *const NAMES[IMPORT_KEY_COUNT][2] = {
#define X(name, option, xes, csv) [IMPORT_##name] = { csv, xes },
    IMPORT_KEY_LIST(X)
#undef X
};

struct asking {
    struct reader_state *r;
    const struct ocel *o;
    struct text case_type;
    bool met[IMPORT_KEY_COUNT];
    uint32_t *kase; /* [nobjects] plus one; 0: not met yet */
};

bool ocel_object_of(const struct ocel *o, struct text id, uint32_t *object)
{
    uint32_t code = id.n > 0 && id.n <= FLOW_WORD_MAX ? flow_words_find(o->ids, id) : UINT32_MAX;
    if (code == UINT32_MAX || code == 0 || code > o->nobjects)
        return false;
    *object = code - 1;
    return true;
}

/* --- which objects are cases -------------------------------------------------------------------------------------------------------------- */

static size_t types_of(struct asking *q, struct text **out)
{
    enum { TYPES_MAX = 256 };
    struct text *type = NULL;
    size_t n = 0;
    for (size_t i = 0; i < q->o->nobjects && n < TYPES_MAX; i++) {
        bool known = false;
        for (size_t k = 0; !known && k < n; k++)
            known = text_eq(type[k], q->o->object[i].type);
        if (!known)
            ARENA_PUSH(q->r->arena, type, n, q->o->object[i].type);
    }
    *out = type;
    return n;
}

static enum rc find_case_type(struct asking *q)
{
    struct text *type, asked = q->r->ask->key[IMPORT_CASE];
    size_t n = types_of(q, &type);
    for (size_t i = 0; i < n; i++)
        if (text_empty(asked) ? word_index(CASE_TYPES, type[i]) >= 0 || n == 1 : text_eq(type[i], asked))
            q->case_type = type[i];
    if (!text_empty(q->case_type))
        return RC_OK;
    struct text list = reader_list(q->r->arena, type, n);
    if (n == 0)
        return err_set(q->r->err, PB_EMPTY, _("%s: there is no object in it"), q->r->file);
    return err_set(q->r->err, PB_MISSING_KEY,
                   _("%s: say with --case which type of objects are the cases; the types are: %.*s"), q->r->file,
                   TEXT_FMT(list));
}

/* --- an event ----------------------------------------------------------------------------------------------------------------------------- */

static bool pair_of(const struct ocel_pair *pair, size_t n, struct text key, struct text *out)
{
    for (size_t i = n; i-- > 0;)
        if (text_eq(pair[i].key, key)) {
            *out = pair[i].value;
            return true;
        }
    return false;
}

static bool named(const struct asking *q, const struct ocel_event *e, struct text key, struct text *out)
{
    if (text_empty(key))
        return false;
    if (pair_of(e->pair, e->npairs, key, out))
        return true;
    for (size_t i = 0; i < e->nlinks; i++)
        if (text_eq(e->link[i].qualifier, key)) {
            *out = q->o->object[e->link[i].object].id;
            return true;
        }
    for (size_t i = 0; i < e->nlinks; i++)
        if (text_eq(q->o->object[e->link[i].object].type, key)) {
            *out = q->o->object[e->link[i].object].id;
            return true;
        }
    return false;
}

static bool value_of(struct asking *q, const struct ocel_event *e, enum import_key k, struct text *out)
{
    struct text asked = q->r->ask->key[k];
    bool found = !text_empty(asked) ? named(q, e, asked, out)
                                    : named(q, e, text_of(NAMES[k][0]), out) || named(q, e, text_of(NAMES[k][1]), out);
    q->met[k] |= found;
    return found;
}

static enum rc fill_act(struct asking *q, const struct ocel_event *e, struct flow_act *act)
{
    static const struct {
        enum import_key key;
        enum flow_column column;
    } WORDS[] = { { IMPORT_UNIT, FLOW_UNIT }, { IMPORT_TO_UNIT, FLOW_TO_UNIT }, { IMPORT_PERSON, FLOW_PERSON } };
    struct reader_state *r = q->r;
    struct text value, what = e->type;
    enum rc rc = RC_OK;
    for (size_t i = 0; !rc && i < LEN(WORDS); i++)
        if (value_of(q, e, WORDS[i].key, &value))
            rc = reader_word(r, flow_log_words(r->log, WORDS[i].column), value, 0, &act->code[WORDS[i].column]);
    if (!text_empty(r->ask->key[IMPORT_ACT]))
        value_of(q, e, IMPORT_ACT, &what);
    if (!rc)
        rc = reader_word(r, r->log->acts, what, 0, &act->code[FLOW_ACT]);
    if (!rc && value_of(q, e, IMPORT_STATE, &value))
        rc = reader_state_word(r, value, 0, &act->code[FLOW_STATE]);
    if (!rc && value_of(q, e, IMPORT_KIND, &value))
        rc = reader_word(r, r->log->kinds, value, 0, &act->kind);
    if (!rc && value_of(q, e, IMPORT_DUE, &value))
        act->due_us = reader_due(r, value, 0);
    return rc;
}

static enum rc add_to(struct asking *q, uint32_t object, struct flow_act *act)
{
    struct reader_state *r = q->r;
    uint32_t name;
    enum rc rc = RC_OK;
    if (!q->kase[object]) {
        rc = reader_word(r, r->log->names, q->o->object[object].id, 0, &name);
        if (!rc)
            rc = flow_log_case_of(r->log, name, &act->kase, r->err);
        if (!rc)
            q->kase[object] = act->kase + 1;
    }
    if (rc)
        return rc;
    act->kase = q->kase[object] - 1;
    return flow_log_add(r->log, act, r->err);
}

static enum rc add_event(struct asking *q, const struct ocel_event *e)
{
    struct flow_act act = { .due_us = FLOW_NEVER };
    struct text when = e->time;
    bool any = false;
    if (!text_empty(q->r->ask->key[IMPORT_TIME]))
        value_of(q, e, IMPORT_TIME, &when);
    if (!reader_time(q->r, when, 0, &act.time_us))
        return RC_OK;
    enum rc rc = fill_act(q, e, &act);
    for (size_t i = 0; !rc && i < e->nlinks; i++) {
        bool again = false;
        for (size_t k = 0; k < i; k++)
            again |= e->link[k].object == e->link[i].object;
        if (again || !text_eq(q->o->object[e->link[i].object].type, q->case_type))
            continue;
        any = true;
        rc = add_to(q, e->link[i].object, &act);
    }
    if (!rc && !any)
        note_add(q->r->notes, NOTE_NO_OBJECT, q->r->file, 0, e->type);
    return rc;
}

/* --- what the objects say ------------------------------------------------------------------------------------------------------------------- */

static bool object_says(struct asking *q, const struct ocel_object *object, enum import_key k, struct text *out)
{
    struct text key = q->r->ask->key[k];
    bool found = pair_of(object->pair, object->npairs, text_empty(key) ? text_of(NAMES[k][0]) : key, out);
    q->met[k] |= found;
    return found;
}

static enum rc objects_say(struct asking *q, size_t first_row)
{
    struct reader_state *r = q->r;
    struct flow_log *log = r->log;
    size_t *first = ARENA_ARRAY(r->arena, size_t, log->cases); /* row plus one of the first act in time */
    for (size_t i = first_row; i < log->n; i++) {
        uint32_t kase = flow_code(&log->kase, i);
        if (!first[kase] || log->time_us[i] < log->time_us[first[kase] - 1])
            first[kase] = i + 1;
    }
    for (size_t i = 0; i < q->o->nobjects; i++) {
        struct text value;
        uint32_t kind = 0;
        int64_t due_us = FLOW_NEVER;
        if (!q->kase[i] || !first[q->kase[i] - 1])
            continue;
        if (object_says(q, &q->o->object[i], IMPORT_DUE, &value))
            due_us = reader_due(r, value, 0);
        enum rc rc =
            object_says(q, &q->o->object[i], IMPORT_KIND, &value) ? reader_word(r, log->kinds, value, 0, &kind) : RC_OK;
        if (rc)
            return rc;
        flow_log_case_says(log, q->kase[i] - 1, kind, first[q->kase[i] - 1] - 1, due_us);
    }
    return RC_OK;
}

static enum rc check_keys(struct asking *q)
{
    struct text key[64];
    size_t n = 0;
    for (size_t i = 0; i < q->o->nevents && i < 1000; i++)
        for (size_t p = 0; p < q->o->event[i].npairs; p++) {
            struct text dummy;
            struct ocel_pair seen[64];
            for (size_t k = 0; k < n; k++)
                seen[k] = (struct ocel_pair){ key[k], key[k] };
            if (n < LEN(key) && !pair_of(seen, n, q->o->event[i].pair[p].key, &dummy))
                key[n++] = q->o->event[i].pair[p].key;
        }
    struct text list = reader_list(q->r->arena, key, n);
    for (size_t k = 0; k < IMPORT_KEY_COUNT; k++) {
        struct text asked = q->r->ask->key[k];
        if (k == IMPORT_CASE || q->met[k] || q->o->nevents == 0)
            continue;
        if (!text_empty(asked))
            return err_set(q->r->err, PB_MISSING_KEY, _("%s: no event has '%.*s' for --%s; the events have: %.*s"),
                           q->r->file, TEXT_FMT(asked), IMPORT_OPTIONS[k], TEXT_FMT(list));
        if (k == IMPORT_UNIT)
            note_missing(q->r, TEXT("unit"), key, n);
    }
    return RC_OK;
}

enum rc ocel_acts(struct reader_state *r, const struct ocel *o)
{
    struct asking q = { .r = r, .o = o, .kase = ARENA_ARRAY(r->arena, uint32_t, o->nobjects) };
    size_t first_row = r->log->n;
    enum rc rc = find_case_type(&q);
    for (size_t i = 0; !rc && i < o->nevents; i++)
        rc = add_event(&q, &o->event[i]);
    if (!rc)
        rc = objects_say(&q, first_row);
    if (!rc)
        rc = check_keys(&q);
    return rc ? rc : reader_finish(r);
}
