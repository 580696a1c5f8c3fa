/* report_kind.c -- one kind of matter as its regulation has it, for whoever files such matters or writes files of acts: what must be stated
 * when, in which form, by which article. */
#include "report/page.h"
#include "report/pages.h"
#include "report/words.h"

#include "base/i18n.h"
#include "rules/rulebook.h"

static const char *const TYPES[FT_COUNT] = {
    [FT_TEXT] = N_("words"),    [FT_NUMBER] = N_("a number"),     [FT_MONEY] = N_("money"),
    [FT_DAY] = N_("day"),       [FT_YES_NO] = N_("yes, no"),      [FT_CHOICE] = N_("one of"),
    [FT_UNIT] = N_("unit"),     [FT_PERSON] = N_("person"),       [FT_MATTER] = N_("matter"),
    [FT_PERIOD] = N_("period"), [FT_KIND] = N_("kind of matter"),
};

static const char *const HOLDERS[STEP_HOLDER_COUNT] = {
    [BY_SAME] = N_("as before"),          [BY_LEAD] = N_("the lead"),
    [BY_ADVISER] = N_("who advised"),     [BY_DECIDER] = N_("who decides"),
    [BY_CONFIRMER] = N_("the confirmer"), [BY_GIVER] = N_("the giver's office"),
    [BY_UNIT] = N_("a unit named here"),  [BY_STATED] = N_("whom the act names"),
};

struct telling {
    const struct page *page;
    struct reader r;
    const struct rule *rule;
    struct text *sources; /* told by number, each once, and written out at the end */
    size_t nsources;
};

static struct text full_source(const struct reader *r, struct names source, int mark)
{
    struct text where = names_in(source, r->lang);
    return mark == MARK_SEEN ? where : text_printf(r->a, "%.*s [%s]", TEXT_FMT(where), say_mark((enum mark)mark));
}

static struct text source_of(struct telling *k, struct names source, int mark)
{
    struct text where = full_source(&k->r, source, mark);
    size_t i = 0;
    while (i < k->nsources && !text_eq(k->sources[i], where))
        i++;
    if (i == k->nsources)
        ARENA_PUSH(k->r.a, k->sources, k->nsources, where);
    return text_printf(k->r.a, "[%zu]", i + 1);
}

static struct text joined(struct arena *a, struct text all, const char *by, struct text one)
{
    return text_empty(one) ? all : text_printf(a, "%.*s%s%.*s", TEXT_FMT(all), all.n ? by : "", TEXT_FMT(one));
}

/* Acts by their words in files, those that must state it with a star. */
static struct text acts_of(struct arena *a, uint32_t on, uint32_t must)
{
    struct text all = TEXT_NONE;
    for (int act = 0; act < ACT_KIND_COUNT; act++)
        if (on >> act & 1)
            all = joined(a, all, ", ", text_printf(a, "%s%s", ACT_WORDS[act], must >> act & 1 ? "*" : ""));
    return all;
}

/* --- what a field takes -------------------------------------------------------------------------------------------------------- */

static struct text bounds_of(const struct reader *r, const struct field_rule *f)
{
    if (f->lies)
        return text_of(f->lies == LIES_PAST ? _("not after the day of the act") : _("not before the day of the act"));
    if (f->least.stated && f->most.stated)
        return text_printf(r->a, _("%g to %g"), f->least.n, f->most.n);
    if (f->least.stated)
        return text_printf(r->a, _("at least %g"), f->least.n);
    return f->most.stated ? text_printf(r->a, _("at most %g"), f->most.n) : TEXT_NONE;
}

static struct text choices_of(const struct reader *r, const struct field_rule *f)
{
    struct text all = TEXT_NONE;
    for (size_t i = 0; i < f->nchoices; i++)
        all = joined(r->a, all, ", ",
                     text_printf(r->a, "%.*s (%.*s)", TEXT_FMT(f->choices[i].code),
                                 TEXT_FMT(names_in(f->choices[i].names, r->lang))));
    return all;
}

static struct text kinds_of(const struct reader *r, const struct field_rule *f)
{
    struct text all = TEXT_NONE;
    for (size_t i = 0; i < f->nkinds; i++)
        all = joined(r->a, all, ", ", f->kinds[i]);
    return all;
}

