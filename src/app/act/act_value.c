/* act_value.c -- the fields of its kind that an act states, from what people write to what is recorded (matter/values.h).
 *
 *      owed=1.200   recovered[2024-Q4]=30   unit_inspected=Sở Tài chính   ->   owed=1200   recovered[2024-Q4]=30   inspected=stc
 *
 * First the lines are taken as they come, for nobody knows yet of which kind the matter is; then its rule says what each one is.
 */
#include "app/act/act_value.h"

#include "base/i18n.h"
#include "matter/values.h"

bool kind_field_key(struct text key)
{
    size_t open = text_find(key, TEXT("["), 0), n = open == SIZE_MAX ? key.n : open;
    for (size_t i = 0; i < n; i++) {
        char c = key.p[i];
        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '_')
            return false;
    }
    if (n == 0 || text_find(key, TEXT("\n"), 0) != SIZE_MAX || text_find(key, TEXT("="), 0) != SIZE_MAX)
        return false;
    return open == SIZE_MAX || (text_ends(key, TEXT("]")) && key.n > open + 2);
}

static void line_add(struct arena *a, struct text key, struct text value, struct sbuf *lines)
{
    if (lines->n)
        sbuf_char(lines, '\n');
    sbuf_add(lines, key);
    sbuf_char(lines, '=');
    sbuf_add(lines, value_recorded(a, value));
}

/* A list comes with its entries apart by ";" and a new line. */
void kind_field_add(struct arena *a, struct text key, struct text value, struct sbuf *lines)
{
    static const struct text APART = { ";\n", 2 };
    for (size_t at; (at = text_find(value, APART, 0)) != SIZE_MAX; value = text_sub(value, at + APART.n, value.n))
        line_add(a, key, text_trim(text_sub(value, 0, at)), lines);
    line_add(a, key, text_trim(value), lines);
}

enum rc act_key_unknown(struct arena *a, const struct rule *rule, struct text key, enum act_kind kind, struct err *err)
{
    struct sbuf keys;
    sbuf_init(&keys, ERR_DETAIL_MAX / 2);
    uint64_t known = ACT_RULES[kind].must | ACT_RULES[kind].may | ACT_RULES[kind].any;
    for (int i = 0; i < ACT_FIELD_COUNT; i++)
        if (known & (UINT64_C(1) << i))
            sbuf_printf(&keys, "%s%s", keys.n ? ", " : "", ACT_FIELDS[i].key);
    for (size_t i = 0; rule && i < rule->nfields; i++)
        if (kind == ACT_CORRECT || (rule->fields[i].on & (UINT32_C(1) << kind)))
            sbuf_printf(&keys, ", %.*s", TEXT_FMT(rule->fields[i].code));
    struct text list = text_dup(a, sbuf_text(&keys));
    sbuf_release(&keys);
    return err_set(err, PB_WRONG_KEY, _("'%s' does not know '%.*s'; it takes: %.*s"), ACT_WORDS[kind], TEXT_FMT(key),
                   TEXT_FMT(list));
}

/* --- what each one is ------------------------------------------------------------------------------------ */

struct settle {
    struct conn *conn;
    struct arena *a;
    const struct world *w;
    const struct rule *rule;
    struct act *act;
};

/* Thousands may stand apart by blanks, which people paste; a comma or a dot before three digits could mean either, so only the plain form is
 * taken. */
static struct text plain_number(struct arena *a, struct text t)
{
    char *p = arena_alloc(a, t.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < t.n; i++)
        if (t.p[i] != ' ')
            p[n++] = t.p[i];
    return (struct text){ p, n };
}

static enum rc read_matter(const struct settle *s, const struct field_rule *f, struct text code, struct text *out,
                           struct err *err)
{
    struct matter_key key;
    const struct family *family;
    if (!s->conn)
        return RC_NOT_FOUND;
    enum rc rc = store_matter_by_code(s->conn, s->a, code, &key, err);
    if (rc != RC_OK)
        return rc;
    *out = key.code;
    if (f->nkinds == 0)
        return RC_OK;
    rc = family_read(s->conn, s->a, s->w, key.family, INSTANT_MAX, false, &family, err);
    if (rc != RC_OK)
        return rc;
    const struct rule *rule = family_matter(family, key.id)->rule;
    for (size_t i = 0; i < f->nkinds; i++)
        if (text_eq(f->kinds[i], rule->kind) || text_eq(f->kinds[i], rule->code))
            return RC_OK;
    return err_set(err, PB_WRONG_VALUE, _("'%.*s' is a matter of kind '%.*s', which '%.*s' does not name"),
                   TEXT_FMT(code), TEXT_FMT(rule->code), TEXT_FMT(f->code));
}

