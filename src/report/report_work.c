/* report_work.c -- one's own work, and many units at a glance. */
#include "report/pages.h"
#include "report/reading.h"
#include "report/report_json.h"
#include "report/usual.h"

#include "base/i18n.h"

enum { NEXT_SHOWN = 3 };

/* The first is the button, two more stand beside it. */
static json_t *js_next_acts(const struct reader *r, const struct board_line *line, bool waits)
{
    const struct standing_at at = { .rule = line->rule,
                                    .step = line->at_step,
                                    .state = line->state,
                                    .assigned = !text_empty(line->person_code),
                                    .to_allocate = line->to_allocate,
                                    .duty = line->duty,
                                    .deciding = line->deciding,
                                    .waits = waits };
    enum act_kind acts[ACT_KIND_COUNT];
    size_t n;
    (void)usual_acts(&at, line->may, acts, &n); /* only the usual ones */
    json_t *list = json_array();
    for (size_t i = 0; i < n && i < NEXT_SHOWN; i++) {
        bool confirms = acts[i] == ACT_DECIDE && line->state == M_CONFIRM;
        json_t *o = json_object();
        js_set(o, "act", js_word(ACT_WORDS[acts[i]]));
        js_set(o, "name",
               js_text(confirms ? text_of(_("confirm the completion")) : say_act_name(r, line->rule, acts[i])));
        js_add(list, o);
    }
    return list;
}

static json_t *js_duties(const struct work *work)
{
    json_t *list = json_array();
    for (size_t i = 0; i < work->nduties; i++) {
        const struct duty_next *duty = &work->duties[i];
        json_t *o = json_object();
        js_set(o, "code", js_text(duty->code));
        js_set(o, "title", js_text(duty->title));
        js_set(o, "cutoff", js_day(duty->occurrence.cutoff));
        js_set(o, "due", js_due(&duty->occurrence.due));
        js_set(o, "state", js_word(OCCURRENCE_WORDS[duty->occurrence.state]));
        js_set(o, "silent", json_integer((json_int_t)duty->silent));
        js_add(list, o);
    }
    return list;
}

static json_t *js_lines(const struct reader *r, const struct board_line *lines, size_t n, bool waits,
                        struct instant now)
{
    json_t *list = json_array();
    for (size_t i = 0; i < n; i++) {
        json_t *line = js_line(r, &lines[i], now);
        js_set(line, "next", js_next_acts(r, &lines[i], waits));
        js_add(list, line);
    }
    return list;
}

void report_work(struct sbuf *out, struct arena *a, const struct work *work, const struct report_style *style)
{
    static const char *const WHY[] = { [WAIT_ASKED] = "asked", [WAIT_PASSED] = "passed", [WAIT_GIVEN] = "given" };
    const struct reader r = { a, NULL, style->lang };
    json_t *root = js_report("work", work->province, work->now, work->exercise);
    json_t *waits = js_lines(&r, work->waits, work->nwaits, true, work->now);
    for (size_t i = 0; i < work->nwaits; i++)
        js_set(json_array_get(waits, i), "why", js_word(WHY[work->why[i]]));
    js_set(root, "holds", js_lines(&r, work->holds, work->nholds, false, work->now));
    js_set(root, "confirms", js_lines(&r, work->confirms, work->nconfirms, false, work->now));
    js_set(root, "unclaimed", js_lines(&r, work->unclaimed, work->nunclaimed, false, work->now));
    js_set(root, "waits", waits);
    js_set(root, "next_duties", js_duties(work));
    js_set(root, "more", json_boolean(work->more));
    js_print(out, root);
}

/* --- one's own record ---------------------------------------------------------------------------------------------------- */

