/* report_obstacles.c -- obstacles by the rule they come from; one rule's as an act file that opens their proposal. */
#include "report/obstacles.h"

#include "base/i18n.h"
#include "report/csv.h"
#include "report/reading.h"
#include "report/say_value.h"

enum { DAY_HOURS = 8 };

static double days_of(struct workspan w) { return (double)w.us / (double)(DAY_HOURS * US_HOUR); }

static struct text say_days(const struct reader *r, struct workspan w) { return say_number(r, days_of(w), 1); }

/* What the proposal to change the rule states at its opening; its members are those of share/regulations/vn/obstacle.yaml. */
struct proposal {
    struct text title, can_change, blocked, lost_days;
};

static struct proposal proposal_of(struct arena *a, const struct obstacle_rule *rule)
{
    return (struct proposal){
        .title = text_printf(a, "Kiến nghị sửa đổi: %.*s", TEXT_FMT(rule->provision)),
        .can_change = text_empty(rule->can_change_code) ? TEXT("province") : rule->can_change_code,
        .blocked = text_printf(a, "%.0f", (double)rule->blocked + rule->others),
        .lost_days = text_printf(a, "%.1f", days_of(rule->lost)),
    };
}

/* --- text ------------------------------------------------------------------------------------------------------------ */

static void print_rules(const struct page *page, const struct reader *r, const struct obstacles *o)
{
    static const struct column COLUMNS[] = {
        { N_("Rule"), false, 0, 0 },           { N_("obstacles"), true, 0, 9 },
        { N_("upheld"), true, 0, 0 },          { N_("open"), true, 0, 0 },
        { N_("matters blocked"), true, 0, 9 }, { N_("working days lost"), true, 0, 10 },
        { N_("gathered"), true, 0, 0 },        { N_("Can be changed by"), false, 0, 12 },
    };
    struct table *t = table_new(page->a, COLUMNS, LEN(COLUMNS));
    for (size_t i = 0; i < o->n; i++) {
        const struct obstacle_rule *rule = &o->rules[i];
        table_row(t);
        table_cell(t, TONE_STRONG, rule->provision);
        table_cell(t, TONE_PLAIN, text_printf(r->a, "%zu", rule->n));
        table_cell(t, TONE_PLAIN, text_printf(r->a, "%zu", rule->upheld));
        table_cell(t, TONE_PLAIN, text_printf(r->a, "%zu", rule->open));
        table_cell(t, TONE_PLAIN, text_printf(r->a, "%.0f", (double)rule->blocked + rule->others));
        table_cell(t, TONE_STRONG, say_days(r, rule->lost));
        table_cell(t, rule->gathered < rule->upheld ? TONE_LATE : TONE_PLAIN, text_printf(r->a, "%zu", rule->gathered));
        table_cell(t, TONE_PLAIN, rule->can_change);
    }
    page_blank(page);
    table_print(page, t, 2);
}

static struct text say_what_became(const struct reader *r, const struct obstacle_line *line)
{
    struct text words = line->answer == ANSWER_NONE ? line->ruled : text_of(say_answer(line->answer));
    if (!text_empty(line->gathered_in))
        words = say_joined(r, words, "\n", text_printf(r->a, _("gathered in %.*s"), TEXT_FMT(line->gathered_in)));
    words = say_joined(r, words, "\n", line->came_back);
    return text_empty(words) ? text_of(_("not ruled on")) : words;
}

static void print_lines(const struct page *page, const struct reader *r, const struct obstacle_rule *rule)
{
    static const struct column COLUMNS[] = {
        { N_("Code"), false, 0, 0 },
        { N_("Obstacle"), false, 3, 0 },
        { N_("Raised by"), false, 2, 14 },
        { N_("Raised"), false, 0, 0 },
        { N_("working days lost"), true, 0, 10 },
        { N_("What became of it"), false, 0, 20 },
    };
    struct table *t = table_new(page->a, COLUMNS, LEN(COLUMNS));
    for (size_t i = 0; i < rule->n; i++) {
        const struct obstacle_line *line = &rule->lines[i];
        table_row(t);
        table_cell(t, TONE_STRONG, line->code);
        table_cell(t, TONE_PLAIN, line->title);
        table_cell(t, TONE_PLAIN, line->raised_by);
        table_cell(t, TONE_PLAIN, say_day(r, instant_day(line->raised)));
        table_cell(t, TONE_PLAIN, say_days(r, line->lost));
        table_cell(t, TONE_PLAIN, say_what_became(r, line));
    }
    page_heading(page, text_cstr(r->a, page_clean(r->a, rule->provision)));
    table_print(page, t, 2);
}

