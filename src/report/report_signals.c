/* report_signals.c -- what became of signals, by rule; and, for whom they name, each with its figures. */
#include "report/signals.h"

#include "base/i18n.h"
#include "report/csv.h"
#include "report/page.h"
#include "report/report_json.h"
#include "signal/signal.h"

#include <string.h>

const char *const SIGNAL_STATE_WORDS[SIGNAL_STATE_COUNT + 1] = { "open", "confirmed", "dismissed", "expired", NULL };

static int rule_index(struct text rule) /* -1: raised by hand */
{
    for (int i = 0; i < SIGNAL_COUNT; i++)
        if (text_eq(rule, text_of(SIGNAL_WORDS[i].word)))
            return i;
    return -1;
}

static const char *say_rule(struct text rule)
{
    int i = rule_index(rule);
    return i < 0 ? _("Raised by hand") : _(SIGNAL_WORDS[i].title);
}

static const char *say_signal_state(enum signal_state state)
{
    switch (state) {
    case SIGNAL_OPEN: return _("open");
    case SIGNAL_CONFIRMED: return _("confirmed");
    case SIGNAL_DISMISSED: return _("dismissed");
    case SIGNAL_EXPIRED: return _("expired");
    case SIGNAL_STATE_COUNT: break;
    }
    return "";
}

/* --- by rule ---------------------------------------------------------------------------------------------------- */

static int64_t concluded(const struct signal_count *c) { return c->confirmed + c->dismissed; }

static json_t *count_json(const struct signal_count *c)
{
    json_t *o = json_object();
    js_set(o, "rule", js_text_or_null(c->rule));
    js_set(o, "name", js_word(say_rule(c->rule)));
    js_set(o, "raised", json_integer(c->raised));
    js_set(o, "answered", json_integer(c->answered));
    js_set(o, "open", json_integer(c->open));
    js_set(o, "confirmed", json_integer(c->confirmed));
    js_set(o, "dismissed", json_integer(c->dismissed));
    js_set(o, "expired", json_integer(c->expired));
    js_set(o, "share_dismissed",
           concluded(c) ? json_integer((100 * c->dismissed + concluded(c) / 2) / concluded(c))
                        : json_null()); /* per cent */
    return o;
}

static void counts_json(struct sbuf *out, const struct signal_count *rows, size_t n)
{
    json_t *root = json_object(), *list = json_array();
    for (size_t i = 0; i < n; i++)
        js_add(list, count_json(&rows[i]));
    js_set(root, "rules", list);
    js_print(out, root);
}

static const struct column COLUMNS[] = {
    { N_("Rule"), false, 0, 0 },   { N_("Raised"), true, 0, 0 },          { N_("Answered"), true, 0, 0 },
    { N_("Open"), true, 0, 0 },    { N_("Confirmed"), true, 0, 0 },       { N_("Dismissed"), true, 0, 0 },
    { N_("Expired"), true, 0, 0 }, { N_("Share dismissed"), true, 0, 0 },
};

/* A row's figures, as they stand under the heads. */
static size_t figures(struct arena *a, const struct signal_count *c, struct text out[LEN(COLUMNS)])
{
    const int64_t n[] = { c->raised, c->answered, c->open, c->confirmed, c->dismissed, c->expired };
    size_t k = 0;
    out[k++] = text_of(say_rule(c->rule));
    for (size_t i = 0; i < LEN(n); i++)
        out[k++] = text_printf(a, "%lld", (long long)n[i]);
    out[k++] =
        concluded(c) ? text_printf(a, "%.0f %%", 100.0 * (double)c->dismissed / (double)concluded(c)) : TEXT_NONE;
    return k;
}

void report_signal_counts(struct sbuf *out, struct arena *a, const struct signal_count *rows, size_t n,
                          const struct report_style *style)
{
    if (style->format == REPORT_JSON) {
        counts_json(out, rows, n);
        return;
    }
    struct page page = page_new(out, a, style);
    struct table *t = table_new(a, COLUMNS, LEN(COLUMNS));
    for (size_t i = 0; i < n; i++) {
        struct text cell[LEN(COLUMNS)];
        size_t cells = figures(a, &rows[i], cell);
        table_row(t);
        for (size_t k = 0; k < cells; k++)
            table_cell(t, TONE_PLAIN, cell[k]);
    }
    page_title(&page, text_of(_("Signals by rule")));
    page_blank(&page);
    if (n == 0)
        page_para(&page, 2, TONE_PLAIN, text_of(_("No signal was raised yet.")));
    else
        table_print(&page, t, 2);
    page_blank(&page);
    page_para(
        &page, 2, TONE_FAINT,
        text_of(
            _("The share dismissed is of those concluded. Until it is confirmed a signal is counted nowhere else.")));
}

/* --- for whom they name ------------------------------------------------------------------------------------------- */

static json_t *signal_json(const struct reader *r, const struct world *world, const struct signal_told *s)
{
    json_t *o = json_object();
    js_set(o, "code", js_text(s->code));
    js_set(o, "title", js_text(s->title));
    js_set(o, "rule", js_text_or_null(s->rule));
    js_set(o, "rule_name", js_word(say_rule(s->rule)));
    int rule = rule_index(s->rule);
    js_set(o, "counts", js_word(rule < 0 ? "" : _(SIGNAL_WORDS[rule].count)));
    js_set(o, "lowered_by", js_word(rule < 0 ? "" : _(SIGNAL_WORDS[rule].mend)));
    js_set(o, "unit", js_unit(r, s->unit, s->opened));
    js_set(o, "person", js_person(r, s->person));
    js_set(o, "kind", js_text_or_null(s->of_kind));
    js_set(o, "kind_name", js_text_or_null(say_kind(r, world, s->of_kind, s->opened)));
    js_set(o, "n", js_text_or_null(s->n));
    js_set(o, "count", js_text_or_null(s->count));
    js_set(o, "share", js_text_or_null(s->share));
    js_set(o, "expected", js_text_or_null(s->expected));
    js_set(o, "low", js_text_or_null(s->low));
    js_set(o, "high", js_text_or_null(s->high));
    js_set(o, "q", js_text_or_null(s->q));
    js_set(o, "cases", js_text_or_null(s->cases));
    js_set(o, "proposal", js_text_or_null(s->proposal));
    js_set(o, "protection", js_shields(r->a, s->shields, s->nshields));
    js_set(o, "opened", js_instant(s->opened));
    js_set(o, "due", js_instant(s->due));
    js_set(o, "step", js_text(s->step));
    js_set(o, "state", js_word(SIGNAL_STATE_WORDS[s->state]));
    js_set(o, "state_name", js_word(say_signal_state(s->state)));
    js_set(o, "answer", js_text_or_null(s->answer));
    js_set(o, "may_answer", json_boolean(s->may_answer));
    return o;
}

void report_signals(struct sbuf *out, struct arena *a, const struct world *world, const struct signal_told *rows,
                    size_t n, const struct report_style *style)
{
    const struct reader r = { a, world->org, style->lang };
    json_t *root = json_object(), *list = json_array();
    for (size_t i = 0; i < n; i++)
        js_add(list, signal_json(&r, world, &rows[i]));
    js_set(root, "signals", list);
    js_print(out, root);
}
