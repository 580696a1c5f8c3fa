/* act_read.c -- key=value as people write them into an act's typed members, by ACT_FIELDS. */
#include "app/act/act_record.h"
#include "app/act/act_value.h"

#include "base/i18n.h"

enum { ACT_TEXT_BYTES_MAX = 64 << 10, ACT_LIST_MAX = 256 };

struct reader {
    struct conn *conn;
    struct arena *a;
    const struct world *w;
    struct act *act;
    struct act_word *words;
    size_t nwords;
    struct sbuf values; /* fields of its kind, as written: kind_fields_settle() reads them */
};

static enum rc wrong(const struct act_field *field, struct text value, struct err *err)
{
    return err_set(err, PB_WRONG_VALUE, _("'%.*s' is no value for '%s': %s"), TEXT_FMT(value), field->key,
                   _(field->help));
}

static enum rc read_unit(struct reader *r, struct text name, unit_id *out, struct err *err)
{
    bool renamed;
    return org_resolve_unit(r->w->org, name, r->act->happened, out, &renamed, err);
}

static enum rc read_matter(struct reader *r, struct text code, matter_id *out, struct err *err)
{
    struct matter_key key;
    if (!r->conn)
        return RC_NOT_FOUND;
    enum rc rc = store_matter_by_code(r->conn, r->a, code, &key, err);
    if (rc == RC_OK)
        *out = key.id;
    return rc;
}

/* Names separated by ';'. */
static enum rc read_list(struct reader *r, const struct act_field *field, struct text value, struct err *err)
{
    struct act *act = r->act;
    unit_id *units = NULL;
    person_id *persons = NULL;
    matter_id *matters = NULL;
    size_t n = 0;
    struct text rest = value, part;
    while (text_split(&rest, ';', &part)) {
        part = text_trim(part);
        if (text_empty(part))
            continue;
        if (n == ACT_LIST_MAX)
            return err_set(err, PB_TOO_LARGE, _("'%s' takes at most %d names"), field->key, ACT_LIST_MAX);
        enum rc rc;
        if (field->type == AF_UNITS) {
            unit_id unit;
            rc = read_unit(r, part, &unit, err);
            if (rc == RC_OK)
                ARENA_PUSH(r->a, units, n, unit);
        } else if (field->type == AF_PERSONS) {
            person_id person;
            rc = org_resolve_person(r->w->org, part, &person, err);
            if (rc == RC_OK)
                ARENA_PUSH(r->a, persons, n, person);
        } else {
            matter_id matter;
            rc = read_matter(r, part, &matter, err);
            if (rc == RC_OK)
                ARENA_PUSH(r->a, matters, n, matter);
        }
        if (rc != RC_OK)
            return rc;
    }
    if (field->type == AF_UNITS) {
        act->units = units;
        act->nunits = n;
    } else if (field->type == AF_PERSONS) {
        act->persons = persons;
        act->npersons = n;
    } else {
        act->answers = matters;
        act->nanswers = n;
    }
    return RC_OK;
}

static enum rc read_word(const struct act_field *field, const char *const *words, struct text value, int *out,
                         struct err *err)
{
    *out = word_index(words, value);
    return *out > 0 ? RC_OK : wrong(field, value, err); /* 0 is "none" */
}

static bool read_yes(struct text value, bool *out)
{
    static const char *const YES[] = { "yes", "true", "có", NULL }, *const NO[] = { "no", "false", "không", NULL };
    *out = word_index(YES, value) >= 0;
    return *out || word_index(NO, value) >= 0;
}

static enum rc read_period(struct reader *r, struct text value, struct err *err)
{
    ARENA_PUSH(r->a, r->words, r->nwords, ((struct act_word){ AT_PERIOD, value }));
    (void)err; /* what cut-off it means depends on the duty: period_resolve() */
    return RC_OK;
}

static enum rc read_text(struct reader *r, const struct act_field *field, struct text value, struct err *err)
{
    if (value.n > ACT_TEXT_BYTES_MAX)
        return err_set(err, PB_TOO_LARGE, _("'%s' is longer than %d bytes"), field->key, ACT_TEXT_BYTES_MAX);
    if (field->text == AT_PERIOD)
        return read_period(r, value, err);
    for (size_t i = 0; i < r->nwords; i++)
        if ((int)r->words[i].field == field->text)
            return err_set(err, PB_WRONG_VALUE, _("'%s' is stated twice"), field->key);
    ARENA_PUSH(r->a, r->words, r->nwords, ((struct act_word){ (enum act_text)field->text, value }));
    return RC_OK;
}