static void obstacles_text(const struct page *page, const struct reader *r, const struct obstacles *o)
{
    page_title(page, text_of(_("Obstacles by rule")));
    page_as_of(page, r, o->province, o->now, o->as_of, o->exercise);
    if (o->n == 0) {
        page_blank(page);
        page_para(page, 2, TONE_PLAIN, text_of(_("No obstacle was raised.")));
        return;
    }
    print_rules(page, r, o);
    for (size_t i = 0; i < o->n; i++)
        print_lines(page, r, &o->rules[i]);
    page_blank(page);
    page_para(page, 2, TONE_FAINT,
              text_of(_("Lost is working time of the matters blocked, each once for a rule, in days of eight hours.")));
}

/* --- other formats ----------------------------------------------------------------------------------------------------- */

static json_t *js_obstacle(const struct obstacle_line *line)
{
    json_t *o = json_object();
    js_set(o, "code", js_text(line->code));
    js_set(o, "title", js_text(line->title));
    js_set(o, "question", json_boolean(line->question));
    js_set(o, "raised", js_instant(line->raised));
    js_set(o, "raised_by", js_text_or_null(line->raised_by));
    js_set(o, "nature", js_text_or_null(line->nature));
    js_set(o, "open", json_boolean(line->open));
    js_set(o, "upheld", json_boolean(line->upheld));
    js_set(o, "ruled", js_text_or_null(line->answer == ANSWER_NONE ? line->ruled : text_of(say_answer(line->answer))));
    js_set(o, "gathered_in", js_text_or_null(line->gathered_in));
    js_set(o, "came_back", js_text_or_null(line->came_back));
    js_set(o, "lost", js_span(line->lost));
    return o;
}

/* What opens the proposal, as a form takes it. */
static json_t *js_gathering(struct arena *a, const struct obstacle_rule *rule)
{
    const struct proposal p = proposal_of(a, rule);
    json_t *o = json_object(), *fields = json_object(), *gathers = json_array();
    for (size_t i = 0; i < rule->n; i++)
        if (obstacle_to_gather(&rule->lines[i]))
            js_add(gathers, js_text(rule->lines[i].code));
    js_set(fields, "title", js_text(p.title));
    js_set(fields, "provision", js_text(rule->provision));
    js_set(fields, "can_change", js_text(p.can_change));
    js_set(fields, "gathers", gathers);
    js_set(fields, "blocked", js_text(p.blocked));
    js_set(fields, "lost_days", js_text(p.lost_days));
    js_set(o, "kind", js_word("rule_change"));
    js_set(o, "fields", fields);
    return o;
}

static void obstacles_json(struct sbuf *out, struct arena *a, const struct obstacles *o)
{
    json_t *root = js_report("obstacles", o->province, o->now, o->exercise), *rules = json_array();
    for (size_t i = 0; i < o->n; i++) {
        const struct obstacle_rule *rule = &o->rules[i];
        json_t *x = json_object(), *lines = json_array();
        js_set(x, "rule", js_text(rule->provision));
        js_set(x, "obstacles", json_integer((json_int_t)rule->n));
        js_set(x, "upheld", json_integer((json_int_t)rule->upheld));
        js_set(x, "open", json_integer((json_int_t)rule->open));
        js_set(x, "gathered", json_integer((json_int_t)rule->gathered));
        js_set(x, "blocked", json_integer((json_int_t)rule->blocked));
        js_set(x, "blocked_stated", json_real(rule->others));
        js_set(x, "lost", js_span(rule->lost));
        js_set(x, "lost_days", json_real(days_of(rule->lost)));
        js_set(x, "lost_days_stated", json_real(rule->stated_days));
        js_set(x, "can_change", js_text_or_null(rule->can_change));
        js_set(x, "gathering", obstacles_to_gather(rule) ? js_gathering(a, rule) : json_null());
        for (size_t k = 0; k < rule->n; k++)
            js_add(lines, js_obstacle(&rule->lines[k]));
        js_set(x, "lines", lines);
        js_add(rules, x);
    }
    js_set(root, "partial", json_boolean(o->partial));
    js_set(root, "rules", rules);
    js_print(out, root);
}

