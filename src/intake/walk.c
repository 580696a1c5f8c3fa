/* Every paragraph is read once, in order. What it hands down is kept in below[]: an item hands its scope to the items
 * under it; a chapeau without a number hands it to everything that follows under the same heading, too.
 */
#include "intake/walk.h"

#include "intake/field.h"
#include "intake/judge.h"
#include "intake/marker.h"
#include "intake/piped.h"
#include "intake/press.h"
#include "intake/stacked.h"

enum { HEADING_TOKENS_MAX = 90, TITLE_TOKENS = 16, PAGE_TOKENS = 4 };

struct walk {
    struct writer *w;
    const struct scan *s;
    struct scope *below; /* of every paragraph; one more at the end for the root */
    size_t root;
    struct piped table;
};

static struct scope *scope_of(struct walk *k, int parent)
{
    return &k->below[parent == PARA_ROOT ? k->root : (size_t)parent];
}

static struct part body_of(const struct para *p) { return (struct part){ p->body, p->t1 }; }

static bool has_children(const struct scan *s, size_t i) { return s->para[i].after > i + 1; }

static void hand_down(const struct scan *s, struct scope *to, const struct subject *sub)
{
    struct names leads = { 0 };
    names_add_holders(s, &leads, &sub->units);
    to->leads = leads;
    to->person = sub->person;
}

/* Do only field lines stand under it? Then it may be the task itself. */
static bool only_fields_below(const struct scan *s, size_t i)
{
    for (size_t k = i + 1; k < s->para[i].after; k++)
        if (s->para[k].parent == (int)i && field_label(s, s->para[k].body, s->para[k].t1, NULL) == 0)
            return false;
    return has_children(s, i);
}

/* A heading that is the name of its holders. */
static bool read_holders(struct walk *k, size_t i, struct scope *below)
{
    struct subject sub;
    struct part p = body_of(&k->s->para[i]);
    bool heads = k->s->para[i].open || has_children(k->s, i);
    if (!heads || p.t1 - p.t0 > HEADING_TOKENS_MAX || !heading_units(k->s, p.t0, p.t1, &sub))
        return false;
    if (scan_rule(k->s, RULE_HOLDER_HEADING))
        hand_down(k->s, below, &sub);
    below->directive = true;
    if (below->section != SECTION_PURPOSE)
        below->section = SECTION_TASKS;
    writer_heading(k->w, i, p, REASON_HEADING);
    return true;
}

/* A heading that says what stands under it: "I. ĐÁNH GIÁ CHUNG". Words like "đánh giá" begin tasks too: below the
 * first levels only a short heading counts. */
static bool read_section(struct walk *k, size_t i, struct scope *below)
{
    const struct para *p = &k->s->para[i];
    enum section section = section_of(k->s, p->body, p->t1);
    bool outer = p->marker <= MARKER_UPPER && p->marker != MARKER_NONE;
    if (section == SECTION_NONE || !p->open || !(outer || (has_children(k->s, i) && p->t1 - p->body <= 8)))
        return false;
    if (order_at(k->s, p->body, p->t1) > 0 && !outer && p->t1 - p->body > 5)
        return false;
    below->section = section;
    below->directive = true;
    writer_heading(k->w, i, body_of(p), REASON_HEADING);
    return true;
}

/* "UBND tỉnh ban hành Kế hoạch ... như sau:" names who speaks, "các sở cần ... sau:" who must act. */
static bool is_told(const struct scan *s, const struct subject *sub, size_t end)
{
    size_t t = sub->verb + scan_sign(s, sub->verb, end, ',');
    return sub->ordered || (scan_phrase(s, t, end, C_MODAL | C_ADVERB, NULL) > 0 && scan_cue(s, t, end, CUE_DONE) == 0);
}

