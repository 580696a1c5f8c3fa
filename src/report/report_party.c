/* report_party.c -- one unit or one person: who it is, over time and on the day; then what it holds. */
#include "base/i18n.h"
#include "report/csv.h"
#include "report/reading.h"
#include "report/report_json.h"

struct stretch {
    struct text name;
    struct instant from, to; /* INSTANT_MIN, INSTANT_MAX: open that way */
};

/* --- a unit over time ---------------------------------------------------------------------------------------------- */

/* Its names, day by day over the years a calendar knows: names change at midnight. */
static const struct stretch *unit_names(const struct reader *r, unit_id unit, size_t *n)
{
    struct stretch *list = NULL;
    struct day last = day_of(CAL_YEAR_LAST, 12, 31);
    *n = 0;
    for (struct day d = day_of(CAL_YEAR_FIRST, 1, 1); d.n <= last.n; d.n++) {
        struct instant t = day_start(d);
        struct text name = org_unit_name(r->org, unit, t, r->lang);
        bool lives = org_unit_exists(r->org, unit, t);
        if (*n > 0 && (!lives || !text_eq(list[*n - 1].name, name)))
            list[*n - 1].to = instant_min(list[*n - 1].to, t);
        if (!lives || (*n > 0 && instant_is_max(list[*n - 1].to)))
            continue;
        struct stretch stretch = { name, d.n == day_of(CAL_YEAR_FIRST, 1, 1).n ? INSTANT_MIN : t, INSTANT_MAX };
        ARENA_PUSH(r->a, list, *n, stretch);
    }
    return list;
}

struct succession {
    struct instant at;
    unit_id from, to; /* to 0: dissolved, its work goes to the superior's office */
};

/* Those in which the unit gives its general work, and those in which it takes another's. */
static const struct succession *successions(const struct reader *r, unit_id unit, size_t *n)
{
    struct succession *list = NULL;
    *n = 0;
    for (unit_id u = 1; u <= org_units(r->org); u++) {
        struct succession row = { .from = u };
        if (!org_unit_end(r->org, u, INSTANT_MIN, &row.at))
            continue;
        row.to = org_successor(r->org, u, TEXT_NONE);
        if (u == unit || row.to == unit)
            ARENA_PUSH(r->a, list, *n, row);
    }
    return list;
}

static struct text say_succession(const struct reader *r, const struct succession *row, struct instant now)
{
    struct text at = say_begin_short(r, row->at), from = say_unit(r, row->from, row->at);
    if (row->to == 0)
        return text_printf(r->a,
                           _("%.*s: %.*s ended; its work is for the superior's office to assign, or goes by function"),
                           TEXT_FMT(at), TEXT_FMT(from));
    return text_printf(r->a, _("%.*s: the work of %.*s went to %.*s"), TEXT_FMT(at), TEXT_FMT(from),
                       TEXT_FMT(say_unit(r, row->to, now)));
}

static struct text say_span_of(const struct reader *r, struct instant from, struct instant to)
{
    struct text begin = say_begin_short(r, from), end = say_end_short(r, to);
    if (text_empty(begin) && text_empty(end))
        return text_of(_("always"));
    if (text_empty(begin))
        return text_printf(r->a, _("until %.*s"), TEXT_FMT(end));
    if (text_empty(end))
        return text_printf(r->a, _("from %.*s"), TEXT_FMT(begin));
    return text_printf(r->a, "%.*s\u00A0– %.*s", TEXT_FMT(begin), TEXT_FMT(end));
}

static struct text say_names(const struct reader *r, unit_id unit)
{
    size_t n;
    struct text all = TEXT_NONE;
    const struct stretch *names = unit_names(r, unit, &n);
    for (size_t i = 0; i < n; i++)
        all = say_joined(r, all, "\n",
                         text_printf(r->a, "%.*s: %.*s", TEXT_FMT(say_span_of(r, names[i].from, names[i].to)),
                                     TEXT_FMT(names[i].name)));
    return all;
}

static struct text unit_or_none(const struct reader *r, unit_id unit, struct instant t)
{
    return unit ? say_unit(r, unit, t) : TEXT_NONE;
}

/* --- people of a unit ------------------------------------------------------------------------------------------------ */