static void obstacles_csv(struct sbuf *out, struct arena *a, const struct obstacles *o)
{
    struct csv csv = csv_new(
        out, "rule,obstacles,upheld,open,gathered,blocked,blocked_stated,lost_days,lost_days_stated,can_change,as_of");
    for (size_t i = 0; i < o->n; i++) {
        const struct obstacle_rule *rule = &o->rules[i];
        csv_text(&csv, rule->provision);
        csv_int(&csv, (int64_t)rule->n);
        csv_int(&csv, (int64_t)rule->upheld);
        csv_int(&csv, (int64_t)rule->open);
        csv_int(&csv, (int64_t)rule->gathered);
        csv_int(&csv, (int64_t)rule->blocked);
        csv_text(&csv, text_printf(a, "%.0f", rule->others));
        csv_text(&csv, text_printf(a, "%.1f", days_of(rule->lost)));
        csv_text(&csv, text_printf(a, "%.0f", rule->stated_days));
        csv_text(&csv, rule->can_change);
        csv_instant(&csv, o->now);
        csv_end(&csv);
    }
}

void report_obstacles(struct sbuf *out, struct arena *a, const struct obstacles *o, const struct report_style *style)
{
    struct page page = page_new(out, a, style);
    struct reader r = { a, o->world->org, page.lang };
    switch (style->format) {
    case REPORT_TEXT: obstacles_text(&page, &r, o); break;
    case REPORT_JSON: obstacles_json(out, a, o); break;
    case REPORT_CSV: obstacles_csv(out, a, o); break;
    }
}

/* --- an act file ----------------------------------------------------------------------------------------------------------- */

/* A scalar in single quotes, as YAML takes any text on one line. */
static struct text yaml_quoted(struct arena *a, struct text t)
{
    struct text clean = page_clean(a, t), all = TEXT("'"), part;
    for (bool first = true; clean.p && text_split(&clean, '\'', &part); first = false) {
        all = text_printf(a, "%.*s%s%.*s", TEXT_FMT(all), first ? "" : "''", TEXT_FMT(part));
        if (!clean.p)
            break;
    }
    return text_printf(a, "%.*s'", TEXT_FMT(all));
}

void report_gathering(struct sbuf *out, struct arena *a, const struct obstacles *o, const struct obstacle_rule *rule)
{
    char now[INSTANT_CHARS];
    const struct proposal p = proposal_of(a, rule);
    sbuf_printf(out, "name: gathered-%s\nacts:\n  - act: open\n    kind: rule_change\n", instant_rfc3339(o->now, now));
    sbuf_printf(out, "    title: %.*s\n", TEXT_FMT(yaml_quoted(a, p.title)));
    sbuf_printf(out, "    provision: %.*s\n    can_change: %.*s\n    gathers: [",
                TEXT_FMT(yaml_quoted(a, rule->provision)), TEXT_FMT(p.can_change));
    bool some = false;
    for (size_t i = 0; i < rule->n; i++) {
        const struct obstacle_line *line = &rule->lines[i];
        if (!obstacle_to_gather(line))
            continue;
        sbuf_printf(out, "%s%.*s", some ? ", " : "", TEXT_FMT(line->code));
        some = true;
    }
    sbuf_printf(out, "]\n    blocked: %.*s\n    lost_days: %.*s\n", TEXT_FMT(p.blocked), TEXT_FMT(p.lost_days));
}
