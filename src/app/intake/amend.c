#include "app/intake/amend.h"

#include "base/i18n.h"

#include <string.h>

enum { MATTERS_MAX = 1000, WORDS_MAX = 160 };

struct old_content { /* of the earlier document, with what is open of it */
    struct content_row row;
    struct board_row *matters;
    size_t n;
    bool paired;
};

struct pairing {
    struct conn *conn;
    struct arena *a;
    const struct world *w;
    const struct document_row *doc;
    struct instant now;
    struct old_content *old;
    size_t nold;
    struct amend_plan *plan;
};

/* --- how alike -------------------------------------------------------------------------------------------------------------- */

/* The distinct words, folded. */
static size_t words_of(struct arena *a, struct text t, struct text *out)
{
    struct text rest = text_key(a, t), word;
    size_t n = 0;
    while (n < WORDS_MAX && text_split(&rest, ' ', &word)) {
        while (word.n > 0 && strchr(".,;:()\"", word.p[word.n - 1]) != NULL)
            word.n--;
        bool seen = word.n == 0;
        for (size_t i = 0; i < n && !seen; i++)
            seen = text_eq(out[i], word);
        if (!seen)
            out[n++] = word;
    }
    return n;
}

int amend_alike(struct arena *a, struct text x, struct text y)
{
    struct text xs[WORDS_MAX], ys[WORDS_MAX];
    size_t nx = words_of(a, x, xs), ny = words_of(a, y, ys), both = 0;
    for (size_t i = 0; i < nx; i++)
        for (size_t k = 0; k < ny; k++)
            both += text_eq(xs[i], ys[k]);
    return nx + ny == both ? 0 : (int)(both * 100 / (nx + ny - both));
}

/* --- pairs ------------------------------------------------------------------------------------------------------------------ */

/* The words before the content, back to the content before it, and its own: the item may be named in either. */
static struct text named_item(const struct pairing *p, const struct content_row *row, int64_t before)
{
    enum { REACH = 300 };
    struct draft d = { .doc = *p->doc };
    int64_t from = row->start - REACH > before ? row->start - REACH : before, to = row->end;
    return intake_reference(p->a, draft_words(p->a, &d, &from, &to));
}

static bool ends_with_path(struct text number, struct text path)
{
    if (number.n < path.n || path.n == 0)
        return false;
    struct text tail = text_sub(number, number.n - path.n, number.n);
    return text_eq(tail, path) && (number.n == path.n || number.p[number.n - path.n - 1] == '.');
}

static struct old_content *find_pair(const struct pairing *p, const struct content_row *row, int64_t before)
{
    struct text path = named_item(p, row, before);
    struct old_content *best = NULL;
    int most = AMEND_ALIKE_PERCENT - 1;
    for (size_t i = 0; i < p->nold; i++)
        if (!p->old[i].paired && ends_with_path(p->old[i].row.number, path))
            return &p->old[i];
    for (size_t i = 0; i < p->nold; i++) {
        int now = p->old[i].paired ? 0 : amend_alike(p->a, row->words, p->old[i].row.words);
        if (now > most) {
            best = &p->old[i];
            most = now;
        }
    }
    return best;
}

/* --- what becomes of them ------------------------------------------------------------------------------------------------------ */

static bool says_no_more(struct arena *a, struct text words)
{
    static const char *const WORDS[] = { "bãi bỏ", "hủy bỏ", "không thực hiện", "dừng thực hiện",
                                         "không tiếp tục thực hiện" };
    struct text key = text_key(a, words);
    for (size_t i = 0; i < LEN(WORDS); i++)
        if (text_starts(key, text_key(a, text_of(WORDS[i]))))
            return true;
    return false;
}

static void add(struct pairing *p, enum amend_what what, int ordinal, const struct board_row *m, struct text due)
{
    struct amend_step step = { .what = what, .ordinal = ordinal, .matter = m->code, .due = due };
    ARENA_PUSH(p->a, p->plan->steps, p->plan->n, step);
}

/* The one lead that the content names, 0 where it names none, several, a set, or somebody unknown. */
static unit_id sole_lead(const struct pairing *p, const struct intake_content *c)
{
    unit_id unit = 0;
    struct instant day = p->doc->date.n == DAY_MIN.n ? p->now : day_start(p->doc->date);
    bool sole = c->nleads == 1 && !c->leads[0].open_set;
    return sole && draft_unit(p->w->org, c->leads[0].name, day, p->now, &unit, NULL) == RC_OK ? unit : 0;
}

static void step_for(struct pairing *p, const struct content_row *row, const struct intake_content *c,
                     const struct board_row *m, bool sole)
{
    char iso[INSTANT_CHARS];
    unit_id lead = sole_lead(p, c);
    bool dated = c->deadline.has_date;
    struct text due = dated ? text_dup(p->a, text_of(day_iso(c->deadline.date, iso))) : TEXT_NONE;
    struct day old =
        m->due.us == 0 || m->due.us == INSTANT_MAX.us ? DAY_MIN : instant_day((struct instant){ m->due.us - 1 });
    if (says_no_more(p->a, row->words))
        add(p, AMEND_CANCEL, row->ordinal, m, TEXT_NONE);
    else if (sole && lead != 0 && lead != m->lead)
        add(p, AMEND_REASSIGN, row->ordinal, m,
            dated || old.n == DAY_MIN.n ? due : text_dup(p->a, text_of(day_iso(old, iso))));
    else if (dated && old.n != c->deadline.date.n && !text_eq(m->kind, TEXT("duty")))
        add(p, AMEND_EXTEND, row->ordinal, m, due);
    else
        add(p, AMEND_SAME, row->ordinal, m, TEXT_NONE);
}

