/* report_why_duty.c -- why a report of a standing duty is due then.
 *
 *      Next report due  24:00 27/10/2025
 *      Recurs           the 25th of every month
 *      Ground           stated in the act; 96/TB-UBND, 14/8/2025
 *      Cut-off          25/10/2025, of the period 26/9/2025 – 25/10/2025
 *      Owed by          Sở Nội vụ
 *      Report           none yet: the first with period=2025-10-25 counts, in time if it comes before that
 *
 *      25/10/2025  Saturday   weekly rest
 *      27/10/2025  Monday     the end fell on a day off and moved here (Civil Code 2015, art. 148.5)
 */
#include "base/i18n.h"
#include "report/csv.h"
#include "report/reading.h"
#include "report/report_json.h"

/* Days before the cut-off are not told. */
static size_t first_told(const struct why *why, struct day cutoff)
{
    size_t i = 0;
    while (i < why->n && why->days[i].day.n < cutoff.n)
        i++;
    return i;
}

static struct text say_period(const struct reading *g, const struct occurrence *o)
{
    struct text from = say_day(&g->r, recur_period_start(g->m->recur, o->cutoff)), to = say_day(&g->r, o->cutoff);
    return text_eq(from, to) ? from : text_printf(g->r.a, "%.*s\u00A0– %.*s", TEXT_FMT(from), TEXT_FMT(to));
}

/* Who stated the recurrence: the act with its document, or the regulation. */
static struct text say_recur_ground(const struct reading *g)
{
    const struct rule *rule = g->m->rule;
    if (g->m->opening->recur.every != EVERY_NONE)
        return say_joined(&g->r, text_of(_("stated in the act")), "; ", g->sheet->document);
    return text_printf(g->r.a, _("the regulation: %.*s"), TEXT_FMT(say_source(g, rule->source, (enum mark)rule->mark)));
}

static struct text say_report(const struct reading *g, const struct occurrence *o)
{
    char day[INSTANT_CHARS];
    const struct reader *r = &g->r;
    if (o->report)
        return text_printf(r->a, _("%.*s, act no. %lld: %s"), TEXT_FMT(say_instant(r, o->report->happened)),
                           (long long)o->report->seq, say_occurrence(o->state));
    return text_printf(r->a, _("none yet: the first with period=%s counts, and is in time if it comes before that"),
                       day_iso(o->cutoff, day));
}

/* The periods before that nobody reported on. */
static struct text say_silent(const struct reading *g)
{
    struct text list = TEXT_NONE;
    for (size_t i = 0; i < g->noccurrences; i++)
        if (g->occurrences[i].state == OCC_SILENT)
            list = say_joined(&g->r, list, ", ", say_day(&g->r, g->occurrences[i].cutoff));
    return list;
}

static void duty_ground(const struct page *page, const struct reading *g, const struct occurrence *o)
{
    const struct reader *r = &g->r;
    struct table *t = table_new(page->a, PAIR_COLUMNS, 2);
    struct text due = say_joined(r, say_end(r, o->due.at), "; ", text_of(say_provisional(&o->due)));
    struct limit limit = duty_limit(g->m, o->cutoff);
    table_pair(t, o->state == OCC_OPEN ? _("Next report due") : _("Last report due"), TONE_STRONG, due);
    table_pair(t, _("Recurs"), TONE_PLAIN, recur_text(r->a, g->m->recur, r->lang));
    table_pair(t, _("Ground"), TONE_PLAIN, say_recur_ground(g));
    table_pair(
        t, _("Cut-off"), TONE_PLAIN,
        text_printf(r->a, _("%.*s, of the period %.*s"), TEXT_FMT(say_day(r, o->cutoff)), TEXT_FMT(say_period(g, o))));
    if (limit.unit != LIMIT_DATE)
        table_pair(t, _("Time to report"), TONE_PLAIN,
                   text_printf(r->a, _("%.*s from the cut-off, by the regulation"), TEXT_FMT(say_limit(r, limit))));
    table_pair(t, _("Owed by"), TONE_PLAIN, say_holder(r, o->unit, o->person, day_start(o->cutoff)));
    table_pair(t, _("Report"), TONE_PLAIN, say_report(g, o));
    table_pair(t, _("Not reported"), TONE_LATE, say_silent(g));
    page_blank(page);
    table_print(page, t, 2);
}

