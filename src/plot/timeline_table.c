/* timeline_table.c -- the same in three tables. */
#include "plot/axis.h"
#include "plot/html.h"
#include "plot/timeline.h"

static const enum plot_word CHARGE_WORDS[PLOT_CHARGE_COUNT] = {
    [PLOT_OWN] = PW_OWN,           [PLOT_OUTSIDE] = PW_OUTSIDE, [PLOT_RULE] = PW_RULE,
    [PLOT_OBSTACLE] = PW_OBSTACLE, [PLOT_ASKED] = PW_ASKED,     [PLOT_PENDING] = PW_PENDING,
};

struct twin {
    struct sbuf *out;
    struct arena *a;
    const struct plot_style *style;
    size_t rows;
};

static bool is_room(struct twin *t) { return t->rows++ < PLOT_TABLE_ROWS_MAX; }

static void cell(struct twin *t, struct text words) { html_cell(t->out, false, TEXT_NONE, words); }
static void number(struct twin *t, struct text words) { html_cell(t->out, true, TEXT_NONE, words); }

static void cell_from_to(struct twin *t, struct instant from, struct instant to, bool open)
{
    cell(t, figure_moment(t->a, t->style, from, false));
    cell(t, open ? plot_word(t->style, PW_OPEN) : figure_moment(t->a, t->style, to, true));
}

static void stretch_row(struct twin *t, const struct plot_bar *bar, const struct plot_stretch *part, bool last)
{
    struct text kind = plot_word(t->style, CHARGE_WORDS[part->charge]);
    if (!is_room(t))
        return;
    html_row(t->out);
    html_row_head(t->out, bar->link, bar->lane);
    cell(t, bar->person);
    cell_from_to(t, part->from, part->to, bar->open && last);
    cell(t, bar->step);
    number(t, part->span);
    cell(t, text_empty(part->who) ? kind : plot_say(t->a, t->style, PW_MARK, kind, part->who));
    html_row_end(t->out);
}

static void end_table(struct twin *t, size_t columns)
{
    if (t->rows > PLOT_TABLE_ROWS_MAX) {
        struct text more = figure_count(t->a, t->style, (int64_t)(t->rows - PLOT_TABLE_ROWS_MAX));
        html_note(t->out, columns, plot_say(t->a, t->style, PW_MORE, more, TEXT_NONE));
    }
    html_table_end(t->out);
    t->rows = 0;
}

static void holders_table(struct twin *t, const struct plot_timeline *p)
{
    static const struct html_head HEADS[] = { { PW_HELD_BY, false }, { PW_PERSON, false }, { PW_FROM, false },
                                              { PW_TO, false },      { PW_STEP, false },   { PW_TIME, true },
                                              { PW_CHARGED, false } };
    html_table(t->out, t->style, p->title, HEADS, LEN(HEADS));
    for (size_t i = 0; i < p->nbars; i++) {
        const struct plot_bar *bar = &p->bars[i];
        struct plot_stretch whole = { bar->from, bar->to, PLOT_OWN, TEXT_NONE, bar->span };
        const struct plot_stretch *parts = bar->nparts ? bar->parts : &whole;
        size_t n = bar->nparts ? bar->nparts : 1;
        for (size_t k = 0; k < n; k++)
            stretch_row(t, bar, &parts[k], k + 1 == n);
    }
    end_table(t, LEN(HEADS));
}

static void dates_table(struct twin *t, const struct plot_timeline *p)
{
    static const struct html_head HEADS[] = { { PW_WHAT, false }, { PW_WHEN, false } };
    const struct {
        enum plot_word what;
        struct instant at;
    } ROWS[] = { { PW_FIRST_DUE, p->first_due }, { PW_DUE, p->due }, { PW_ENDED, p->ended }, { PW_NOW, p->now } };
    html_table(t->out, t->style, plot_word(t->style, PW_WHEN), HEADS, LEN(HEADS));
    for (size_t i = 0; i < LEN(ROWS); i++) {
        if (instant_is_max(ROWS[i].at))
            continue;
        html_row(t->out);
        html_row_head(t->out, TEXT_NONE, plot_word(t->style, ROWS[i].what));
        cell(t, figure_moment(t->a, t->style, ROWS[i].at, true));
        html_row_end(t->out);
    }
    html_table_end(t->out);
}

static void children_table(struct twin *t, const struct plot_timeline *p)
{
    static const struct html_head HEADS[] = { { PW_QUESTION, false }, { PW_WHAT, false }, { PW_FROM, false },
                                              { PW_TO, false },       { PW_DUE, false },  { PW_STATE, false } };
    html_table(t->out, t->style, plot_word(t->style, PW_QUESTIONS), HEADS, LEN(HEADS));
    for (size_t i = 0; i < p->nchildren; i++) {
        const struct plot_child *child = &p->children[i];
        if (!is_room(t))
            continue;
        html_row(t->out);
        html_row_head(t->out, child->link, child->code);
        cell(t, child->label);
        cell_from_to(t, child->from, child->to, child->open);
        cell(t, figure_moment(t->a, t->style, child->due, true));
        cell(t, child->state);
        html_row_end(t->out);
    }
    end_table(t, LEN(HEADS));
}

static void acts_table(struct twin *t, const struct plot_timeline *p)
{
    static const struct html_head HEADS[] = { { PW_NUMBER, false }, { PW_WHEN, false }, { PW_WHAT, false } };
    html_table(t->out, t->style, plot_word(t->style, PW_ACTS), HEADS, LEN(HEADS));
    for (size_t i = 0; i < p->nacts; i++) {
        const struct plot_act *act = &p->acts[i];
        if (!is_room(t))
            continue;
        html_row(t->out);
        html_row_head(t->out, act->link, act->number);
        cell(t, figure_moment(t->a, t->style, act->at, false));
        cell(t, act->label);
        html_row_end(t->out);
    }
    end_table(t, LEN(HEADS));
}

void plot_timeline_table(struct sbuf *out, struct arena *a, const struct plot_timeline *p,
                         const struct plot_style *style)
{
    struct twin t = { out, a, style, 0 };
    holders_table(&t, p);
    dates_table(&t, p);
    if (p->nchildren > 0)
        children_table(&t, p);
    if (p->nacts > 0)
        acts_table(&t, p);
}