static enum rc pair_all(struct pairing *p, const struct content_row *rows, size_t n, struct err *err)
{
    int64_t before = 0;
    enum rc rc = RC_OK;
    for (size_t i = 0; rc == RC_OK && i < n; i++) {
        struct intake_content c;
        struct old_content *old = find_pair(p, &rows[i], before);
        before = rows[i].end;
        if (old == NULL)
            continue;
        old->paired = true;
        rc = draft_content_read(p->a, rows[i].json, &c, err);
        for (size_t k = 0; rc == RC_OK && k < old->n; k++)
            step_for(p, &rows[i], &c, &old->matters[k], old->n == 1);
    }
    return rc;
}

/* --- the earlier document --------------------------------------------------------------------------------------------------- */

static enum rc load_old(struct pairing *p, struct err *err)
{
    struct content_row *rows;
    size_t n;
    enum rc rc = store_contents(p->conn, p->a, p->plan->document, &rows, &n, err);
    for (size_t i = 0; rc == RC_OK && i < n; i++) {
        struct old_content old = { .row = rows[i] };
        struct board_query q = { .now = p->now, .content = rows[i].id, .max = MATTERS_MAX };
        rc = store_board(p->conn, p->a, &q, &old.matters, &old.n, err);
        if (rc == RC_OK && old.n > 0)
            ARENA_PUSH(p->a, p->old, p->nold, old);
    }
    return rc;
}

/* The first document named that was accepted. */
static enum rc find_old(struct pairing *p, const struct intake_draft *read, bool *replaced, struct err *err)
{
    for (size_t i = 0; i < read->document.namended && p->plan->document == 0; i++) {
        struct document_row row;
        struct err why;
        const struct intake_amended *am = &read->document.amended[i];
        enum rc rc = store_document_by_number(p->conn, p->a, am->number, &row, &why);
        if (rc == RC_NOT_FOUND)
            continue;
        if (rc != RC_OK)
            return err ? (*err = why).rc : rc;
        if (!row.accepted || row.id == p->doc->id)
            continue;
        p->plan->document = row.id;
        p->plan->number = am->number;
        *replaced = am->how == INTAKE_REPLACES;
    }
    return RC_OK;
}

enum rc amend_plan(struct conn *conn, struct arena *a, const struct world *w, const struct document_row *doc,
                   struct instant now, const struct content_row *rows, size_t n, struct amend_plan *out,
                   struct err *err)
{
    struct amend_plan plan = { .document = 0 };
    struct pairing p = { .conn = conn, .a = a, .w = w, .doc = doc, .now = now, .plan = &plan };
    struct intake_draft read;
    bool replaced = false;
    if (intake_text(a, doc->text, NULL, &read, NULL) != RC_OK || read.document.namended == 0) {
        *out = plan;
        return RC_OK;
    }
    enum rc rc = find_old(&p, &read, &replaced, err);
    if (rc == RC_OK && plan.document != 0)
        rc = load_old(&p, err);
    if (rc == RC_OK && plan.document != 0)
        rc = pair_all(&p, rows, n, err);
    for (size_t i = 0; rc == RC_OK && replaced && i < p.nold; i++)
        for (size_t k = 0; !p.old[i].paired && k < p.old[i].n; k++)
            add(&p, AMEND_CANCEL, 0, &p.old[i].matters[k], TEXT_NONE);
    if (rc == RC_OK)
        *out = plan;
    return rc;
}

const struct amend_step *amend_step_of(const struct amend_plan *plan, int ordinal, const struct amend_step *after)
{
    for (const struct amend_step *s = after == NULL ? plan->steps : after + 1; s < plan->steps + plan->n; s++)
        if (s->ordinal == ordinal)
            return s;
    return NULL;
}

struct text amend_says(struct arena *a, const struct amend_step *step)
{
    switch (step->what) {
    case AMEND_OPEN: break;
    case AMEND_SAME: return text_printf(a, _("changes nothing of %.*s"), TEXT_FMT(step->matter));
    case AMEND_EXTEND: return text_printf(a, _("extends %.*s to %.*s"), TEXT_FMT(step->matter), TEXT_FMT(step->due));
    case AMEND_REASSIGN: return text_printf(a, _("cancels %.*s and opens it for another lead"), TEXT_FMT(step->matter));
    case AMEND_CANCEL:
        return step->ordinal > 0
                   ? text_printf(a, _("cancels %.*s"), TEXT_FMT(step->matter))
                   : text_printf(a, _("cancels %.*s, which the replaced document gave"), TEXT_FMT(step->matter));
    }
    return text_of(_("opens a matter"));
}

enum rc amend_tell(struct conn *conn, struct arena *a, const struct world *w, const struct document_row *doc,
                   struct instant now, const struct content_row *rows, size_t n, struct sbuf *out, struct err *err)
{
    struct amend_plan plan;
    enum rc rc = amend_plan(conn, a, w, doc, now, rows, n, &plan, err);
    if (rc != RC_OK || plan.document == 0)
        return rc;
    sbuf_printf(out, _("\nIt changes document %.*s. When it is accepted:\n"), TEXT_FMT(plan.number));
    for (size_t i = 0; i < plan.n; i++) {
        struct text says = amend_says(a, &plan.steps[i]);
        sbuf_printf(out, _("  content %d %.*s\n"), plan.steps[i].ordinal, TEXT_FMT(says));
    }
    return RC_OK;
}