static void duty_days(const struct page *page, const struct reading *g, const struct occurrence *o,
                      const struct why *why)
{
    static const struct column COLUMNS[] = { { N_("Date"), false, 0, 0 },
                                             { N_("Weekday"), false, 0, 0 },
                                             { N_("Why"), false, 0, 0 } };
    struct table *t = table_new(page->a, COLUMNS, LEN(COLUMNS));
    size_t first = first_told(why, o->cutoff);
    if (first + 1 >= why->n) {
        page_para(page, 2, TONE_PLAIN, text_of(_("The cut-off is a working day: it does not move.")));
        return;
    }
    for (size_t i = first; i < why->n; i++) {
        const struct why_day *day = &why->days[i];
        bool rest = day->kind == WHY_COUNTED && duty_limit(g->m, o->cutoff).unit == LIMIT_DATE && !day->row;
        struct text words = rest ? text_of(_("the cut-off, on a day of weekly rest")) : say_why_day(g, day);
        table_row(t);
        table_cell(t, TONE_PLAIN, say_day(&g->r, day->day));
        table_cell(t, TONE_PLAIN, text_of(say_weekday(day->day)));
        table_cell(t, TONE_PLAIN, words);
    }
    page_heading(page, _("From the cut-off on"));
    table_print(page, t, 2);
}

/* As the ground of a limit (report_why.c), so that a program reads one shape: a duty has none, but a recurrence, that opening stated. */
static json_t *js_recur_ground(const struct reading *g)
{
    const struct act *act = g->m->opening;
    json_t *o = json_object();
    js_set(o, "limit", json_null());
    js_set(o, "from", js_instant(g->m->opened));
    js_set(o, "act", json_integer(act->seq));
    js_set(o, "act_kind", js_word(ACT_WORDS[act->kind]));
    js_set(o, "stated", json_true());
    js_set(o, "words", js_text(say_recur_ground(g)));
    js_set(o, "unverified", json_false());
    js_set(o, "event", json_null());
    return o;
}

static void duty_json(struct sbuf *out, const struct reading *g, const struct occurrence *o, const struct why *why)
{
    struct due before = o->due;
    json_t *root = js_report("why", g->sheet->province, g->now, g->sheet->exercise), *days = json_array();
    before.at = recur_cutoff(g->m->recur, o->cutoff);
    js_set(root, "code", js_text(g->code));
    js_set(root, "due", js_due(&o->due));
    js_set(root, "stopped_now", json_boolean(g->clocks.matter.stopped));
    js_set(root, "ground", js_recur_ground(g));
    js_set(root, "calendar_announced", js_instant(why->calendar_announced));
    js_set(root, "due_before", js_due(&before));
    js_set(root, "stops", json_array());
    js_set(root, "shortened", json_boolean(why->shortened));
    js_set(root, "recur", js_text(recur_text(g->r.a, g->m->recur, g->r.lang)));
    js_set(root, "cutoff", js_day(o->cutoff));
    js_set(root, "period_from", js_day(recur_period_start(g->m->recur, o->cutoff)));
    js_set(root, "moved", json_boolean(!instant_eq(o->due.at, before.at)));
    js_set(root, "state", js_word(OCCURRENCE_WORDS[o->state]));
    js_set(root, "reported", o->report ? js_instant(o->report->happened) : json_null());
    js_set(root, "report_act", o->report ? json_integer(o->report->seq) : json_null());
    for (size_t i = first_told(why, o->cutoff); i < why->n; i++)
        js_add(days, js_why_day(g, &why->days[i]));
    js_set(root, "days", days);
    js_print(out, root);
}

static void duty_csv(struct sbuf *out, const struct reading *g, const struct occurrence *o, const struct why *why)
{
    struct csv csv = csv_new(out, "code,cutoff,day,weekday,why");
    for (size_t i = first_told(why, o->cutoff); i < why->n; i++) {
        csv_text(&csv, g->code);
        csv_day(&csv, o->cutoff);
        csv_day(&csv, why->days[i].day);
        csv_word(&csv, say_weekday(why->days[i].day));
        csv_text(&csv, say_why_day(g, &why->days[i]));
        csv_end(&csv);
    }
}

void report_why_duty(struct sbuf *out, struct arena *a, const struct sheet *sheet, const struct occurrence *o,
                     const struct why *why, const struct report_style *style)
{
    struct reading g = reading_of(a, sheet, style);
    struct page page = page_new(out, a, style);
    switch (style->format) {
    case REPORT_TEXT:
        page_title(&page, text_printf(a, _("%.*s  why it is due then"), TEXT_FMT(g.code)));
        page_as_of(&page, &g.r, sheet->province, sheet->now, sheet->as_of, sheet->exercise);
        page_para(&page, 0, TONE_PLAIN, g.title);
        duty_ground(&page, &g, o);
        duty_days(&page, &g, o, why);
        break;
    case REPORT_JSON: duty_json(out, &g, o, why); break;
    case REPORT_CSV: duty_csv(out, &g, o, why); break;
    }
}
