/* fill.c -- what an act must state, in the way of an office that fills in forms: by type and bounds, from the tables that judge it. */
#include "simulate/sim.h"

#include "matter/check.h"

#include <stdio.h>
#include <string.h>

enum { LOOKS_AGAIN = 8 };

#define F(name) (UINT64_C(1) << FIELD_##name)

static bool has(const struct making *k, const char *key)
{
    for (size_t i = 0; i < k->n; i++)
        if (text_eq(k->fields[i].key, text_of(key)))
            return true;
    return false;
}

void fill_text(struct making *k, const char *key, struct text value)
{
    if (k->n == SIM_FIELDS || k->used + value.n > sizeof k->bytes || text_empty(value))
        return;
    memcpy(k->bytes + k->used, value.p, value.n);
    k->fields[k->n++] = (struct congvu_field){ text_of(key), { k->bytes + k->used, value.n } };
    k->used += value.n;
}

static void fill_day(struct making *k, const char *key, int working_days)
{
    char buf[INSTANT_CHARS];
    struct day day = instant_day(k->now);
    (void)calendar_workday_after(k->s->cal, day, working_days, &day);
    fill_text(k, key, text_of(day_iso(day, buf)));
}

/* --- words ---------------------------------------------------------------------------------------------------------- */

static const char *const WORDS[ACT_TEXT_COUNT] = {
    [AT_TITLE] = "Xem xét, cho ý kiến",
    [AT_WORDS] = "Đã xem xét theo hồ sơ kèm theo",
    [AT_VIEW] = "Đủ điều kiện, đề nghị chấp thuận",
    [AT_WORK] = "Ban hành văn bản, theo dõi thực hiện",
    [AT_BASIS] = "Quy định hiện hành của ngành",
    [AT_GROUND] = "Có căn cứ kèm theo",
    [AT_EVIDENCE] = "Tài liệu kèm theo hồ sơ",
    [AT_PRODUCT] = "Văn bản đã ban hành",
    [AT_OUTCOME] = "Chấp thuận",
    [AT_MISSING] = "Thiếu thành phần hồ sơ",
    [AT_RULE] = "khoản 1 Điều 5 quy định chuyên ngành",
    [AT_WHOM] = "Tổ chức, cá nhân nộp hồ sơ",
    [AT_CAME] = "Đã nhận bổ sung",
    [AT_QUANTITY] = "1",
};

static struct text reason(struct making *k)
{
    const struct reason_rule *fit[64];
    size_t n = 0;
    for (size_t i = 0; i < k->rule->nreasons && n < LEN(fit); i++)
        if (k->rule->reasons[i].act == (int)k->kind)
            fit[n++] = &k->rule->reasons[i];
    return n ? fit[draw_below(&k->s->draw, n)]->code : TEXT_NONE;
}

static struct text answer(struct making *k)
{
    static const enum answer GOOD[] = { ANSWER_AGREE,      ANSWER_DONE,     ANSWER_DATA,     ANSWER_GUIDED,
                                        ANSWER_NOT_UPHELD, ANSWER_INSISTED, ANSWER_CONFIRMED };
    uint32_t takes = k->m ? FORM_ANSWERS[k->m->form] : 0;
    if ((takes & (UINT32_C(1) << ANSWER_DISAGREE)) && draw_chance(&k->s->draw, 0.08))
        return text_of(ANSWER_WORDS[ANSWER_DISAGREE]);
    for (size_t i = 0; i < LEN(GOOD); i++)
        if (takes & (UINT32_C(1) << GOOD[i]))
            return text_of(ANSWER_WORDS[GOOD[i]]);
    return TEXT_NONE;
}

static struct text unit_code(const struct making *k, unit_id u)
{
    return u ? org_unit_code(k->s->w->org, u) : TEXT_NONE;
}
static struct text person_code(const struct making *k, person_id p)
{
    return p ? org_person_code(k->s->w->org, p) : TEXT_NONE;
}