/* Introduces a list. Its holder goes to the items; unmarked, it rules all that follows beside it. */
static bool read_chapeau(struct walk *k, size_t i, struct scope *below)
{
    const struct scan *s = k->s;
    const struct para *p = &s->para[i];
    size_t last = sentence_last(s, p->body, p->t1); /* the one that introduces: "... thực hiện các nhiệm vụ sau:" */
    bool follows = has_children(s, i) || p->marker == MARKER_NONE;
    if (!p->colon && !(follows && scan_has(s, p->t1 > p->body + 4 ? p->t1 - 4 : p->body, p->t1, CUE_FOLLOWING)))
        return false;
    struct scope in = *below;
    if (last > p->body)
        writer_sentences(k->w, i, (struct part){ p->body, last }, &in, false);
    bool topic = p->marker != MARKER_NONE && scan_cue(s, last, p->t1, CUE_TOPIC) > 0 && last == p->body;
    struct subject sub;
    bool bracketed = heading_bracketed(s, last, p->t1, &sub);
    bool named = bracketed || heading_told(s, last, p->t1, &sub) || (!topic && chapeau_units(s, last, p->t1, &sub));
    if (named && scan_rule(s, RULE_CHAPEAU) && (bracketed || p->marker != MARKER_NONE || is_told(s, &sub, p->t1))) {
        hand_down(s, below, &sub);
        below->partners = (struct names){ 0 };
        partners_read(s, sub.verb, p->t1, &below->partners);
    }
    below->directive = true;
    below->objects = scan_has(s, p->t1 > last + 8 ? p->t1 - 8 : last, p->t1, CUE_CONSISTS);
    if (below->section == SECTION_ASSESSMENT && scan_has(s, last, p->t1, CUE_FOLLOWING))
        below->section = SECTION_TASKS; /* a task list inside an assessment */
    writer_heading(k->w, i, (struct part){ last, p->t1 }, topic ? REASON_TOPIC : REASON_CHAPEAU);
    if (p->marker == MARKER_NONE && !below->objects) {
        struct scope *beside = scope_of(k, p->parent);
        *beside = *below;
    } else if (s->press) { /* "Thứ hai, ... đề nghị các sở tập trung vào mấy việc sau:" */
        scope_of(k, p->parent)->directive = true;
    }
    return true;
}

/* "Lập danh sách. Cơ quan chủ trì: Sở A; ...": whoever does it stands in the paragraph itself. */
static bool carries_fields(const struct scan *s, const struct para *p)
{
    for (size_t t = sentence_end(s, p->body, p->t1); t < p->t1; t = sentence_end(s, t, p->t1))
        if (field_label(s, t, p->t1, NULL) > 0)
            return true;
    return false;
}

/* A plain heading: a title with items under it. A whole sentence with items under it is a task of its own. */
static bool read_heading(struct walk *k, size_t i, struct scope *below)
{
    const struct scan *s = k->s;
    const struct para *p = &s->para[i];
    if (p->marker == MARKER_NONE || p->t1 - p->body > HEADING_TOKENS_MAX)
        return false;
    bool outer = p->marker <= MARKER_UPPER;
    if (!has_children(s, i) && !(outer && p->open))
        return false;
    if (!p->open && (p->t1 - p->body > TITLE_TOKENS || only_fields_below(s, i)))
        return false;
    if (carries_fields(s, p))
        return false;
    struct subject sub;
    bool told = subject_read(s, p->body, p->t1, &sub);
    if (told && !p->open)
        return false; /* a whole sentence with somebody in it */
    told = told || heading_bracketed(s, p->body, p->t1, &sub);
    if (told) {
        hand_down(s, below, &sub);
        partners_read(s, sub.verb, p->t1, &below->partners);
    }
    below->directive |= told || !s->press || p->marker != MARKER_ORDINAL;
    writer_heading(k->w, i, body_of(p), REASON_HEADING);
    return true;
}

/* "(Sở X chủ trì; Sở Y phối hợp; thời gian: quý II)" in brackets on a line of its own: fields of the task above. */
static bool read_bracket(struct walk *k, size_t i)
{
    const struct scan *s = k->s;
    const struct para *p = &s->para[i];
    struct names leads = { 0 }, partners = { 0 };
    size_t end = scan_sign(s, p->body, p->t1, '(') ? scan_past_bracket(s, p->body, p->t1) : p->body;
    struct part inside = { p->body + 1, end - 1 }, rest = part_trim(s, (struct part){ end, p->t1 });
    bool whole = end > p->body + 2 && rest.t0 >= rest.t1;
    if (!whole || shares_read(s, inside.t0, inside.t1, &leads, &partners) == inside.t0)
        return false;
    writer_field(k->w, i, FIELD_LEAD, inside);
    return true;
}

