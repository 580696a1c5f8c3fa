/* report_why.c -- why it is due then: the ground, the calendar that decided, and every day on the way.
 *
 *      Date        Weekday    Counted  Why
 *      14/8/2025   Thursday            the day of the event is not counted (Civil Code 2015, art. 147.2)
 *      15/8/2025   Friday     1
 *      16/8/2025   Saturday            weekly rest
 *      2/9/2025    Tuesday             Quốc khánh (Bộ luật Lao động 2019, Điều 112; the text was read)
 */
#include "base/i18n.h"
#include "report/csv.h"
#include "report/reading.h"
#include "report/report_json.h"

static const char *const WHY_WORDS[WHY_KINDS] = {
    [WHY_EVENT] = "event", [WHY_COUNTED] = "counted", [WHY_OFF] = "off",
    [WHY_REST] = "rest",   [WHY_STOPPED] = "stopped", [WHY_MOVED] = "moved",
};

/* --- the ground ---------------------------------------------------------------------------------------------------- */

static struct text say_ground_act(const struct reading *g, const struct act *act)
{
    const struct reader *r = &g->r;
    bool stated = act_states(act, FIELD_COUNTED_FROM);
    struct text from = stated ? say_day(r, act->counted_from) : say_instant(r, g->m->limit_from);
    struct text words = text_printf(r->a, _("%.*s, act no. %lld (%.*s) of %.*s"), TEXT_FMT(from), (long long)act->seq,
                                    TEXT_FMT(say_act_name(r, g->m->rule, act->kind)), TEXT_FMT(say_author(r, act)));
    return stated ? say_joined(r, words, "\n", text_of(_("the day that the act states, not that of the act itself")))
                  : words;
}

struct text say_source(const struct reading *g, struct names names, enum mark mark)
{
    struct text source = names_in(names, g->r.lang);
    if (text_empty(source))
        return text_of(say_mark(mark));
    return text_printf(g->r.a, "%.*s (%s)", TEXT_FMT(source), say_mark(mark));
}

/* Who said so: the act with its document, or the regulation. */
static struct text say_authority_of_limit(const struct reading *g, const struct act *act)
{
    const struct reader *r = &g->r;
    const struct rule *rule = g->m->rule;
    if (act->due.unit != LIMIT_NONE) {
        struct text document = act_text(act, AT_DOCUMENT);
        struct text proof = act == g->m->opening && text_empty(document) ? g->sheet->document : document;
        struct text stated = text_of(_("stated in the act"));
        return say_joined(r, say_joined(r, stated, "; ", proof), "; ", act_text(act, AT_GROUND));
    }
    struct text source = say_source(g, rule->source, (enum mark)rule->mark);
    struct text event = act_text(act, AT_EVENT);
    if (g->m->unverified_due && !text_empty(event))
        return text_printf(
            r->a,
            _("UNVERIFIED: the limit runs from an event not yet recorded: \"%.*s\"\nuntil 'extend' records it "
              "with 'due' and 'counted_from', the regulation's own value stands in: %.*s"),
            TEXT_FMT(event), TEXT_FMT(source));
    if (g->m->unverified_due)
        return text_printf(r->a,
                           _("UNVERIFIED: neither deadline nor report date is known; the regulation's own value: %.*s"),
                           TEXT_FMT(source));
    return text_printf(r->a, _("the regulation: %.*s"), TEXT_FMT(source));
}

/* --- the head ------------------------------------------------------------------------------------------------------ */

static struct text say_calendar(const struct reading *g, const struct why *why)
{
    struct text at = say_instant(&g->r, why->calendar_announced);
    if (text_empty(at))
        return text_of(_("the first: nothing announced later decided"));
    return text_printf(g->r.a, _("as announced %.*s"), TEXT_FMT(at));
}

static struct text say_moved(const struct reading *g, const struct why *why)
{
    const struct reader *r = &g->r;
    if (!why->moved)
        return TEXT_NONE;
    return text_printf(r->a, _("from %.*s to %.*s by what was announced %.*s"), TEXT_FMT(say_end(r, why->before.at)),
                       TEXT_FMT(say_end(r, why->due.at)), TEXT_FMT(say_instant(r, why->calendar_announced)));
}

static struct text say_stops(const struct reading *g)
{
    const struct reader *r = &g->r;
    struct text list = TEXT_NONE;
    for (size_t i = 0; i < g->m->nstops; i++) {
        const struct stop *stop = &g->m->stops[i];
        const struct act *act = NULL;
        if (instant_before(g->now, stop->to))
            break; /* it goes on, so it has moved nothing yet */
        for (size_t k = 0; k < g->m->nhalts; k++)
            if (instant_eq(g->m->halts[k].to, stop->to))
                act = g->m->halts[k].act;
        struct text line =
            text_printf(r->a, "%.*s\u00A0– %.*s", TEXT_FMT(say_instant(r, stop->from)), TEXT_FMT(say_end(r, stop->to)));
        if (act)
            line = text_printf(r->a, _("%.*s: %.*s, act no. %lld"), TEXT_FMT(line),
                               TEXT_FMT(say_act_name(r, g->m->rule, act->kind)), (long long)act->seq);
        list = say_joined(r, list, "\n", line);
    }
    return list;
}

