/* find_lines.c -- a board's lines by words of code or title, with or without accents.
 *
 *      index of words ──► ids, one by one ──► is it among the open ones in memory (live.h)? ──► judged as every line is
 *      newer than the index ──► titles, read and folded ──────────────────────────────────────►
 *
 * Down (for the box that finds anything) the newest come first, and to who may see little, first of all what is open; of the rest only
 * so many are judged in vain. Else all are in the register's order. Fewer than three letters are looked for among the newest matters
 * alone.
 */
#include "app/view/find_index.h"
#include "app/view/lines.h"
#include "app/view/live.h"

#include <stdlib.h>

enum {
    IDS_AT_ONCE = 256,
    IDS_KNOWN_MAX = 1 << 20,
    TAIL_MAX = 1024,
    HIDDEN_MAX = 500,
    HIDDEN_LIST_MAX = 20000,
    LETTERS_MIN = 3
};

struct finding {
    struct reading *r;
    const struct line_query *q;
    enum filter filter;
    const char *lang;
    struct lines *out;
    matter_id *open; /* visible and open, in order */
    size_t nopen;
    bool uses_open; /* what may be seen and is open is known */
    bool only_open;
    bool down;
    size_t hidden;
};

static int by_id(const void *x, const void *y)
{
    matter_id a = *(const matter_id *)x, b = *(const matter_id *)y;
    return (a > b) - (a < b);
}

static void pick(void *arg, const struct live_row *row, bool late)
{
    struct finding *f = arg;
    (void)late;
    ARENA_PUSH(f->r->a, f->open, f->nopen, row->id);
}

static bool is_open(const struct finding *f, matter_id id)
{
    return f->nopen > 0 && bsearch(&id, f->open, f->nopen, sizeof *f->open, by_id);
}

/* Enough, or so much looked through in vain that who asks had better say more. */
static bool is_done(struct finding *f)
{
    if (f->hidden >= (f->down ? HIDDEN_MAX : HIDDEN_LIST_MAX))
        f->out->more = true;
    return f->out->more;
}

static enum rc look_at(struct finding *f, matter_id id, struct err *err)
{
    struct reading *r = f->r;
    struct board_row row;
    struct board_line line;
    bool there, hidden = false, wanted = false;
    enum rc rc = store_board_one(r->conn, r->a, id, r->now, &row, &there, err);
    if (rc == RC_OK && there)
        rc = line_of_row(r, &row, f->lang, &line, &hidden, err);
    if (rc != RC_OK || !there)
        return rc;
    f->hidden += hidden;
    unit_id unit = row.state == M_ENDED ? row.lead : row.unit;
    bool asked = !hidden && units_hold(f->q, unit) && (!f->q->person || f->q->person == row.person) &&
                 (text_empty(f->q->kind) || text_eq(f->q->kind, row.kind));
    if (asked)
        rc = line_passes(r, f->q, &line, f->filter, &wanted, err);
    if (rc == RC_OK && wanted)
        line_add(r, f->out, f->q, &line);
    return rc;
}

enum which { EVERY, OPEN, OTHERS };

/* Ids of the index from one end on, and which of them. */
static enum rc look_in_index(struct finding *f, enum which which, struct err *err)
{
    matter_id from = f->down ? INT64_MAX : f->q->after, *ids;
    size_t n = IDS_AT_ONCE, seen = 0;
    enum rc rc = RC_OK;
    for (bool known = true; rc == RC_OK && known && n == IDS_AT_ONCE && seen < IDS_KNOWN_MAX && !is_done(f);
         seen += n) {
        struct arena *a = arena_new();
        rc = store_found(f->r->conn, a, f->q->words, f->down, from, IDS_AT_ONCE, &ids, &n, &known, err);
        for (size_t i = 0; rc == RC_OK && i < n && !is_done(f); i++) {
            from = ids[i];
            if (which == EVERY || is_open(f, ids[i]) == (which == OPEN))
                rc = look_at(f, ids[i], err);
        }
        arena_free(a);
    }
    return rc;
}

/* Titles that the index does not have; of a few letters, the newest of all. */
static enum rc look_in_tail(struct finding *f, matter_id last, struct err *err)
{
    struct arena *a = arena_new();
    struct titled *rows;
    size_t n;
    matter_id after = last > f->q->after || f->down ? last : f->q->after;
    enum rc rc = store_titles(f->r->conn, a, true, after, TAIL_MAX, &rows, &n, err);
    for (size_t i = 0; rc == RC_OK && i < n && !is_done(f); i++) {
        const struct titled *t = &rows[f->down ? i : n - 1 - i];
        struct arena *one = arena_new();
        bool holds = text_find(find_words(one, t), f->q->words, 0) != SIZE_MAX;
        arena_free(one);
        if (holds)
            rc = look_at(f, t->id, err);
    }
    arena_free(a);
    return rc;
}

/* The newest first. */
static enum rc look_down(struct finding *f, matter_id last, struct err *err)
{
    enum rc rc = look_in_tail(f, last, err);
    if (rc == RC_OK && f->uses_open && !is_done(f))
        rc = look_in_index(f, OPEN, err);
    if (rc == RC_OK && !(f->uses_open && f->only_open) && !is_done(f))
        rc = look_in_index(f, f->uses_open ? OTHERS : EVERY, err);
    return rc;
}

/* In the register's order. */
static enum rc look_up(struct finding *f, matter_id last, struct err *err)
{
    enum rc rc = look_in_index(f, f->uses_open && f->only_open ? OPEN : EVERY, err);
    return rc == RC_OK && !is_done(f) ? look_in_tail(f, last, err) : rc;
}

bool find_lines_better(const struct reading *r, const struct line_query *q)
{
    return !r->past && !text_empty(q->words) && !q->content && !q->document && q->nunits == 0;
}

enum rc find_lines(struct reading *r, const struct line_query *q, enum filter filter, const char *lang,
                   struct lines *out, struct err *err)
{
    struct finding f = { .r = r, .q = q, .filter = filter, .lang = lang, .out = out, .down = q->down };
    matter_id last;
    f.only_open = filter != F_ENDED && filter != F_ALL;
    f.uses_open = live_answers(r) && (f.only_open || (r->sight.bound && !r->sight.all));
    enum rc rc = store_found_last(r->conn, &last, err);
    if (rc == RC_OK && f.uses_open)
        rc = live_rows(r, q->kind, pick, &f, err);
    if (f.nopen > 1)
        qsort(f.open, f.nopen, sizeof *f.open, by_id);
    if (rc == RC_OK && text_points(q->words) < LETTERS_MIN)
        return look_in_tail(&f, 0, err);
    if (rc == RC_OK)
        rc = q->down ? look_down(&f, last, err) : look_up(&f, last, err);
    return rc;
}