void report_own(struct sbuf *out, struct arena *a, const struct own_record *own, const struct report_style *style)
{
    const struct reader r = { a, NULL, style->lang };
    json_t *root = json_object(), *acts = json_array(), *recent = json_array(), *lates = json_array();
    for (int kind = 0; kind < ACT_KIND_COUNT; kind++) {
        if (own->acts[kind] == 0)
            continue;
        json_t *o = json_object();
        js_set(o, "kind", js_word(ACT_WORDS[kind]));
        js_set(o, "name", js_text(say_act_name(&r, NULL, (enum act_kind)kind)));
        js_set(o, "n", json_integer(own->acts[kind]));
        js_add(acts, o);
    }
    for (size_t i = 0; i < own->nrecent; i++) {
        json_t *o = json_object();
        js_set(o, "matter", js_text(own->recent[i].matter));
        js_set(o, "title", js_text(own->recent[i].title));
        js_set(o, "name", js_text(own->recent[i].name));
        js_set(o, "kind", js_word(ACT_WORDS[own->recent[i].kind]));
        js_set(o, "seq", json_integer(own->recent[i].seq));
        js_set(o, "happened", js_instant(own->recent[i].happened));
        js_add(recent, o);
    }
    for (size_t i = 0; i < own->nlates; i++) {
        json_t *o = json_object();
        js_set(o, "matter", js_text(own->lates[i].matter));
        js_set(o, "title", js_text(own->lates[i].title));
        js_set(o, "late", js_span(own->lates[i].late));
        js_add(lates, o);
    }
    js_set(root, "acts", acts);
    js_set(root, "holdings", json_integer(own->holdings));
    js_set(root, "open", json_integer(own->open));
    js_set(root, "worked", js_span(own->worked));
    js_set(root, "late", js_span(own->late));
    js_set(root, "late_n", json_integer(own->late_n));
    js_set(root, "obstacle", js_span(own->obstacle));
    js_set(root, "advice", json_integer(own->advice));
    js_set(root, "advice_followed", json_integer(own->followed));
    js_set(root, "from", instant_is_max(own->from) ? json_null() : js_day(instant_day(own->from)));
    js_set(root, "more", json_boolean(own->more));
    js_set(root, "recent", recent);
    js_set(root, "lates", lates);
    js_print(out, root);
}

/* --- units against states ------------------------------------------------------------------------------------------------ */

const char *const HEAT_WORDS[HEAT_COUNT + 1] = { "held",   "late",    "unreported", "unanswered", "to_assign",
                                                 "decide", "confirm", "stopped",    "outside",    NULL };

const char *say_heat(enum heat column)
{
    switch (column) {
    case HEAT_HELD: return _("being worked on");
    case HEAT_LATE: return _("late");
    case HEAT_UNREPORTED: return _("not reported");
    case HEAT_UNANSWERED: return _("question not answered in time");
    case HEAT_TO_ASSIGN: return _("to be assigned");
    case HEAT_DECIDE: return _("waiting for a superior's decision");
    case HEAT_CONFIRM: return _("waiting for confirmation");
    case HEAT_STOPPED: return _("stopped");
    case HEAT_OUTSIDE: return _("waiting outside");
    case HEAT_COUNT: break;
    }
    return "";
}

static json_t *js_counts(const int64_t counts[HEAT_COUNT])
{
    json_t *o = json_object();
    for (int i = 0; i < HEAT_COUNT; i++)
        js_set(o, HEAT_WORDS[i], json_integer(counts[i]));
    return o;
}

void report_heat(struct sbuf *out, struct arena *a, const struct heat_map *map, const struct report_style *style)
{
    const struct reader r = { a, map->org, style->lang };
    int64_t total[HEAT_COUNT] = { 0 };
    json_t *root = js_report("heat", map->province, map->now, map->exercise), *rows = json_array(),
           *columns = json_array();
    for (int i = 0; i < HEAT_COUNT; i++) {
        json_t *o = json_object();
        js_set(o, "key", js_word(HEAT_WORDS[i]));
        js_set(o, "name", js_word(say_heat((enum heat)i)));
        js_add(columns, o);
    }
    for (size_t i = 0; i < map->n; i++) {
        json_t *o = json_object();
        js_set(o, "unit", js_unit(&r, map->rows[i].unit, map->now));
        js_set(o, "counts", js_counts(map->rows[i].counts));
        js_add(rows, o);
        for (int k = 0; k < HEAT_COUNT; k++)
            total[k] += map->rows[i].counts[k];
    }
    js_set(root, "columns", columns);
    js_set(root, "rows", rows);
    js_set(root, "total", js_counts(total));
    js_print(out, root);
}