static void print_ground(const struct page *page, const struct reading *g, const struct why *why)
{
    const struct reader *r = &g->r;
    const struct act *act = limit_act(g);
    struct table *t = table_new(page->a, PAIR_COLUMNS, 2);
    struct text due = say_joined(r, say_end(r, why->due.at), "; ", text_of(say_provisional(&why->due)));
    table_pair(t, _("Due"), TONE_STRONG, text_empty(due) ? text_of(_("no limit")) : due);
    table_pair(t, _("Limit"), TONE_PLAIN, say_limit(r, g->m->limit));
    table_pair(t, _("Counted from"), TONE_PLAIN, say_ground_act(g, act));
    table_pair(t, _("Ground"), TONE_PLAIN, say_authority_of_limit(g, act));
    if (g->due_cause != DUE_OPEN)
        table_pair(t, _("Changed"), TONE_PLAIN, text_of(say_due_cause(g->due_cause)));
    if (!instant_eq(g->m->first_due.at, why->due.at))
        table_pair(t, _("First due"), TONE_PLAIN, say_end(r, g->m->first_due.at));
    table_pair(t, _("Stood still"), TONE_PLAIN, say_stops(g));
    table_pair(t, _("Calendar"), TONE_PLAIN, say_calendar(g, why));
    table_pair(t, _("Moved"), TONE_PLAIN, say_moved(g, why));
    page_blank(page);
    table_print(page, t, 2);
    if (g->clocks.matter.stopped)
        page_para(
            page, 2, TONE_STRONG,
            text_of(_("The limit stands still now: what follows is the due date from before, as if it did not.")));
}

/* --- the days ------------------------------------------------------------------------------------------------------ */

static struct text row_name(const struct reading *g, const struct cal_row *row)
{
    struct names names = { row->name_vi, row->name_en };
    struct text name = names_in(names, g->r.lang), source = say_source(g, row->source, row->mark);
    return text_empty(name) ? source : text_printf(g->r.a, "%.*s: %.*s", TEXT_FMT(name), TEXT_FMT(source));
}

/* Why a day counts needs words only where it is not what its weekday says. */
static struct text say_counted_day(const struct reading *g, const struct why_day *day)
{
    if (day->row && (day->row->kind == CAL_OFF || day->row->kind == CAL_FIXED))
        return text_printf(g->r.a, _("a day off, but each day of this limit counts: %.*s"),
                           TEXT_FMT(row_name(g, day->row)));
    if (!day->row || day->row->kind != CAL_WORK)
        return TEXT_NONE;
    struct text name = row_name(g, day->row);
    if (day->row->like.n == DAY_MIN.n)
        return text_printf(g->r.a, _("worked: %.*s"), TEXT_FMT(name));
    return text_printf(g->r.a, _("worked for %.*s: %.*s"), TEXT_FMT(say_day(&g->r, day->row->like)), TEXT_FMT(name));
}

struct text say_why_day(const struct reading *g, const struct why_day *day)
{
    switch (day->kind) {
    case WHY_EVENT: return text_of(_("the day of the event is not counted (Civil Code 2015, art. 147.2)"));
    case WHY_COUNTED: return say_counted_day(g, day);
    case WHY_OFF: return day->row ? row_name(g, day->row) : text_of(_("a day off"));
    case WHY_REST: return text_of(_("weekly rest"));
    case WHY_STOPPED: return text_of(_("the limit stood still"));
    case WHY_MOVED: return text_of(_("the end fell on a day off and moved here (Civil Code 2015, art. 148.5)"));
    case WHY_KINDS: break;
    }
    return TEXT_NONE;
}

static bool counts_hours(struct limit limit) { return limit.unit == LIMIT_HOURS || limit.unit == LIMIT_INSTANT; }

static struct text say_counted(const struct reading *g, const struct why_day *day)
{
    bool hours = counts_hours(g->m->limit);
    if (day->kind != WHY_COUNTED)
        return TEXT_NONE;
    return hours ? say_span(&g->r, day->span) : text_printf(g->r.a, "%d", day->n);
}

static void print_days(const struct page *page, const struct reading *g, const struct why *why)
{
    static const struct column COLUMNS[] = {
        { N_("Date"), false, 0, 0 },
        { N_("Weekday"), false, 0, 0 },
        { N_("Counted"), true, 0, 0 },
        { N_("Why"), false, 0, 0 },
    };
    struct table *t = table_new(page->a, COLUMNS, LEN(COLUMNS));
    for (size_t i = 0; i < why->n; i++) {
        const struct why_day *day = &why->days[i];
        if (why->shortened && i > 0 && day->day.n != why->days[i - 1].day.n + 1) {
            table_row(t);
            table_cell(t, TONE_FAINT, TEXT("…"));
        }
        bool counted = day->kind == WHY_COUNTED || day->kind == WHY_MOVED;
        table_row(t);
        table_cell(t, counted ? TONE_PLAIN : TONE_FAINT, say_day(&g->r, day->day));
        table_cell(t, counted ? TONE_PLAIN : TONE_FAINT, text_of(say_weekday(day->day)));
        table_cell(t, TONE_PLAIN, say_counted(g, day));
        table_cell(t, counted ? TONE_PLAIN : TONE_FAINT, say_why_day(g, day));
    }
    if (table_rows(t) == 0) {
        page_para(page, 2, TONE_PLAIN, text_of(_("There is no limit, so no day is counted.")));
        return;
    }
    page_heading(page, counts_hours(g->m->limit) ? _("Day by day, working time so far") : _("Day by day"));
    table_print(page, t, 2);
    if (why->shortened)
        page_para(page, 2, TONE_FAINT, text_of(_("The limit is long: its first and last days are shown.")));
}

