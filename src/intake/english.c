/* English has what Vietnamese has not: the verb's form tells an order ("Strengthen ...", "Strengthening ...") from a report
 * ("The committee strengthened ..."). Translations blur it, so three things are asked of a sentence: does it open with
 * such a verb; does an office stand before "shall", "must", "presides over"; does somebody request, assign, direct.
 *
 * Before the first "... requests ... to:" a text is a news report, where only the last two count, and only with a
 * concrete action of a named office.
 */
#include "intake/walk.h"

#include "intake/english_clause.h"
#include "intake/english_refer.h"
#include "intake/field.h"
#include "intake/judge.h"
#include "intake/marker.h"
#include "intake/piped.h"
#include "intake/when.h"

enum { HEADING_TOKENS_MAX = 40, REPORT_TOKENS = 4 };

struct reader {
    struct writer *w;
    const struct scan *s;
    struct scope *below; /* of every paragraph, and of the root */
    bool *headed;        /* beside below: the holder is a heading's    */
    struct names last;   /* who the last task was for                  */
    struct piped table;  /* its columns, while rows of one follow        */
    struct names titled; /* an office whose name alone stands over the items that follow; n 0: none does */
    int titled_parent;
    bool warm;  /* the sentence before was a task       */
    bool ended; /* behind "Source", "Comment (0)"       */
};

static struct scope *scope_of(struct reader *r, int parent)
{
    return &r->below[parent == PARA_ROOT ? r->s->npara : (size_t)parent];
}

/* Site matter and captions. */
static bool is_furniture(const struct scan *s, struct part p, bool row)
{
    if (scan_sign(s, p.t0, p.t1, '!') || (scan_sign(s, p.t1 - 1, p.t1, '|') && !row))
        return true;
    return p.t1 - p.t0 <= 4 && scan_cue(s, p.t0, p.t1, CUE_FURNITURE) > 0;
}

/* "... requests all levels to:", "... emphasizes 5 requirements:", "The actions below were agreed." */
static bool is_chapeau(const struct scan *s, struct part p)
{
    enum { ANNOUNCING_TOKENS = 16 };
    struct english_clause c;
    if (scan_sign(s, p.t1 - 1, p.t1, '.') && p.t1 - p.t0 <= ANNOUNCING_TOKENS &&
        scan_has(s, p.t0, p.t1, CUE_ANNOUNCES_EN))
        return true;
    return scan_sign(s, p.t1 - 1, p.t1, ':') &&
           (scan_has(s, p.t0, p.t1, CUE_STAGE) || scan_has(s, p.t0, p.t1, CUE_BID) ||
            english_clause_read(s, p.t0, p.t1, true, &c));
}

/* The colon of a chapeau whose first task follows in the same sentence. */
static size_t inner_colon(const struct scan *s, struct part p)
{
    for (size_t t = p.t0 + 1; t + 1 < p.t1; t++)
        if (scan_sign(s, t, p.t1, ':') && scan_cap(s, t + 1, p.t1) && english_imperative(s, t + 1, p.t1) &&
            scan_has(s, p.t0, t, CUE_BID))
            return t + 1;
    return p.t1;
}

static void open_list(struct reader *r, struct scope *in, struct part p)
{
    struct names leads = { 0 };
    english_addressees(r->s, p.t0, p.t1, &leads);
    if (leads.n > 0 || !in->directive)
        in->leads = leads;
    in->directive = true;
    if (in->section == SECTION_ASSESSMENT)
        in->section = SECTION_TASKS;
}

/* "...; report to the Chairman on the 25th of every month" */
static bool is_dated_report(const struct scan *s, size_t t, size_t end)
{
    while (scan_cue(s, t, end, CUE_AND) > 0 || scan_phrase(s, t, end, C_ADVERB, NULL) > 0)
        t++;
    struct intake_deadline d = when_clause(s, t, end);
    bool reports = scan_phrase(s, t, end, C_REPORT, NULL) > 0;
    bool named = false;
    for (size_t i = t; i + 1 < end && !reports;
         i++) { /* "the results shall be reported ...", "preliminary reports shall be made ..." */
        bool be = scan_cue(s, i, end, CUE_PLAIN_BE_EN) > 0;
        reports = be && (named || scan_phrase(s, i + 1, end, C_REPORT, NULL) > 0);
        named |= i < t + REPORT_TOKENS && scan_phrase(s, i, end, C_REPORT, NULL) > 0;
    }
    return reports && (d.has_date || (d.recur != RECUR_NONE && d.recur != RECUR_REGULAR));
}