static struct text takes(const struct reader *r, const struct field_rule *f)
{
    struct text all = text_of(_(TYPES[f->type]));
    if (f->nchoices)
        all = text_printf(r->a, "%.*s: %.*s", TEXT_FMT(all), TEXT_FMT(choices_of(r, f)));
    if (f->nkinds)
        all = text_printf(r->a, "%.*s: %.*s", TEXT_FMT(all), TEXT_FMT(kinds_of(r, f)));
    all = joined(r->a, all, "; ", names_in(f->measure, r->lang));
    all = joined(r->a, all, "; ", bounds_of(r, f));
    if (f->per_field == PER_PERIOD)
        all = joined(r->a, all, "; ", text_of(_("for each period")));
    else if (f->per_field >= 0)
        all = joined(r->a, all, "; ", text_printf(r->a, _("for each '%.*s'"), TEXT_FMT(f->per)));
    all = joined(r->a, all, "; ", f->many ? text_of(_("any number of entries")) : TEXT_NONE);
    all = joined(r->a, all, "; ", f->once ? text_of(_("stated once")) : TEXT_NONE);
    return joined(r->a, all, "; ", f->sealed ? text_of(_("sealed, can be erased")) : TEXT_NONE);
}

/* --- tables -------------------------------------------------------------------------------------------------------------------------- */

static void print_rows(const struct page *page, const char *heading, const struct table *t)
{
    if (table_rows(t) == 0)
        return;
    page_heading(page, heading);
    table_print(page, t, 2);
}

static void print_limits(struct telling *k)
{
    const struct reader *r = &k->r;
    const struct rule *rule = k->rule;
    struct kind_limit limits[KIND_LIMITS];
    size_t n = kind_limits(rule, limits);
    struct table *t = table_new(r->a, PAIR_COLUMNS, 2);
    for (size_t i = 0; i < n; i++)
        table_pair(t, _(limits[i].name), TONE_PLAIN, say_limit(r, limits[i].limit));
    if (rule->keep.limit.unit != LIMIT_NONE)
        table_pair(t, _("sealed fields are kept"), TONE_PLAIN, say_limit(r, rule->keep.limit));
    print_rows(k->page, _("Time limits"), t);
}

static void print_steps(struct telling *k)
{
    const struct reader *r = &k->r;
    const struct rule *rule = k->rule;
    static const struct column COLUMNS[] = { { N_("Step"), false, 0, 0 },
                                             { N_("Entered by"), false, 0, 0 },
                                             { N_("Held by"), false, 0, 0 },
                                             { N_("Limit"), false, 0, 0 },
                                             { N_("Source"), false, 0, 0 } };
    struct table *t = table_new(r->a, COLUMNS, LEN(COLUMNS));
    for (size_t i = 0; i < rule->nsteps; i++) {
        const struct step_rule *s = &rule->steps[i];
        table_row(t);
        table_cell(t, TONE_STRONG,
                   text_printf(r->a, "%.*s (%.*s)", TEXT_FMT(names_in(s->names, r->lang)), TEXT_FMT(s->code)));
        table_cell(t, TONE_PLAIN,
                   text_empty(s->after)
                       ? text_of(ACT_WORDS[s->on])
                       : text_printf(r->a, _("%s after '%.*s'"), ACT_WORDS[s->on], TEXT_FMT(s->after)));
        table_cell(t, TONE_PLAIN, s->holder == BY_UNIT ? s->unit : text_of(_(HOLDERS[s->holder])));
        table_cell(t, TONE_PLAIN, s->limit.unit == LIMIT_NONE ? TEXT_NONE : say_limit(r, s->limit));
        table_cell(t, TONE_FAINT, source_of(k, s->source, s->mark));
    }
    print_rows(k->page, _("Steps"), t);
}

static void print_fields(struct telling *k)
{
    const struct reader *r = &k->r;
    const struct rule *rule = k->rule;
    static const struct column COLUMNS[] = { { N_("Field"), false, 0, 0 },
                                             { N_("Name"), false, 0, 20 },
                                             { N_("Takes"), false, 0, 30 },
                                             { N_("Stated by"), false, 0, 12 },
                                             { N_("Source"), false, 0, 0 } };
    struct table *t = table_new(r->a, COLUMNS, LEN(COLUMNS));
    for (size_t i = 0; i < rule->nfields; i++) {
        const struct field_rule *f = &rule->fields[i];
        table_row(t);
        table_cell(t, TONE_STRONG, f->code);
        table_cell(t, TONE_PLAIN, names_in(f->names, r->lang));
        table_cell(t, TONE_PLAIN, takes(r, f));
        table_cell(t, TONE_PLAIN, acts_of(r->a, f->on, f->must));
        table_cell(t, TONE_FAINT, source_of(k, f->source, f->mark));
    }
    print_rows(k->page, _("Fields (* must be stated)"), t);
}