static enum rc read_value(const struct settle *s, const struct field_rule *f, struct text value, struct text *out,
                          struct err *err)
{
    unit_id unit;
    person_id person;
    bool renamed;
    struct day day;
    char iso[INSTANT_CHARS];
    enum rc rc = RC_OK;
    *out = value;
    if (f->type == FT_NUMBER || f->type == FT_MONEY) {
        *out = plain_number(s->a, value);
    } else if (f->type == FT_DAY && day_parse(value, &day)) {
        *out = text_dup(s->a, text_of(day_iso(day, iso)));
    } else if (f->type == FT_YES_NO) {
        bool yes = text_eq(value, TEXT("có")) || text_eq(value, TEXT("true"));
        bool no = text_eq(value, TEXT("không")) || text_eq(value, TEXT("false"));
        *out = yes ? TEXT("yes") : no ? TEXT("no") : value;
    } else if (f->type == FT_UNIT) {
        rc = org_resolve_unit(s->w->org, value, s->act->happened, &unit, &renamed, err);
        if (rc == RC_OK)
            *out = org_unit_code(s->w->org, unit);
    } else if (f->type == FT_PERSON) {
        rc = org_resolve_person(s->w->org, value, &person, err);
        if (rc == RC_OK)
            *out = org_person_code(s->w->org, person);
    } else if (f->type == FT_MATTER) {
        rc = read_matter(s, f, value, out, err);
    }
    return rc;
}

static bool stated_already(struct text lines, struct text key)
{
    for (struct text line; !text_empty(lines) && text_split(&lines, '\n', &line);)
        if (text_starts(line, key) && line.n > key.n && line.p[key.n] == '=')
            return true;
    return false;
}

static enum rc settle_line(const struct settle *s, struct text line, struct sbuf *fields, struct sbuf *sealed,
                           struct err *err)
{
    struct text rest = line, value = line, name, key, written, recorded, whole;
    text_split(&value, '=', &whole);
    value_next(&rest, &name, &key, &recorded);
    int index = rule_field(s->rule, name);
    if (index < 0)
        return act_key_unknown(s->a, s->rule, whole, s->act->kind, err);
    const struct field_rule *f = &s->rule->fields[index];
    struct sbuf *to = f->sealed ? sealed : fields;
    enum rc rc = read_value(s, f, value_text(s->a, recorded), &written, err);
    if (rc != RC_OK)
        return rc;
    if (stated_already(sbuf_text(to), whole) && (!f->many || s->act->kind == ACT_CORRECT))
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' is stated twice"), TEXT_FMT(whole));
    line_add(s->a, whole, written, to);
    return RC_OK;
}

enum rc kind_fields_settle(struct conn *conn, struct arena *a, const struct world *w, const struct family *f,
                           struct act *act, struct err *err)
{
    struct text lines = act_text(act, AT_FIELDS);
    const struct matter *m = f ? family_matter(f, act->matter) : NULL;
    const struct rule *rule =
        m ? matter_rule(f, m, act->happened) : rulebook_find(w->rules, act->rule_kind, act->happened, act->happened);
    if (text_empty(lines) || !rule || (f && !m))
        return RC_OK; /* what is wrong with the act itself is said first */
    const struct settle s = { conn, a, w, rule, act };
    struct sbuf fields, sealed;
    sbuf_init(&fields, 2 * lines.n + 1);
    sbuf_init(&sealed, 2 * lines.n + 1);
    enum rc rc = RC_OK;
    for (struct text line; rc == RC_OK && !text_empty(lines) && text_split(&lines, '\n', &line);)
        rc = settle_line(&s, line, &fields, &sealed, err);
    struct act_word *words = ARENA_ARRAY(a, struct act_word, act->nwords + 1);
    size_t n = 0;
    for (size_t i = 0; i < act->nwords; i++)
        if (act->words[i].field != AT_FIELDS)
            words[n++] = act->words[i];
    if (fields.n)
        words[n++] = (struct act_word){ AT_FIELDS, text_dup(a, sbuf_text(&fields)) };
    if (sealed.n)
        words[n++] = (struct act_word){ AT_SEALED, text_dup(a, sbuf_text(&sealed)) };
    act->words = words;
    act->nwords = n;
    sbuf_release(&fields);
    sbuf_release(&sealed);
    return rc;
}