/* One member of an act. */
static void fill_member(struct making *k, enum act_field_id id)
{
    struct sim *s = k->s;
    const char *key = ACT_FIELDS[id].key;
    if (has(k, key))
        return;
    switch (ACT_FIELDS[id].type) {
    case AF_TEXT: fill_text(k, key, text_of(WORDS[ACT_FIELDS[id].text] ? WORDS[ACT_FIELDS[id].text] : "Có")); break;
    case AF_UNIT: fill_text(k, key, unit_code(k, sim_department(s, k->unit, k->now))); break;
    case AF_PERSON:
        fill_text(k, key, person_code(k, id == FIELD_RESPONSIBLE ? k->person : sim_staff(s, k->unit, k->now)));
        break;
    case AF_CODE: fill_text(k, key, id == FIELD_REASON ? reason(k) : TEXT_NONE); break;
    case AF_FORM: fill_text(k, key, TEXT("opinion")); break;
    case AF_ANSWER: fill_text(k, key, answer(k)); break;
    case AF_YESNO:
    case AF_FOLLOWS: fill_text(k, key, TEXT("yes")); break;
    case AF_SHARE: fill_text(k, key, TEXT("50")); break;
    case AF_LIMIT: fill_text(k, key, TEXT("5 working days")); break;
    case AF_RECUR: fill_text(k, key, TEXT("month 25")); break;
    case AF_DAY: fill_day(k, key, 3 + (int)draw_below(&s->draw, 8)); break;
    case AF_UNITS:
    case AF_PERSONS:
    case AF_MATTERS:
    case AF_NUMBER: break;
    }
}

/* --- fields of the kind ---------------------------------------------------------------------------------------------- */

static struct text a_number(struct making *k, const struct field_rule *f, char buf[32])
{
    static const double WIDE[] = { 1, 4, 20, 99 }; /* most that is counted is little */
    double least = f->least.stated ? f->least.n : 1, wide = WIDE[draw_below(&k->s->draw, LEN(WIDE))];
    double most = f->most.stated && f->most.n < least + wide ? f->most.n : least + wide;
    double n = least + (double)draw_below(&k->s->draw, (size_t)(most - least) + 1);
    snprintf(buf, 32, "%.0f", n > most ? most : n);
    return text_of(buf);
}

/* A value this field takes: by its type, within its bounds. TEXT_NONE: there is none to name yet. */
static struct text field_value(struct making *k, const struct field_rule *f, char buf[32])
{
    struct sim *s = k->s;
    char day[INSTANT_CHARS];
    switch ((enum field_type)f->type) {
    case FT_TEXT: return TEXT("Theo hồ sơ kèm theo");
    case FT_NUMBER:
    case FT_MONEY: return a_number(k, f, buf);
    case FT_DAY: snprintf(buf, 32, "%s", day_iso(instant_day(k->now), day)); return text_of(buf);
    case FT_YES_NO: return TEXT("yes");
    case FT_CHOICE: return f->nchoices ? f->choices[draw_below(&s->draw, f->nchoices)].code : TEXT_NONE;
    case FT_UNIT: return unit_code(k, sim_department(s, 0, k->now));
    case FT_PERSON: return person_code(k, sim_staff(s, k->unit, k->now));
    case FT_PERIOD: snprintf(buf, 32, "%04d", day_civil(instant_day(k->now)).year); return text_of(buf);
    case FT_KIND: return k->rule ? k->rule->kind : TEXT_NONE;
    case FT_MATTER: return sim_lately(s, f->kinds, f->nkinds);
    case FT_COUNT: break;
    }
    return TEXT_NONE;
}

/* Must it be stated, or will somebody who fills in the form with care (0 to 1) state it? What is listed is listed at once, each with what
 * belongs to it; `stated` are those of this act so far. */
static bool is_wanted(struct making *k, size_t i, uint64_t stated, double care)
{
    const struct field_rule *f = &k->rule->fields[i];
    uint32_t act = UINT32_C(1) << k->kind;
    if (f->must & act)
        return true;
    if (!(f->on & act))
        return false;
    const struct field_rule *keys = f->per_field >= 0 ? &k->rule->fields[f->per_field] : NULL;
    if (keys && keys->many && (stated >> f->per_field & 1))
        return true;
    if (keys && keys->many && (k->kind == ACT_OPEN || !(keys->on & (UINT32_C(1) << ACT_OPEN))))
        return false; /* nothing is listed that it could belong to */
    if (k->kind == ACT_OPEN && f->many && rule_field_splits(k->rule, (int)i))
        return true;
    return care > 0 && draw_chance(&k->s->draw, care);
}