static struct text in_words(const struct reader *r, const struct figure_rule *f)
{
    struct text all = TEXT_NONE;
    for (size_t i = 0; i < f->nwords; i++)
        all = joined(r->a, all, ", ", names_in(f->words[i].names, r->lang));
    return all;
}

static void print_figures(struct telling *k)
{
    const struct reader *r = &k->r;
    const struct rule *rule = k->rule;
    static const struct column COLUMNS[] = { { N_("Figure"), false, 0, 0 },
                                             { N_("Name"), false, 0, 20 },
                                             { N_("Worked out as"), false, 0, 34 },
                                             { N_("Source"), false, 0, 0 } };
    struct table *t = table_new(r->a, COLUMNS, LEN(COLUMNS));
    for (size_t i = 0; i < rule->nfigures; i++) {
        const struct figure_rule *f = &rule->figures[i];
        struct text how = text_empty(f->value) ? in_words(r, f) : f->value;
        table_row(t);
        table_cell(t, TONE_STRONG, f->code);
        table_cell(t, TONE_PLAIN, names_in(f->names, r->lang));
        table_cell(t, TONE_PLAIN, joined(r->a, how, "; ", names_in(f->measure, r->lang)));
        table_cell(t, TONE_FAINT, source_of(k, f->source, f->mark));
    }
    print_rows(k->page, _("Figures"), t);
}

static void print_checks(struct telling *k)
{
    const struct reader *r = &k->r;
    const struct rule *rule = k->rule;
    static const struct column COLUMNS[] = { { N_("Act"), false, 0, 14 },
                                             { N_("Demand"), false, 0, 40 },
                                             { N_("Otherwise"), false, 0, 0 },
                                             { N_("Source"), false, 0, 0 } };
    struct table *t = table_new(r->a, COLUMNS, LEN(COLUMNS));
    for (size_t i = 0; i < rule->nchecks; i++) {
        const struct check_rule *c = &rule->checks[i];
        table_row(t);
        table_cell(t, TONE_PLAIN, acts_of(r->a, c->on, 0));
        table_cell(t, TONE_PLAIN, names_in(c->otherwise, r->lang));
        table_cell(t, TONE_STRONG, text_of(c->then_signal ? _("noted") : _("refused")));
        table_cell(t, TONE_FAINT, source_of(k, c->source, c->mark));
    }
    print_rows(k->page, _("Demands"), t);
}

static const char *const REASON_BY_SAID[MAY_COUNT] = {
    [MAY_ABOVE] = "",
    [MAY_GIVER] = N_("; also by who gave it and holds it"),
    [MAY_GIVER_HEAD] = N_("; also by a head or deputy of who gave it and holds it"),
};

/* "30 days", "1x", "1x, 30 days" */
static struct text at_most(const struct reader *r, const struct reason_rule *row)
{
    struct text times = row->times ? text_printf(r->a, "%lld×", (long long)row->times) : TEXT_NONE;
    if (row->most.unit == LIMIT_NONE)
        return times;
    struct text most = say_limit(r, row->most);
    return row->times ? text_printf(r->a, "%.*s, %.*s", TEXT_FMT(times), TEXT_FMT(most)) : most;
}

static void print_reasons(struct telling *k)
{
    const struct reader *r = &k->r;
    const struct rule *rule = k->rule;
    static const struct column COLUMNS[] = { { N_("Act"), false, 0, 0 },
                                             { N_("Reason"), false, 0, 0 },
                                             { N_("At most"), false, 0, 0 },
                                             { N_("Source"), false, 0, 0 } };
    struct table *t = table_new(r->a, COLUMNS, LEN(COLUMNS));
    for (size_t i = 0; i < rule->nreasons; i++) {
        const struct reason_rule *row = &rule->reasons[i];
        table_row(t);
        table_cell(t, TONE_PLAIN, text_of(ACT_WORDS[row->act]));
        table_cell(t, TONE_STRONG,
                   text_printf(r->a, "%.*s (%.*s)%s", TEXT_FMT(names_in(row->names, r->lang)), TEXT_FMT(row->code),
                               row->by ? _(REASON_BY_SAID[row->by]) : ""));
        table_cell(t, TONE_PLAIN, at_most(r, row));
        table_cell(t, TONE_FAINT, source_of(k, row->source, row->mark));
    }
    print_rows(k->page, _("Reasons"), t);
}