static void print_people(const struct page *page, const struct reader *r, unit_id unit, struct instant now)
{
    static const struct column COLUMNS[] = { { N_("Post"), false, 0, 0 },
                                             { N_("Held by"), false, 0, 0 },
                                             { N_("Rank"), false, 0, 0 } };
    static const char *const RANKS[RANK_COUNT] = { N_("staff"), N_("deputy"), N_("head") };
    struct table *t = table_new(page->a, COLUMNS, LEN(COLUMNS));
    for (post_id post = 1; post <= org_posts(r->org); post++) {
        if (org_post_unit(r->org, post) != unit)
            continue;
        person_id holder = org_post_holder(r->org, post, now);
        table_row(t);
        table_cell(t, TONE_PLAIN, org_post_name(r->org, post, r->lang));
        table_cell(t, TONE_PLAIN, holder ? org_person_name(r->org, holder) : text_of(_("vacant")));
        table_cell(t, TONE_PLAIN, text_of(_(RANKS[org_post_rank(r->org, post)])));
    }
    for (person_id p = 1; p <= org_persons(r->org); p++) {
        if (!org_serves(r->org, p, unit, now) || org_tenure_in(r->org, p, unit, false, now))
            continue;
        table_row(t);
        table_cell(t, TONE_PLAIN, text_of(_("member")));
        table_cell(t, TONE_PLAIN, org_person_name(r->org, p));
    }
    page_heading(page, _("Posts and people on the day"));
    if (table_rows(t) == 0)
        page_para(page, 2, TONE_PLAIN, text_of(_("no post is recorded")));
    table_print(page, t, 2);
}

/* Where it stands in the tree on the day. */
static void pair_places(struct table *t, const struct reader *r, unit_id unit, struct instant now)
{
    unit_id agency = org_agency(r->org, unit, now);
    person_id head = org_head(r->org, unit, now);
    table_pair(t, _("Agency"), TONE_PLAIN,
               agency == unit ? text_of(_("it is an agency of its own")) : unit_or_none(r, agency, now));
    table_pair(t, _("Superior"), TONE_PLAIN, unit_or_none(r, org_parent(r->org, unit, now), now));
    table_pair(t, _("Office"), TONE_PLAIN, unit_or_none(r, org_office(r->org, unit, now), now));
    table_pair(t, _("Head"), TONE_STRONG, head ? org_person_name(r->org, head) : text_of(_("vacant")));
}

static void print_unit(const struct page *page, const struct reader *r, const struct party *p)
{
    struct table *t = table_new(page->a, PAIR_COLUMNS, 2);
    unit_id unit = p->unit;
    size_t n;
    const struct succession *rows = successions(r, unit, &n);
    struct text changes = TEXT_NONE;
    for (size_t i = 0; i < n; i++)
        changes = say_joined(r, changes, "\n", say_succession(r, &rows[i], p->now));
    table_pair(t, _("Code"), TONE_PLAIN, org_unit_code(r->org, unit));
    table_pair(t, _("Abbreviation"), TONE_PLAIN, org_unit_abbr(r->org, unit, p->now));
    table_pair(t, _("Names"), TONE_PLAIN, say_names(r, unit));
    if (!org_unit_exists(r->org, unit, p->now))
        table_pair(t, _("On the day"), TONE_STRONG, text_of(_("the unit does not exist")));
    else
        pair_places(t, r, unit, p->now);
    table_pair(t, _("Succession"), TONE_PLAIN, changes);
    page_blank(page);
    table_print(page, t, 2);
    print_people(page, r, unit, p->now);
}

/* --- a person -------------------------------------------------------------------------------------------------------- */

static void print_tenures(const struct page *page, const struct reader *r, const struct party *p)
{
    static const struct column COLUMNS[] = { { N_("From – to"), false, 0, 19 },
                                             { N_("Post"), false, 0, 0 },
                                             { N_("Unit"), false, 0, 0 } };
    struct table *t = table_new(page->a, COLUMNS, LEN(COLUMNS));
    size_t n;
    const struct tenure *tenures = org_tenures(r->org, p->person, &n);
    for (size_t i = 0; i < n; i++) {
        table_row(t);
        table_cell(t, TONE_PLAIN, say_span_of(r, tenures[i].from, tenures[i].to));
        table_cell(t, TONE_PLAIN, org_post_name(r->org, tenures[i].post, r->lang));
        table_cell(t, TONE_PLAIN,
                   say_unit(r, tenures[i].unit, instant_min(instant_max(p->now, tenures[i].from), tenures[i].to)));
    }
    page_heading(page, _("Posts over time"));
    if (n == 0)
        page_para(page, 2, TONE_PLAIN, text_of(_("no post is recorded")));
    table_print(page, t, 2);
}

