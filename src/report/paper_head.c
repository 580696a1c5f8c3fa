/* paper_head.c -- who reports to whom, where and when, on what ground. */
#include "report/page.h"
#include "report/paper_field.h"

#include "base/i18n.h"

/* Words that stand before a commune's own name. */
static const char *const COMMUNES[] = { "xã ", "phường ", "đặc khu ", "thị trấn ", NULL };

void paper_set(struct writer *w, const struct record *record, enum paper_field field, struct text words)
{
    record_value(&PAPER_FIELDS, record, field)->words = page_clean(w->a, words);
}

struct record *paper_add(struct writer *w, const struct record *record, enum paper_field list)
{
    struct field_value *value = record_value(&PAPER_FIELDS, record, list);
    ARENA_PUSH(w->a, value->items, value->n, record_new(w->a, &PAPER_FIELDS, PAPER_FIELDS.defs[list].items));
    return &value->items[value->n - 1];
}

/* --- who ------------------------------------------------------------------------------------------------------------------- */

static unit_id first_root(const struct org *org, struct instant t, bool party)
{
    for (unit_id u = 1; u <= org_units(org); u++)
        if (org_unit_exists(org, u, t) && !org_parent(org, u, t) && party == paper_is_party(org, u, t))
            return u;
    return 0;
}

/* A paper of the Party is no state agency's: where none was named, and the directive is not of the Party, its committee's office reports;
 * a report on a state agency has nobody. */
unit_id paper_issuer(const struct tally *tally, enum paper_form form)
{
    const struct org *org = tally->world->org;
    struct instant t = tally_at(tally);
    bool renamed, party = form == PAPER_PARTY;
    unit_id unit = tally->unit ? org_agency(org, tally->unit, t) : 0;
    if (unit)
        return party && !paper_is_party(org, unit, t) ? 0 : unit;
    if (text_empty(tally->document_issuer) ||
        org_resolve_unit(org, tally->document_issuer, t, &unit, &renamed, NULL) != RC_OK)
        unit = 0;
    if (!unit || (party && !paper_is_party(org, unit, t)))
        unit = first_root(org, t, party);
    unit_id office = unit ? org_office(org, unit, t) : 0;
    return office ? office : unit;
}

static enum rc issued(const struct writer *w, struct err *err)
{
    bool party = w->paper->form == PAPER_PARTY;
    if (!w->issuer)
        return err_set(err, PB_UNKNOWN_UNIT,
                       party ? _("a paper of the Party is issued by a body of the Party: say --issuer UNIT")
                             : _("nobody is found who could report this: say --issuer UNIT"));
    if (party && !paper_is_party(w->org, w->issuer, w->at))
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' is no body of the Party: say --issuer UNIT, or --form state"),
                       TEXT_FMT(paper_unit(w, w->issuer)));
    return RC_OK;
}

/* To whom it reports: the body whose directive it was, or the agency above. */
static unit_id addressee(const struct writer *w)
{
    unit_id unit = 0;
    bool renamed, party = w->paper->form == PAPER_PARTY;
    if (!text_empty(w->tally->document_issuer) &&
        org_resolve_unit(w->org, w->tally->document_issuer, w->at, &unit, &renamed, NULL) == RC_OK &&
        unit != w->issuer && (!party || paper_is_party(w->org, unit, w->at)))
        return unit;
    return org_parent(w->org, w->issuer, w->at);
}

/* The commune's own name, or the province's. */
static struct text place(const struct writer *w)
{
    struct text name = paper_unit(w, w->issuer), province = w->tally->province;
    for (const char *const *word = COMMUNES; *word; word++) {
        size_t at = text_find(name, text_of(*word), 0);
        if (at != SIZE_MAX)
            return text_sub(name, at + text_of(*word).n, name.n);
    }
    static const char *const KINDS[] = { "tỉnh ", "thành phố ", "Tỉnh ", "Thành phố ", NULL };
    for (const char *const *word = KINDS; *word; word++)
        if (text_starts(province, text_of(*word)))
            return text_sub(province, text_of(*word).n, province.n);
    return province;
}

/* --- when ------------------------------------------------------------------------------------------------------------------ */

/* The reporting periods of Decree 09/2019/NĐ-CP end on the 14th: month, quarter, half year, nine months, year. */
static struct text named_period(const struct writer *w)
{
    struct civil from = day_civil(w->tally->from), to = day_civil(w->tally->to);
    int months = (to.year - from.year) * 12 + to.month - from.month;
    if (from.day != 15 || to.day != 14)
        return TEXT_NONE;
    if (months == 1)
        return text_printf(w->a, "tháng %d năm %d", to.month, to.year);
    if (months == 3 && to.month % 3 == 0)
        return text_printf(w->a, "quý %d năm %d", to.month / 3, to.year);
    if (from.month != 12)
        return TEXT_NONE;
    if (months == 6)
        return text_printf(w->a, "6 tháng đầu năm %d", to.year);
    if (months == 9)
        return text_printf(w->a, "9 tháng năm %d", to.year);
    return months == 12 ? text_printf(w->a, "năm %d", to.year) : TEXT_NONE;
}

