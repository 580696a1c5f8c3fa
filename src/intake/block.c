/* A block of a plan: tasks, then the field lines that say who, with whom and when for all of them.
 *
 *   1.2. Heading                       the tasks under the item the field line belongs to, back to the
 *     a) Nhiệm vụ:                      last field line before them, are the block; when there are none,
 *       - task   - task                 the heading itself is the task
 *     b) Cơ quan thực hiện:
 *       - Đơn vị chủ trì: ...
 */
#include "intake/draft.h"

#include "intake/english.h"
#include "intake/field.h"
#include "intake/when.h"

enum { INLINE_MAX = 16 }; /* so many tasks back may a field in the same paragraph speak of */

static bool is_bullet(const struct para *p) { return p->marker >= MARKER_STAR; }

/* Whose field line it is: the item it stands under, seen through labels that only hold other fields. */
static int owner_of(const struct scan *s, size_t para)
{
    int i = s->para[para].parent;
    if (s->para[para].marker == MARKER_NONE) { /* unmarked: it follows what it speaks of */
        i = (int)para - 1;
        while (i >= 0 && s->para[i].marker == MARKER_NONE && field_label(s, s->para[i].body, s->para[i].t1, NULL) > 0)
            i--;
        if (i >= 0 && is_bullet(&s->para[i]))
            i = s->para[i].parent;
    }
    while (i >= 0 && field_label(s, s->para[i].body, s->para[i].t1, NULL) > 0)
        i = s->para[i].parent;
    return i;
}

/* "a) ...; b) ..." with one set of field lines below. */
static bool is_sibling(const struct scan *s, size_t para, size_t owner)
{
    const struct para *p = &s->para[para], *q = &s->para[owner];
    return para != owner && p->parent == q->parent && p->marker == q->marker && p->marker > MARKER_NUMBER;
}

/* The contents the field speaks of begin here; a heading without any becomes one. */
static size_t block_begin(struct writer *w, size_t para)
{
    if (w->fields_open)
        return w->block;
    int owner = owner_of(w->s, para);
    size_t i = w->block;
    while (i < w->nmade && owner >= 0 && w->made[i].para < (size_t)owner)
        i++;
    while (i > w->block && owner >= 0 && is_sibling(w->s, w->made[i - 1].para, (size_t)owner) &&
           w->out->contents[i - 1].nleads == 0)
        i--;
    if (i == w->nmade && owner >= 0 && w->clause_of[owner] >= 0) {
        struct part heading = w->said[w->clause_of[owner]];
        w->out->clauses[w->clause_of[owner]].reason = REASON_COUNT; /* no longer a heading */
        w->clause_of[owner] = -1;
        struct names nobody = { 0 };
        writer_content(w, (size_t)owner, heading, &nobody, TEXT_NONE, &nobody, true);
    }
    return i;
}

/* The names the grammar knows, or the words up to the next comma as one name. Returns what is behind them. */
static size_t read_piece(const struct scan *s, struct part p, struct names *names, bool *clause)
{
    struct units us;
    size_t t = p.t0;
    if (units_read(s, t, p.t1, false, &us)) {
        names_add_units(s, names, &us);
        if (predicate_at(s, us.next, p.t1)) {
            *clause = true;
            return p.t1;
        }
        t = us.next;
        while (t < p.t1 &&
               !scan_sign(s, t, p.t1, ',')) /* qualifiers that follow are left out: "theo chức năng, nhiệm vụ" */
            t++;
        if (t > us.next && !(unit_read(s, t + 1, p.t1, us.p) && us.p[0].strong))
            return p.t1;
    } else {
        while (t < p.t1 && !scan_sign(s, t, p.t1, ','))
            t = scan_sign(s, t, p.t1, '(') ? scan_past_bracket(s, t, p.t1) : t + 1;
        names_add(s, names, scan_text(s, p.t0, t), false);
    }
    return t + scan_joint(s, t, p.t1, ",");
}

/* The names in a field's value: by semicolon, then by the grammar of names; what it cannot read stays whole. */
static struct names read_names(const struct scan *s, struct part value, bool *clause)
{
    struct names names = { 0 };
    *clause = false;
    for (size_t t = value.t0; t < value.t1;) {
        size_t end = semicolon_next(s, t, value.t1);
        struct part p = part_trim(s, (struct part){ t, end });
        p.t0 += scan_cue(s, p.t0, p.t1, CUE_AND);
        if (s->english) {
            english_names(s, p.t0, p.t1, &names);
            p.t0 = p.t1;
        }
        while (p.t0 < p.t1)
            p.t0 = read_piece(s, p, &names, clause);
        t = end + 1;
    }
    return names;
}

/* The field's names first, then those of the task's own words. */
void content_add_partners(const struct scan *s, struct intake_content *c, const struct names *partners)
{
    struct names all = { 0 };
    for (size_t i = 0; i < partners->n; i++)
        names_add(s, &all, partners->p[i].name, partners->p[i].open_set);
    for (size_t i = 0; i < c->ncoordinators; i++)
        names_add(s, &all, c->coordinators[i].name, c->coordinators[i].open_set);
    c->coordinators = all.p;
    c->ncoordinators = all.n;
}