/* What the act states of its kind's fields; a keyed one under one key. */
static void fill_fields(struct making *k, double care)
{
    uint64_t stated = 0;
    for (size_t i = 0; k->rule && i < k->rule->nfields; i++) {
        const struct field_rule *f = &k->rule->fields[i];
        char buf[32], key[96];
        if (!is_wanted(k, i, stated, care))
            continue;
        int n = snprintf(key, sizeof key, "%.*s", TEXT_FMT(f->code));
        if (f->per_field == PER_PERIOD)
            n = snprintf(key, sizeof key, "%.*s[%04d]", TEXT_FMT(f->code), day_civil(instant_day(k->now)).year);
        else if (f->per_field >= 0) {
            const struct field_rule *per = &k->rule->fields[f->per_field];
            struct text which = per->nchoices ? per->choices[0].code : TEXT("1");
            n = snprintf(key, sizeof key, "%.*s[%.*s]", TEXT_FMT(f->code), TEXT_FMT(which));
        }
        if (n < 0 || (size_t)n >= sizeof key || k->n == SIM_FIELDS || k->used + (size_t)n > sizeof k->bytes)
            continue;
        char *kept = k->bytes + k->used;
        memcpy(kept, key, (size_t)n);
        k->used += (size_t)n;
        size_t before = k->n;
        fill_text(k, "", field_value(k, f, buf));
        if (k->n > before)
            stated |= UINT64_C(1) << i;
        if (k->n > before)
            k->fields[k->n - 1].key = (struct text){ kept, (size_t)n };
    }
}

/* --- all together --------------------------------------------------------------------------------------------------------- */

void fill_rest(struct making *k)
{
    const struct act_rule *rule = &ACT_RULES[k->kind];
    for (int i = 0; i < ACT_FIELD_COUNT; i++)
        if (rule->must & (UINT64_C(1) << i))
            fill_member(k, (enum act_field_id)i);
    bool any = rule->any == 0;
    for (int i = 0; i < ACT_FIELD_COUNT && !any; i++)
        any = (rule->any & (UINT64_C(1) << i)) && has(k, ACT_FIELDS[i].key);
    if (!any && (rule->any & F(REASON)) && !text_empty(reason(k)))
        fill_member(k, FIELD_REASON);
    else if (!any)
        fill_member(k, FIELD_WORDS);
    if (has(k, "reason") && !has(k, "words") && (k->kind == ACT_ESCALATE || k->kind == ACT_TRANSFER))
        fill_member(k, FIELD_WORDS);
    if (k->kind == ACT_DECIDE && k->m && k->m->advice && (!k->m->decision || k->m->decision < k->m->advice))
        fill_text(k, "follows", TEXT("yes"));
    if (k->kind == ACT_REPLY && k->m && (k->m->form == FORM_APPRAISAL || k->m->form == FORM_OBSTACLE)) {
        fill_member(k, FIELD_WORDS);
        fill_member(k, FIELD_RULE);
    }
    k->own_n = k->n;
    k->own_used = k->used;
    fill_fields(k, 0);
}

/* The rule asks for more than what must be stated: somebody looks again at what the form has. */
static void fill_again(struct making *k)
{
    static const enum act_field_id MEMBERS[] = { FIELD_WORDS, FIELD_GROUND, FIELD_DOCUMENT };
    const struct act_rule *rule = &ACT_RULES[k->kind];
    k->n = k->own_n;
    k->used = k->own_used;
    for (size_t i = 0; i < LEN(MEMBERS); i++)
        if (rule->may & (UINT64_C(1) << MEMBERS[i]) && draw_chance(&k->s->draw, 0.5))
            fill_member(k, MEMBERS[i]);
    fill_fields(k, 0.7);
}

enum rc making_do(struct making *k, struct text code, struct congvu_done *done, struct err *err)
{
    char at[INSTANT_CHARS];
    struct congvu_act act = { .person = person_code(k, k->person),
                              .surety = SURETY_SIGNED_IN,
                              .matter = code,
                              .kind = text_of(ACT_WORDS[k->kind]),
                              .fields = k->fields,
                              .at = text_of(instant_iso(k->now, at)),
                              .version = -1 };
    enum rc rc;
    int left = LOOKS_AGAIN;
    do {
        act.nfields = k->n;
        rc = congvu_batch_act(k->s->batch, &act, done, err);
        if (rc != RC_REFUSED || err->problem != PB_RULE_NOT_MET || left == 0)
            break;
        fill_again(k);
    } while (left-- > 0);
    k->s->done->acts += rc == RC_OK;
    k->s->done->refused += rc == RC_REFUSED;
    return rc;
}