/* Whose post the person may use on the day, and who may use the person's. */
static struct text say_delegations(const struct reader *r, const struct party *p)
{
    struct text all = TEXT_NONE;
    person_id from;
    for (post_id post = 1; post <= org_posts(r->org); post++) {
        struct text name =
            say_joined(r, org_post_name(r->org, post, r->lang), ", ", say_unit(r, org_post_unit(r->org, post), p->now));
        if (org_may_use_post(r->org, p->person, post, p->now, &from) && from)
            all = say_joined(r, all, "\n",
                             text_printf(r->a, _("may use the authority of %.*s (%.*s)"),
                                         TEXT_FMT(org_person_name(r->org, from)), TEXT_FMT(name)));
        if (org_post_holder(r->org, post, p->now) != p->person)
            continue;
        for (person_id other = 1; other <= org_persons(r->org); other++)
            if (org_may_use_post(r->org, other, post, p->now, &from) && from == p->person)
                all = say_joined(r, all, "\n",
                                 text_printf(r->a, _("has lent the authority of %.*s to %.*s"), TEXT_FMT(name),
                                             TEXT_FMT(org_person_name(r->org, other))));
    }
    return all;
}

static struct text say_absences(const struct reader *r, const struct party *p)
{
    struct text all = TEXT_NONE;
    size_t n;
    const struct absence *absences = org_absences(r->org, p->person, &n);
    for (size_t i = 0; i < n; i++) {
        struct text span = say_span_of(r, absences[i].from, absences[i].to);
        struct text line = absences[i].substitute
                               ? text_printf(r->a, _("%.*s, in place: %.*s"), TEXT_FMT(span),
                                             TEXT_FMT(org_person_name(r->org, absences[i].substitute)))
                               : text_printf(r->a, _("%.*s, in place: the head"), TEXT_FMT(span));
        all = say_joined(r, all, "\n", line);
    }
    return all;
}

static struct text say_charges(const struct reader *r, const struct party *p)
{
    struct text all = TEXT_NONE;
    for (unit_id u = 1; u <= org_units(r->org); u++)
        if (org_in_charge(r->org, p->person, u, p->now))
            all = say_joined(r, all, ", ", say_unit(r, u, p->now));
    return all;
}

static void print_person(const struct page *page, const struct reader *r, const struct party *p)
{
    struct table *t = table_new(page->a, PAIR_COLUMNS, 2);
    table_pair(t, _("Code"), TONE_PLAIN, org_person_code(r->org, p->person));
    table_pair(t, _("In charge of"), TONE_PLAIN, say_charges(r, p));
    table_pair(t, _("Delegations"), TONE_PLAIN, say_delegations(r, p));
    table_pair(t, _("Absences"), TONE_PLAIN, say_absences(r, p));
    page_blank(page);
    table_print(page, t, 2);
    print_tenures(page, r, p);
}

/* --- JSON -------------------------------------------------------------------------------------------------------------- */