/* Whose the clause [t, end) is: named there, meant by "it" or "they", or who was before. */
static bool holder_of(struct reader *r, size_t t, size_t end, const struct scope *in, bool headed, struct names *here)
{
    const struct scan *s = r->s;
    struct english_clause c;
    if (headed && english_imperative(s, t, end))
        return false; /* under "2. The Board": what it assigns is still its own */
    if (english_clause_read(s, t, end, in->directive, &c) && c.pronoun &&
        (c.form == FORM_ORDER || scan_cue(s, c.begin, end, CUE_ASSIGNED) > 0)) {
        if (c.form == FORM_ORDER && english_opening_names(s, t, c.begin, here))
            return true; /* "In a letter to the Board, the PM urged it to ..." */
        if (r->last.n > 0)
            *here = r->last;
        return false;
    }
    struct names acted = here->n > 0 ? *here : r->last;
    bool plain = !in->directive &&
                 !english_clause_read(s, t, end, false, &c); /* "..., the Board of Y dredges ..." behind an order */
    if (!english_holder(s, t, end, in->directive || plain, here))
        return false;
    english_refer(s, &acted, here);
    return true;
}

static void write_task(struct reader *r, size_t para, struct part p, struct names *holder, const struct scope *in)
{
    const struct scan *s = r->s;
    bool headed = r->headed[para];
    struct part cur = { p.t0, semicolon_next(s, p.t0, p.t1) };
    struct names here = *holder, next = { 0 };
    holder_of(r, cur.t0, cur.t1, in, headed, &here);
    while (cur.t1 < p.t1) {
        size_t t = cur.t1 + 1, end = semicolon_next(s, t, p.t1);
        next = (struct names){ 0 };
        bool other = scan_rule(s, RULE_HOLDER_CHANGE) && holder_of(r, t, end, in, headed, &next) && next.n > 0;
        if (!other && scan_rule(s, RULE_DATED_REPORT) && is_dated_report(s, t, end)) {
            writer_content(r->w, para, cur, &here, TEXT_NONE, &in->partners, false);
            cur.t0 = t;
        } else if (other) { /* another office takes over */
            writer_content(r->w, para, cur, &here, TEXT_NONE, &in->partners, false);
            here = next;
            cur.t0 = t;
        }
        cur.t1 = end;
    }
    writer_content(r->w, para, cur, &here, TEXT_NONE, &in->partners, false);
    *holder = here;
    r->last = here;
}

static int judge(const struct reader *r, struct part p, const struct scope *in)
{
    if (in->section == SECTION_PURPOSE)
        return REASON_PURPOSE;
    if (in->section == SECTION_ASSESSMENT)
        return REASON_ASSESSMENT;
    struct english_context ec = { .list = in->directive, .warm = r->warm, .told = r->w->nmade > 0 };
    return english_judge(r->s, p.t0, p.t1, &ec);
}

/* An item of a list with items of its own: what it introduces are those. */
static bool has_items(const struct scan *s, size_t para)
{
    return s->para[para].marker != MARKER_NONE && s->para[para].after > para + 1;
}

static bool ends_in_sign(const struct scan *s, size_t para)
{
    size_t t1 = s->para[para].t1;
    return scan_sign(s, t1 - 1, t1, '.') || scan_sign(s, t1 - 1, t1, ':');
}

/* A headline or caption: no sign ends it, though in a list the paragraphs around it end in one. */
static bool is_headline(const struct scan *s, size_t para, struct part p, const struct scope *in)
{
    if (s->para[para].marker != MARKER_NONE || p.t1 != s->para[para].t1 || s->tok[p.t1 - 1].kind == TOKEN_SIGN)
        return false;
    bool among_sentences = para > 0 && para + 1 < s->npara && ends_in_sign(s, para - 1) && ends_in_sign(s, para + 1) &&
                           s->para[para + 1].marker == MARKER_NONE;
    return !in->directive || among_sentences;
}

/* The task before it in the paragraph, where nothing says yet when it is due. */
static struct intake_content *above_undated(const struct reader *r, size_t para)
{
    const struct writer *w = r->w;
    if (w->nmade == 0 || w->made[w->nmade - 1].para != para)
        return NULL;
    struct intake_content *c = &w->out->contents[w->nmade - 1];
    return c->deadline.stated ? NULL : c;
}