static void why_text(const struct page *page, const struct reading *g, const struct why *why)
{
    const struct sheet *s = g->sheet;
    page_title(page, text_printf(page->a, _("%.*s  why it is due then"), TEXT_FMT(g->code)));
    page_as_of(page, &g->r, s->province, s->now, s->as_of, s->exercise);
    page_para(page, 0, TONE_PLAIN, g->title);
    print_ground(page, g, why);
    print_days(page, g, why);
}

/* --- other formats --------------------------------------------------------------------------------------------------- */

static json_t *js_ground(const struct reading *g)
{
    const struct act *act = limit_act(g);
    json_t *o = json_object();
    js_set(o, "limit", g->m->limit.unit == LIMIT_NONE ? json_null() : js_text(limit_text(g->r.a, g->m->limit, "en")));
    js_set(o, "from", js_instant(g->m->limit_from));
    js_set(o, "act", json_integer(act->seq));
    js_set(o, "act_kind", js_word(ACT_WORDS[act->kind]));
    js_set(o, "stated", json_boolean(act->due.unit != LIMIT_NONE));
    js_set(o, "words", js_text(say_authority_of_limit(g, act)));
    js_set(o, "unverified", json_boolean(g->m->unverified_due));
    js_set(o, "event", g->m->unverified_due ? js_text_or_null(act_text(act, AT_EVENT)) : json_null());
    return o;
}

json_t *js_why_day(const struct reading *g, const struct why_day *day)
{
    bool hours = counts_hours(g->m->limit);
    json_t *o = json_object();
    js_set(o, "day", js_day(day->day));
    js_set(o, "weekday", json_integer(day_weekday(day->day) + 1));
    js_set(o, "kind", js_word(WHY_WORDS[day->kind]));
    js_set(o, "n", hours ? json_null() : json_integer(day->n));
    js_set(o, "worked", hours ? js_span(day->span) : json_null());
    js_set(o, "words", js_text_or_null(say_why_day(g, day)));
    js_set(o, "source", day->row ? js_text_or_null(names_in(day->row->source, g->r.lang)) : json_null());
    return o;
}

static void why_json(struct sbuf *out, const struct reading *g, const struct why *why)
{
    json_t *root = js_report("why", g->sheet->province, g->now, g->sheet->exercise), *days = json_array(),
           *stops = json_array();
    js_set(root, "code", js_text(g->code));
    js_set(root, "due", js_due(&why->due));
    js_set(root, "stopped_now", json_boolean(g->clocks.matter.stopped));
    js_set(root, "ground", js_ground(g));
    js_set(root, "calendar_announced", js_instant(why->calendar_announced));
    js_set(root, "due_before", js_due(&why->before));
    js_set(root, "moved", json_boolean(why->moved));
    for (size_t i = 0; i < g->m->nstops && !instant_before(g->now, g->m->stops[i].to); i++) {
        json_t *o = json_object();
        js_set(o, "from", js_instant(g->m->stops[i].from));
        js_set(o, "to", js_instant(g->m->stops[i].to));
        js_add(stops, o);
    }
    js_set(root, "stops", stops);
    js_set(root, "shortened", json_boolean(why->shortened));
    for (size_t i = 0; i < why->n; i++)
        js_add(days, js_why_day(g, &why->days[i]));
    js_set(root, "days", days);
    js_print(out, root);
}

static void why_csv(struct sbuf *out, const struct reading *g, const struct why *why)
{
    struct csv csv = csv_new(out, "code,day,weekday,kind,counted,why");
    for (size_t i = 0; i < why->n; i++) {
        csv_text(&csv, g->code);
        csv_day(&csv, why->days[i].day);
        csv_word(&csv, say_weekday(why->days[i].day));
        csv_word(&csv, WHY_WORDS[why->days[i].kind]);
        csv_text(&csv, say_counted(g, &why->days[i]));
        csv_text(&csv, say_why_day(g, &why->days[i]));
        csv_end(&csv);
    }
}

void report_why(struct sbuf *out, struct arena *a, const struct sheet *sheet, const struct why *why,
                const struct report_style *style)
{
    struct reading g = reading_of(a, sheet, style);
    struct page page = page_new(out, a, style);
    switch (style->format) {
    case REPORT_TEXT: why_text(&page, &g, why); break;
    case REPORT_JSON: why_json(out, &g, why); break;
    case REPORT_CSV: why_csv(out, &g, why); break;
    }
}