/* A label and its value, or a label whose values stand below it. */
static bool read_field(struct walk *k, size_t i, struct scope *below)
{
    const struct scan *s = k->s;
    const struct para *p = &s->para[i];
    enum field field;
    size_t n = field_label(s, p->body, p->t1, &field);
    struct part value = { p->body + n, p->t1 };
    if (n == 0 && below->field != FIELD_NONE) {
        writer_field(k->w, i, below->field, body_of(p));
        return true;
    }
    if (n == 0)
        return read_bracket(k, i);
    bool empty = part_trim(s, value).t0 >= part_trim(s, value).t1;
    if (field == FIELD_TASK && !empty) {
        writer_clause(k->w, (struct part){ p->body, p->body + n }, REASON_FIELD);
        below->directive = true;
        writer_sentences(k->w, i, value, below, false);
        return true;
    }
    if (empty || field == FIELD_TASK) {
        writer_clause(k->w, body_of(p), REASON_FIELD);
        below->field =
            field == FIELD_LEAD || field == FIELD_COORDINATOR || field == FIELD_TIME || field == FIELD_PRODUCT
                ? field
                : FIELD_NONE;
        below->directive |= field == FIELD_TASK;
        if (field == FIELD_DETAIL)
            below->section = SECTION_PURPOSE;
        else if (field == FIELD_MONEY)
            below->section = SECTION_FUNDING;
        return true;
    }
    if (field == FIELD_DETAIL)
        writer_clause(k->w, body_of(p), REASON_PURPOSE);
    else if (field == FIELD_MONEY)
        writer_clause(k->w, body_of(p), REASON_FUNDING);
    else
        writer_field(k->w, i, field, value);
    return true;
}

static void walk_para(struct walk *k, size_t i)
{
    const struct para *p = &k->s->para[i];
    struct scope *below = &k->below[i];
    *below = *scope_of(k, p->parent);
    if (!p->row)
        k->table.n = piped_goes_on(k->s, p->t0, p->t1) ? k->table.n : 0;
    else if (scan_rule(k->s, RULE_TABLE) && piped_row(k->w, i, &k->table, below))
        return;
    if (p->t1 - p->t0 <= PAGE_TOKENS && scan_cue(k->s, p->t0, p->t1, CUE_FURNITURE) > 0 &&
        scan_number(k->s, p->t1 - 1, p->t1) >= 0) { /* "Trang 3/5" */
        writer_clause(k->w, body_of(p), REASON_FURNITURE);
        return;
    }
    if (read_field(k, i, below) || read_holders(k, i, below) || read_section(k, i, below) ||
        read_chapeau(k, i, below) || read_heading(k, i, below))
        return;
    if (marker_counts(p->marker) && !below->directive && !(k->s->press && p->marker == MARKER_ORDINAL))
        below->directive = true; /* a numbered item: the background is over */
    writer_sentences(k->w, i, body_of(p), below, false);
}

void walk_body(struct writer *w, size_t from, size_t to)
{
    struct walk k = { .w = w, .s = w->s, .root = w->s->npara };
    k.below = ARENA_ARRAY(w->s->a, struct scope, w->s->npara + 1);
    size_t orders = w->s->press ? press_orders_from(w->s, from, to) : from;
    for (; from < orders; from++)
        writer_clause(w, body_of(&w->s->para[from]), REASON_RECITAL);
    size_t headline = w->s->press ? press_headline(w->s, from, to) : to;
    for (size_t i = from, n; i<to; i += n> 0 ? n : 1) {
        if (i == headline) {
            writer_heading(w, i, body_of(&w->s->para[i]), REASON_HEADING);
            k.below[i] = *scope_of(&k, k.s->para[i].parent);
            n = 1;
            continue;
        }
        n = scan_rule(k.s, RULE_TABLE) ? stacked_read(w, i, to, scope_of(&k, k.s->para[i].parent)) : 0;
        if (n == 0)
            walk_para(&k, i);
        for (size_t below = i; below < i + n; below++)
            k.below[below] = *scope_of(&k, k.s->para[below].parent);
    }
}