static void read_sentences(struct reader *r, size_t para, struct part p, struct scope *in, struct scope *beside)
{
    const struct scan *s = r->s;
    struct names holder = in->leads;
    for (size_t t = p.t0; t < p.t1;) {
        struct part whole = { t, sentence_end(s, t, p.t1) };
        t = whole.t1;
        size_t colon = inner_colon(s, whole);
        if (colon < whole.t1 || (whole.t1 == p.t1 && is_chapeau(s, whole))) {
            open_list(r, in, (struct part){ whole.t0, colon });
            if (!has_items(s, para))
                *beside = *in;
            holder = in->leads;
            r->warm = true;
            if (colon == whole.t1) { /* else the first task stands in the same sentence, and the sentence is its span */
                writer_clause(r->w, whole, REASON_CHAPEAU);
                continue;
            }
        }
        whole = part_trim(s, whole);
        if (whole.t0 >= whole.t1)
            continue;
        if (r->warm && writer_inline_fields(r->w, para, whole)) { /* "... Deadline: 30 June" */
            writer_clause(r->w, whole, REASON_FIELD);
            continue;
        }
        struct intake_deadline due;
        if (r->warm && above_undated(r, para) != NULL && english_completes(s, whole.t0, whole.t1, &due)) {
            above_undated(r, para)->deadline = due;
            writer_clause(r->w, whole, REASON_FIELD);
            continue;
        }
        int reason = is_headline(s, para, whole, in) ? REASON_NARRATIVE : judge(r, whole, in);
        r->warm = reason == JUDGED_TASK;
        if (r->warm)
            write_task(r, para, whole, &holder, in);
        else
            writer_clause(r->w, whole, (enum intake_reason)reason);
    }
}

/* "I. Implementation status": numbered or in capitals, short, no full stop. What it is about may stand anywhere in it. */
static bool read_heading(struct reader *r, size_t i, struct scope *below)
{
    const struct scan *s = r->s;
    const struct para *p = &s->para[i];
    bool numbered = p->marker != MARKER_NONE && p->marker < MARKER_STAR;
    if (!numbered || !p->open || p->t1 - p->body > HEADING_TOKENS_MAX)
        return false;
    if (p->marker > MARKER_UPPER && p->after == i + 1)
        return false;
    enum section section = SECTION_NONE;
    for (size_t t = p->body; t < p->t1 && section == SECTION_NONE; t++)
        section = section_of(s, t, p->t1);
    if (section != SECTION_NONE)
        below->section = section;
    if (below->section != SECTION_ASSESSMENT && below->section != SECTION_NONE)
        below->directive = true;
    struct names leads = { 0 };
    if (english_office(s, p->body, p->t1, &leads)) {
        below->leads = leads;
        below->directive = true;
        r->headed[i] = true;
    } else if (english_holder(s, p->body, p->t1, true, &leads)) {
        below->leads = leads;
        below->directive = true;
        r->headed[i] = false;
    }
    writer_heading(r->w, i, (struct part){ p->body, p->t1 }, REASON_HEADING);
    r->warm = false;
    return true;
}

/* "Repairs Team", "Public Works:", unmarked, and the items behind it: they are that office's, until the next paragraph that is no item. */
static bool read_title(struct reader *r, size_t i)
{
    const struct scan *s = r->s;
    const struct para *p = &s->para[i], *next = i + 1 < s->npara ? p + 1 : NULL;
    size_t end = p->t1 - p->colon;
    if (p->marker != MARKER_NONE)
        return false;
    r->titled = (struct names){ 0 };
    bool over_items = next != NULL && (next->marker >= MARKER_STAR || marker_counts(next->marker));
    if (!over_items || !p->open || p->t1 - p->t0 > HEADING_TOKENS_MAX)
        return false;
    bool function = scan_has(s, p->t0, end, CUE_FUNCTION_EN) || scan_has(s, p->t0, end, CUE_TAIL_EN);
    if (!english_office(s, p->t0, end, &r->titled) && function && english_proper(s, p->t0, end))
        english_names(s, p->t0, end, &r->titled);
    if (r->titled.n == 0)
        return false;
    r->titled_parent = next->parent;
    writer_heading(r->w, i, (struct part){ p->t0, p->t1 }, REASON_HEADING);
    r->warm = false;
    return true;
}