static enum rc read_field(struct reader *r, const struct act_field *field, struct text value, struct err *err)
{
    char *member = (char *)r->act + field->offset;
    int64_t number;
    int index;
    bool yes;
    enum rc rc;
    switch (field->type) {
    case AF_TEXT: return read_text(r, field, value, err);
    case AF_UNIT: return read_unit(r, value, (unit_id *)member, err);
    case AF_PERSON: return org_resolve_person(r->w->org, value, (person_id *)member, err);
    case AF_UNITS:
    case AF_PERSONS:
    case AF_MATTERS: return read_list(r, field, value, err);
    case AF_CODE: *(struct text *)member = value; return RC_OK;
    case AF_FORM:
        rc = read_word(field, FORM_WORDS, value, &index, err);
        if (rc == RC_OK)
            r->act->form = (enum ask_form)index;
        return rc;
    case AF_ANSWER:
        rc = read_word(field, ANSWER_WORDS, value, &index, err);
        if (rc == RC_OK)
            r->act->answer = (enum answer)index;
        return rc;
    case AF_YESNO: return read_yes(value, (bool *)member) ? RC_OK : wrong(field, value, err);
    case AF_FOLLOWS:
        if (!read_yes(value, &yes))
            return wrong(field, value, err);
        r->act->follows = yes ? FOLLOWS_YES : FOLLOWS_NO;
        return RC_OK;
    case AF_SHARE:
        if (!text_int(value, &number) || number < 0 || number > 100)
            return wrong(field, value, err);
        r->act->share = (int)number;
        return RC_OK;
    case AF_NUMBER:
        if (!text_int(value, &number) || number <= 0)
            return wrong(field, value, err);
        *(int64_t *)member = number;
        return RC_OK;
    case AF_LIMIT: return limit_parse(value, (struct limit *)member, err);
    case AF_RECUR: return recur_parse(value, (struct recur *)member, err);
    case AF_DAY: return day_parse(value, (struct day *)member) ? RC_OK : wrong(field, value, err);
    }
    return wrong(field, value, err);
}

bool congvu_act_member(struct text key) { return act_field(key) != NULL; }

/* One member or field of the act, trimmed and in NFC; what is stated as nothing is not stated. */
static enum rc read_one(struct reader *r, const struct congvu_field *in, struct err *err)
{
    const struct act_field *field = act_field(in->key);
    struct text value = text_trim(in->value);
    size_t bad = 0;
    if (text_empty(value))
        return field || kind_field_key(in->key) ? RC_OK : act_key_unknown(r->a, NULL, in->key, r->act->kind, err);
    if (!text_nfc(r->a, value, &value)) {
        (void)text_utf8(value, &bad);
        return err_set(err, PB_NOT_UTF8, _("'%.*s' is not UTF-8 at byte %zu"), TEXT_FMT(in->key), bad);
    }
    if (field)
        return read_field(r, field, value, err);
    if (!kind_field_key(in->key))
        return act_key_unknown(r->a, NULL, in->key, r->act->kind, err);
    kind_field_add(r->a, in->key, value, &r->values);
    return RC_OK;
}

enum rc act_read(struct conn *conn, struct arena *a, const struct world *w, const struct congvu_field *fields, size_t n,
                 struct act *act, struct err *err)
{
    struct reader r = { .conn = conn, .a = a, .w = w, .act = act };
    enum rc rc = RC_OK;
    sbuf_init(&r.values, ACT_TEXT_BYTES_MAX);
    for (size_t i = 0; i < act->nwords; i++)
        ARENA_PUSH(a, r.words, r.nwords, act->words[i]);
    for (size_t i = 0; i < n && rc == RC_OK; i++)
        rc = read_one(&r, &fields[i], err);
    if (rc == RC_OK && sbuf_full(&r.values))
        rc = err_set(err, PB_TOO_LARGE, _("the fields stated are longer than %d bytes"), ACT_TEXT_BYTES_MAX);
    if (rc == RC_OK && r.values.n)
        ARENA_PUSH(a, r.words, r.nwords, ((struct act_word){ AT_FIELDS, text_dup(a, sbuf_text(&r.values)) }));
    sbuf_release(&r.values);
    act->words = r.words;
    act->nwords = r.nwords;
    return rc;
}
