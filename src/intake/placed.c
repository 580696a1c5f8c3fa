#include "intake/placed.h"

#include "base/i18n.h"

/* --- the child's side --------------------------------------------------------------------------------------------- */

/* Numbers are most of an answer: written by hand, they take a tenth of printf's time. */
static void put_int(struct sbuf *b, int n)
{
    char digits[16];
    size_t at = sizeof digits;
    assert(n >= 0);
    do
        digits[--at] = (char)('0' + n % 10);
    while ((n /= 10) > 0);
    sbuf_add(b, (struct text){ digits + at, sizeof digits - at });
}

static void put_ints(struct sbuf *b, const int *n, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            sbuf_char(b, ' ');
        put_int(b, n[i]);
    }
}

static void put(struct sbuf *answer, struct sbuf *line, char kind)
{
    record_add(answer, kind, sbuf_text(line));
    sbuf_clear(line);
}

void placed_add_page(struct sbuf *answer, const struct placed_page *p)
{
    enum { LINE_BYTES = 64 << 10 };
    struct sbuf line;
    sbuf_init(&line, LINE_BYTES);
    put_ints(&line, (int[]){ p->number, p->width, p->height, p->recognised }, 4);
    put(answer, &line, p->picture ? 'I' : 'G');
    for (size_t i = 0; i < p->nwords; i++) {
        const struct placed_word *w = &p->words[i];
        put_ints(&line, (int[]){ w->at.x0, w->at.y0, w->at.x1, w->at.y1, w->sure, w->begins }, 6);
        sbuf_char(&line, ' ');
        sbuf_add(&line, w->text);
        put(answer, &line, 'W');
    }
    for (size_t i = 0; i < p->nrules; i++) {
        const struct place *k = &p->rules[i];
        put_ints(&line, (int[]){ k->x0, k->y0, k->x1, k->y1 }, 4);
        put(answer, &line, 'K');
    }
    sbuf_release(&line);
}

/* --- the parent's side -------------------------------------------------------------------------------------------- */

/* `count` numbers from 0 to PLACED_MOST, one blank apart; *rest is what follows them and a blank. */
static bool take_ints(struct text t, int *out, size_t count, struct text *rest)
{
    *rest = t;
    for (size_t i = 0; i < count; i++) {
        struct text one;
        int64_t n;
        if (!text_split(rest, ' ', &one) || !text_int(one, &n) || n < 0 || n > PLACED_MOST)
            return false;
        out[i] = (int)n;
    }
    return true;
}

static bool take_place(const int *n, const struct placed_page *page, struct place *out)
{
    *out = (struct place){ n[0], n[1], n[2], n[3] };
    return out->x0 <= out->x1 && out->y0 <= out->y1 && out->x1 <= page->width && out->y1 <= page->height;
}

static bool take_page(struct text t, bool picture, struct placed_page *out)
{
    int n[4];
    struct text rest;
    if (!take_ints(t, n, LEN(n), &rest) || n[0] < 1 || n[0] > PLACED_PAGES_MAX || n[1] == 0 || n[2] == 0)
        return false;
    *out = (struct placed_page){
        .number = n[0], .width = n[1], .height = n[2], .recognised = n[3] != 0, .picture = picture
    };
    return true;
}

static bool take_word(struct arena *a, struct text t, struct placed_page *page)
{
    int n[6];
    struct placed_word w;
    if (!take_ints(t, n, LEN(n), &w.text) || text_empty(w.text) || !take_place(n, page, &w.at) || n[4] > PLACED_SURE)
        return false;
    w.sure = n[4];
    w.begins = n[5] != 0 || page->nwords == 0;
    ARENA_PUSH(a, page->words, page->nwords, w);
    return true;
}

static bool take_rule(struct arena *a, struct text t, struct placed_page *page)
{
    int n[4];
    struct text rest;
    struct place k;
    if (!take_ints(t, n, LEN(n), &rest) || !take_place(n, page, &k))
        return false;
    ARENA_PUSH(a, page->rules, page->nrules, k);
    return true;
}

/* At its place by number; in an answer pages come in order, in several answers not. */
static struct placed_page *place_page(struct arena *a, struct placed *all, const struct placed_page *page)
{
    size_t i = all->n;
    while (i > 0 && all->pages[i - 1].number > page->number)
        i--;
    if (i > 0 && all->pages[i - 1].number == page->number) {
        if (!all->pages[i - 1].picture)
            return NULL;
        all->pages[i - 1] = *page;
        return &all->pages[i - 1];
    }
    ARENA_PUSH(a, all->pages, all->n, *page);
    for (size_t k = all->n - 1; k > i; k--)
        all->pages[k] = all->pages[k - 1];
    all->pages[i] = *page;
    return &all->pages[i];
}

static bool read_all(struct arena *a, const struct records *r, struct placed *all)
{
    struct placed_page *page = NULL;
    for (size_t i = 0; i < r->n; i++) {
        struct text t = r->items[i].text;
        struct placed_page next;
        switch (r->items[i].kind) {
        case 'I':
        case 'G':
            if (!take_page(t, r->items[i].kind == 'I', &next) || (page = place_page(a, all, &next)) == NULL)
                return false;
            break;
        case 'W':
            if (page == NULL || page->picture || !take_word(a, t, page))
                return false;
            break;
        case 'K':
            if (page == NULL || page->picture || !take_rule(a, t, page))
                return false;
            break;
        case 'B': /* looked at for marks by whoever has the records */
        case 'N': break;
        default: return false;
        }
    }
    return true;
}

enum rc placed_read(struct arena *a, const struct records *r, struct placed *out, struct err *err)
{
    if (read_all(a, r, out))
        return RC_OK;
    return err_set(err, PB_READER_STOPPED,
                   _("the process that read the file answered something that is no text: the file is not trusted"));
}