/* In a report the items of a list end with the first paragraph that is none: what follows is told again. */
static void leave_list(struct reader *r, size_t i)
{
    const struct scan *s = r->s;
    if (!s->press || i == 0 || s->para[i].marker != MARKER_NONE || s->para[i - 1].marker == MARKER_NONE ||
        s->para[i].parent == (int)i - 1)
        return;
    for (int up = s->para[i].parent;; up = s->para[up].parent) {
        struct scope *in = scope_of(r, up);
        in->directive = in->section == SECTION_TASKS;
        in->leads = (struct names){ 0 };
        if (up == PARA_ROOT)
            break;
    }
}

/* "Background", "Action items" without a number: the line's only words. */
static bool read_bare_section(struct reader *r, size_t i)
{
    const struct scan *s = r->s;
    const struct para *p = &s->para[i];
    const struct phrase *ph;
    size_t end = p->t1 - p->colon;
    size_t words = end > p->body ? scan_phrase(s, p->body, end, C_SECTION, &ph) : 0;
    if (p->marker != MARKER_NONE || !p->open || words == 0 || words != end - p->body)
        return false;
    struct scope *in = scope_of(r, p->parent);
    in->section = (enum section)ph->value;
    in->directive = in->section == SECTION_TASKS;
    r->below[i] = *in;
    writer_heading(r->w, i, (struct part){ p->body, p->t1 }, REASON_HEADING);
    r->warm = false;
    return true;
}

/* A numbered item that tells a named office what it must do: the background is over. */
static bool begins_tasks(const struct scan *s, const struct para *p)
{
    struct english_clause c;
    return marker_counts(p->marker) && english_clause_read(s, p->body, p->t1, true, &c) && c.actor &&
           c.form != FORM_PRESENT && c.form != FORM_WILL && c.form != FORM_ORDER && c.form != FORM_PASSIVE;
}

/* Whose paragraph i is by the title above it, and whether the background is over with it. */
static void settle(struct reader *r, size_t i, struct scope *below)
{
    const struct scan *s = r->s;
    const struct para *p = &s->para[i];
    if (r->titled.n > 0 && p->parent == r->titled_parent) {
        below->leads = r->titled;
        below->directive = true;
        r->headed[i] = true;
    }
    if (marker_counts(p->marker) && !s->press && below->section == SECTION_NONE)
        below->directive = true; /* a numbered item of a letter */
    if (!below->directive && begins_tasks(s, p))
        below->directive = scope_of(r, p->parent)->directive = true;
}

static void read_para(struct reader *r, size_t i)
{
    const struct scan *s = r->s;
    const struct para *p = &s->para[i];
    struct scope *below = &r->below[i];
    struct part body = { p->body, p->t1 };
    enum field field;
    leave_list(r, i);
    *below = *scope_of(r, p->parent);
    r->headed[i] = p->parent != PARA_ROOT && r->headed[p->parent];
    r->ended |= i > 0 && is_furniture(s, body, p->row) && p->t1 - p->t0 <= 4 && !scan_sign(s, p->t0, p->t1, '!');
    if (r->ended || is_furniture(s, body, p->row)) {
        writer_clause(r->w, body, REASON_FURNITURE);
        return;
    }
    if (p->row && piped_row(r->w, i, &r->table, below))
        return;
    r->table.n = p->row ? r->table.n : 0;
    if (read_title(r, i))
        return;
    settle(r, i, below);
    size_t label = field_label(s, p->body, p->t1, &field);
    if (label > 0 && p->body + label < p->t1 && field != FIELD_TASK) {
        writer_field(r->w, i, field, (struct part){ p->body + label, p->t1 });
        return;
    }
    if (i == 0 && p->marker == MARKER_CAPS && !p->colon) { /* who writes, no holder */
        writer_clause(r->w, body, REASON_HEADER);
        return;
    }
    if (read_heading(r, i, below) || read_bare_section(r, i))
        return;
    read_sentences(r, i, body, below, scope_of(r, p->parent));
}

void walk_english(struct writer *w, size_t from, size_t to)
{
    struct reader r = { .w = w, .s = w->s };
    r.below = ARENA_ARRAY(w->s->a, struct scope, w->s->npara + 1);
    r.headed = ARENA_ARRAY(w->s->a, bool, w->s->npara + 1);
    for (size_t i = from; i < to; i++)
        read_para(&r, i);
}