static void set_lead(struct writer *w, size_t para, struct part value, size_t from, size_t to)
{
    bool clause = false;
    struct names names = { 0 }, partners = { 0 };
    if (shares_read(w->s, value.t0, value.t1, &names, &partners) < value.t1) {
        names = read_names(w->s, value, &clause);
        partners.n = 0;
    }
    for (size_t i = from; i < to; i++) {
        struct intake_content *c = &w->out->contents[i];
        if (w->made[i].from_field && c->nleads > 0)
            continue; /* a clause of a field line named its own */
        c->leads = names.p;
        c->nleads = names.n;
        c->person = TEXT_NONE;
        content_add_partners(w->s, c, &partners);
    }
    if (clause) { /* "Cơ quan thực hiện: Sở A tiến hành ...; các sở B gửi ..." */
        struct scope in = { .directive = true, .section = SECTION_TASKS };
        writer_sentences(w, para, value, &in, true);
    }
}

/* The field's value goes to contents [from, to). */
static void apply(struct writer *w, enum field field, struct part value, size_t from, size_t to)
{
    bool unused;
    struct names names = field == FIELD_COORDINATOR ? read_names(w->s, value, &unused) : (struct names){ 0 };
    struct intake_deadline due =
        field == FIELD_TIME ? when_field(w->s, value.t0, value.t1) : (struct intake_deadline){ 0 };
    for (size_t i = from; i < to; i++) {
        struct intake_content *c = &w->out->contents[i];
        if (field == FIELD_COORDINATOR)
            content_add_partners(w->s, c, &names);
        /* the field says it for all; of several, one whose own words say a date keeps it, and any date is more exact than "regularly" */
        bool own = c->deadline.has_date && (to - from > 1 || when_rank(&due) < when_rank(&c->deadline));
        if (field == FIELD_TIME && !own)
            c->deadline = due;
        if (field == FIELD_PRODUCT)
            c->product = scan_text(w->s, value.t0, value.t1);
    }
}

/* The next label behind the end of a sentence in a field's value: "Chủ trì: Sở A. Thời gian: quý II". */
static size_t label_next(const struct scan *s, struct part value, enum field *field, size_t *label)
{
    for (size_t t = value.t0 + 1; t < value.t1; t++) {
        bool ended = scan_sign(s, t - 1, value.t1, '.') || scan_sign(s, t - 1, value.t1, ';');
        if (ended && (*label = field_label(s, t, value.t1, field)) > 0)
            return t;
    }
    return value.t1;
}

static void field_apply(struct writer *w, size_t para, enum field field, struct part value, size_t from, size_t to)
{
    value = part_trim(w->s, value);
    if (value.t0 >= value.t1)
        return;
    if (field == FIELD_LEAD)
        set_lead(w, para, value, from, to);
    apply(w, field, value, from, to);
}

void writer_cell(struct writer *w, size_t para, enum field field, struct part value, size_t from, size_t to)
{
    field_apply(w, para, field, value, from, to);
}

void writer_field(struct writer *w, size_t para, enum field field, struct part value)
{
    size_t from = block_begin(w, para), to = w->out->ncontents;
    writer_clause(w, (struct part){ w->s->para[para].body, w->s->para[para].t1 }, REASON_FIELD);
    w->nfields = w->fields_open ? w->nfields + 1 : 1;
    w->block = from;
    w->fields_open = true;
    if (w->nfields > BLOCK_FIELDS_MAX || !scan_rule(w->s, RULE_FIELD_LINES))
        return;
    while (value.t0 < value.t1) {
        enum field next = FIELD_NONE;
        size_t label = 0, end = label_next(w->s, value, &next, &label);
        field_apply(w, para, field, (struct part){ value.t0, end }, from, to);
        value.t0 = end + label;
        field = next;
    }
}

bool writer_inline_fields(struct writer *w, size_t para, struct part p)
{
    size_t from = w->nmade, t = p.t0;
    while (from > 0 && w->made[from - 1].para == para && w->nmade - from < INLINE_MAX)
        from--;
    while (t < p.t1) {
        enum field field;
        size_t end = semicolon_next(w->s, t, p.t1);
        size_t n = field_label(w->s, t, end, &field);
        bool ours = n > 0 && (field == FIELD_LEAD || field == FIELD_COORDINATOR || field == FIELD_TIME ||
                              field == FIELD_PRODUCT);
        if (!ours && t == p.t0)
            return false;
        struct part value = part_trim(w->s, (struct part){ t + n, end });
        if (ours && value.t0 < value.t1 && field == FIELD_LEAD)
            set_lead(w, para, value, from, w->out->ncontents);
        if (ours && value.t0 < value.t1)
            apply(w, field, value, from, w->out->ncontents);
        t = end + 1;
    }
    return true;
}