static struct text period(const struct writer *w)
{
    struct text dates = text_printf(w->a, "từ ngày %.*s đến ngày %.*s", TEXT_FMT(paper_day(w, w->tally->from)),
                                    TEXT_FMT(paper_day(w, w->tally->to)));
    struct text name = named_period(w);
    return text_empty(name) ? dates : text_printf(w->a, "%.*s (%.*s)", TEXT_FMT(name), TEXT_FMT(dates));
}

/* --- what about ------------------------------------------------------------------------------------------------------------- */

/* "Thông báo kết luận số 96/TB-UBND ngày 14 tháng 8 năm 2025 của ..." */
static struct text directive(const struct writer *w)
{
    const struct tally *t = w->tally;
    struct text date = t->document_date.n == DAY_MIN.n
                           ? TEXT_NONE
                           : text_printf(w->a, " %.*s", TEXT_FMT(paper_day_long(w, t->document_date)));
    struct text type = text_empty(t->document_type) ? TEXT("Văn bản") : text_upper_first(w->a, t->document_type);
    struct text of =
        text_empty(t->document_issuer) ? TEXT_NONE : text_printf(w->a, " của %.*s", TEXT_FMT(t->document_issuer));
    return text_printf(w->a, "%.*s số %.*s%.*s%.*s", TEXT_FMT(type), TEXT_FMT(t->document_number), TEXT_FMT(date),
                       TEXT_FMT(of));
}

static void set_subject(struct writer *w)
{
    const struct tally *t = w->tally;
    struct text who = paper_unit(w, w->issuer), title, ground;
    if (!text_empty(t->document_number)) {
        struct text name = directive(w);
        title = text_printf(w->a, "Kết quả thực hiện %.*s", TEXT_FMT(name));
        ground = text_printf(w->a, "Thực hiện %.*s, %.*s báo cáo kết quả như sau:", TEXT_FMT(name), TEXT_FMT(who));
    } else {
        struct text when = t->period ? period(w) : TEXT_NONE;
        title = paper_joined(w, TEXT("Tình hình thực hiện nhiệm vụ được giao"), " ", when);
        ground = text_printf(w->a, "%.*s báo cáo tình hình thực hiện nhiệm vụ được giao%s%.*s như sau:", TEXT_FMT(who),
                             t->period ? " " : "", TEXT_FMT(when));
    }
    paper_set(w, &w->root, PF_TITLE, title);
    paper_set(w, &w->root, PF_OPENING, ground);
}

static void add_recipient(struct writer *w, struct text name)
{
    paper_set(w, paper_add(w, &w->root, PF_RECIPIENTS), PF_RECIPIENT_NAME, name);
}

static void heading(struct writer *w)
{
    unit_id parent = org_parent(w->org, w->issuer, w->at), to = addressee(w);
    struct civil day = day_civil(instant_day((struct instant){ w->tally->now.us - 1 }));
    paper_set(w, &w->root, PF_PARENT, parent ? paper_capitals(w, parent) : TEXT_NONE);
    paper_set(w, &w->root, PF_AGENCY, paper_capitals(w, w->issuer));
    paper_set(w, &w->root, PF_AGENCY_NAME, paper_unit(w, w->issuer));
    paper_set(w, &w->root, PF_ABBR, org_unit_abbr(w->org, w->issuer, w->at));
    paper_set(w, &w->root, PF_PLACE, place(w));
    paper_set(w, &w->root, PF_DAY, text_printf(w->a, "%02d", day.day));
    paper_set(w, &w->root, PF_MONTH, text_printf(w->a, day.month < 3 ? "%02d" : "%d", day.month));
    paper_set(w, &w->root, PF_YEAR, text_printf(w->a, "%d", day.year));
    paper_set(w, &w->root, PF_ADDRESSEE, to ? paper_unit(w, to) : TEXT_NONE);
    paper_set(w, &w->root, PF_AS_OF, paper_moment(w, w->tally->now));
    paper_set(w, &w->root, PF_COMMAND, w->paper->command);
    if (w->tally->partial)
        paper_set(w, &w->root, PF_PARTIAL, text_of(paper_partial()));
    if (w->tally->exercise)
        paper_set(w, &w->root, PF_EXERCISE, PAPER_EXERCISE);
    set_subject(w);
    if (to)
        add_recipient(w, text_printf(w->a, "%.*s (để báo cáo)", TEXT_FMT(paper_unit(w, to))));
    add_recipient(w, TEXT("Các cơ quan, đơn vị được giao nhiệm vụ"));
}

enum rc paper_head(struct writer *w, struct err *err)
{
    enum rc rc = issued(w, err);
    if (rc == RC_OK)
        rc = paper_sign(w, err);
    if (rc == RC_OK)
        heading(w);
    return rc;
}