static void print_forms(struct telling *k)
{
    const struct reader *r = &k->r;
    const struct rule *rule = k->rule;
    static const struct column COLUMNS[] = { { N_("Form of question"), false, 0, 0 },
                                             { N_("Limit"), false, 0, 0 },
                                             { N_("Silence"), false, 0, 0 },
                                             { N_("Source"), false, 0, 0 } };
    struct table *t = table_new(r->a, COLUMNS, LEN(COLUMNS));
    for (size_t i = 0; i < rule->nforms; i++) {
        const struct form_rule *f = &rule->forms[i];
        table_row(t);
        table_cell(t, TONE_STRONG, text_printf(r->a, "%s (%s)", say_form((enum ask_form)f->form), FORM_WORDS[f->form]));
        table_cell(t, TONE_PLAIN, f->limit.unit == LIMIT_NONE ? TEXT_NONE : say_limit(r, f->limit));
        table_cell(t, TONE_PLAIN, text_of(f->consent ? _("is consent") : _("is no answer")));
        table_cell(t, TONE_FAINT, source_of(k, f->source, f->mark));
    }
    print_rows(k->page, _("Questions to other units"), t);
}

static void print_sources(const struct telling *k)
{
    if (k->nsources == 0)
        return;
    page_heading(k->page, _("Sources"));
    for (size_t i = 0; i < k->nsources; i++)
        page_para(k->page, 2, TONE_FAINT, text_printf(k->r.a, "[%zu] %.*s", i + 1, TEXT_FMT(k->sources[i])));
}

/* --- pages ---------------------------------------------------------------------------------------------------------------------------- */

void report_kind(struct sbuf *out, struct arena *a, const struct world *world, struct instant now,
                 const struct rule *rule, const struct report_style *style)
{
    struct page page = page_new(out, a, style);
    struct reader r = { a, world->org, page.lang };
    page_title(&page, text_printf(a, "%.*s (%.*s)", TEXT_FMT(names_in(rule->names, page.lang)), TEXT_FMT(rule->code)));
    page_para(&page, 0, TONE_PLAIN,
              text_printf(a, _("As of %.*s. Source: %.*s"), TEXT_FMT(say_day(&r, instant_day(now))),
                          TEXT_FMT(full_source(&r, rule->source, rule->mark))));
    if (rule->excludes || rule->closed || !text_empty(rule->readers))
        page_para(&page, 0, TONE_PLAIN, text_of(_("Not everybody who sees others sees these matters.")));
    struct telling k = { .page = &page, .r = r, .rule = rule };
    print_limits(&k);
    print_steps(&k);
    print_fields(&k);
    print_figures(&k);
    print_checks(&k);
    print_reasons(&k);
    print_forms(&k);
    print_sources(&k);
}

void report_kinds_list(struct sbuf *out, struct arena *a, const struct world *world, struct instant now,
                       const struct report_style *style)
{
    static const struct column COLUMNS[] = { { N_("Kind"), false, 0, 0 },
                                             { N_("Name"), false, 0, 0 },
                                             { N_("Limit"), false, 0, 0 },
                                             { N_("Fields"), true, 0, 0 } };
    struct page page = page_new(out, a, style);
    struct reader r = { a, world->org, page.lang };
    struct table *t = table_new(a, COLUMNS, LEN(COLUMNS));
    for (size_t i = 0; i < rulebook_kinds(world->rules); i++) {
        const struct rule *rule = rulebook_find(world->rules, rulebook_kind(world->rules, i), now, now);
        if (!rule)
            continue;
        table_row(t);
        table_cell(t, TONE_STRONG, rule->code);
        table_cell(t, TONE_PLAIN, names_in(rule->names, page.lang));
        table_cell(t, TONE_PLAIN, rule->limit.unit == LIMIT_NONE ? TEXT_NONE : say_limit(&r, rule->limit));
        table_cell(t, TONE_PLAIN, rule->nfields ? text_printf(a, "%zu", rule->nfields) : TEXT_NONE);
    }
    page_title(&page, text_of(_("Kinds of matters")));
    table_print(&page, t, 0);
    page_blank(&page);
    page_para(&page, 0, TONE_FAINT,
              text_of(_("'congvu kinds KIND' shows one with its steps, fields, reasons and limits.")));
}