static void js_unit_party(json_t *root, const struct reader *r, const struct party *p)
{
    size_t n;
    json_t *names = json_array(), *changes = json_array(), *posts = json_array();
    const struct stretch *stretches = unit_names(r, p->unit, &n);
    for (size_t i = 0; i < n; i++) {
        json_t *o = json_object();
        js_set(o, "name", js_text(stretches[i].name));
        js_set(o, "from", js_instant(stretches[i].from));
        js_set(o, "to", js_instant(stretches[i].to));
        js_add(names, o);
    }
    const struct succession *rows = successions(r, p->unit, &n);
    for (size_t i = 0; i < n; i++) {
        json_t *o = json_object();
        js_set(o, "at", js_instant(rows[i].at));
        js_set(o, "from", js_unit(r, rows[i].from, rows[i].at));
        js_set(o, "to", js_unit(r, rows[i].to, p->now));
        js_add(changes, o);
    }
    for (post_id post = 1; post <= org_posts(r->org); post++) {
        if (org_post_unit(r->org, post) != p->unit)
            continue;
        json_t *o = json_object();
        js_set(o, "post", js_text(org_post_name(r->org, post, r->lang)));
        js_set(o, "post_code", js_text(org_post_code(r->org, post)));
        js_set(o, "rank", js_word(RANK_WORDS[org_post_rank(r->org, post)]));
        js_set(o, "person", js_person(r, org_post_holder(r->org, post, p->now)));
        js_add(posts, o);
    }
    js_set(root, "unit", js_unit(r, p->unit, p->now));
    js_set(root, "exists", json_boolean(org_unit_exists(r->org, p->unit, p->now)));
    js_set(root, "names", names);
    js_set(root, "agency", js_unit(r, org_agency(r->org, p->unit, p->now), p->now));
    js_set(root, "superior", js_unit(r, org_parent(r->org, p->unit, p->now), p->now));
    js_set(root, "office", js_unit(r, org_office(r->org, p->unit, p->now), p->now));
    js_set(root, "head", js_person(r, org_head(r->org, p->unit, p->now)));
    js_set(root, "successions", changes);
    js_set(root, "posts", posts);
}

static void js_person_party(json_t *root, const struct reader *r, const struct party *p)
{
    size_t n;
    json_t *tenures = json_array(), *absences = json_array();
    const struct tenure *held = org_tenures(r->org, p->person, &n);
    for (size_t i = 0; i < n; i++) {
        json_t *o = json_object();
        js_set(o, "post", js_text(org_post_name(r->org, held[i].post, r->lang)));
        js_set(o, "post_code", js_text(org_post_code(r->org, held[i].post)));
        js_set(o, "unit", js_unit(r, held[i].unit, p->now));
        js_set(o, "from", js_instant(held[i].from));
        js_set(o, "to", js_instant(held[i].to));
        js_add(tenures, o);
    }
    const struct absence *away = org_absences(r->org, p->person, &n);
    for (size_t i = 0; i < n; i++) {
        json_t *o = json_object();
        js_set(o, "from", js_instant(away[i].from));
        js_set(o, "to", js_instant(away[i].to));
        js_set(o, "substitute", js_person(r, away[i].substitute));
        js_add(absences, o);
    }
    js_set(root, "person", js_person(r, p->person));
    js_set(root, "tenures", tenures);
    js_set(root, "absences", absences);
    js_set(root, "delegations", js_text_or_null(say_delegations(r, p)));
}

static void party_json(struct sbuf *out, const struct reader *r, const struct party *p)
{
    json_t *root = js_report("party", p->holds ? p->holds->province : TEXT_NONE, p->now, p->exercise);
    if (p->unit)
        js_unit_party(root, r, p);
    else
        js_person_party(root, r, p);
    js_set(root, "holds", p->holds ? board_json(r, p->holds) : json_null());
    js_print(out, root);
}

/* --- together ------------------------------------------------------------------------------------------------------------ */

static void party_text(const struct page *page, const struct reader *r, const struct party *p)
{
    page_title(page, p->unit ? say_unit(r, p->unit, p->now) : org_person_name(r->org, p->person));
    page_as_of(page, r, p->holds ? p->holds->province : TEXT_NONE, p->now, p->holds && p->holds->as_of, p->exercise);
    if (p->unit)
        print_unit(page, r, p);
    else
        print_person(page, r, p);
    if (!p->holds)
        return;
    page_heading(page, _("Holds"));
    board_text(page, r, p->holds);
}

void report_party(struct sbuf *out, struct arena *a, const struct party *party, const struct report_style *style)
{
    struct page page = page_new(out, a, style);
    struct reader r = { a, party->world->org, page.lang };
    assert((party->unit != 0) != (party->person != 0));
    switch (style->format) {
    case REPORT_TEXT: party_text(&page, &r, party); break;
    case REPORT_JSON: party_json(out, &r, party); break;
    case REPORT_CSV: board_csv(out, &r, party->holds ? party->holds : &(struct board){ .n = 0 }); break;
    }
}
