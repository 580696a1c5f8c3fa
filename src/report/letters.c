/* letters.c -- the letters of the office (letters.h): each is made once, as sections of items, and printed twice. */
#include "report/letters.h"
#include "report/words.h"
#include "report/xml.h"

#include "base/i18n.h"

enum { LETTER_BYTES_MAX = 1 << 20, ITEMS_MAX = 60 };

struct item {
    struct text code, title, words; /* code "": no link */
    bool late;
};
struct section {
    const char *head;
    struct item *items;
    size_t n, all; /* all: also those left out */
};
struct making {
    struct reader r;
    const struct calendar *cal;
    const char *origin;
    struct instant now;
    struct text greeting, office;
    struct section sections[10];
    size_t n;
    const char *end;
};

/* --- words --------------------------------------------------------------------------------------------------------- */

static struct day due_day(const struct board_line *l) { return instant_day((struct instant){ l->due.us - 1 }); }

static bool is_limited(const struct board_line *l) { return l->limited && !l->stopped && !instant_is_max(l->due); }

static bool is_late(const struct making *m, const struct board_line *l)
{
    return is_limited(l) && !instant_before(m->now, l->due);
}

static struct text say_time(const struct making *m, const struct board_line *l)
{
    struct arena *a = m->r.a;
    if (l->stopped)
        return text_of(_("time stopped"));
    if (!is_limited(l))
        return text_of(_("no limit"));
    struct text due = say_end_short(&m->r, l->due);
    struct day today = instant_day(m->now);
    if (is_late(m, l)) {
        int days = calendar_workdays(m->cal, due_day(l), today);
        return days > 0 ? text_printf(a, _("was due %.*s, late by %d working days"), TEXT_FMT(due), days)
                        : text_printf(a, _("was due %.*s, late"), TEXT_FMT(due));
    }
    int days = calendar_workdays(m->cal, today, due_day(l));
    return days > 0 ? text_printf(a, _("due %.*s, %d working days left"), TEXT_FMT(due), days)
                    : text_printf(a, _("due %.*s"), TEXT_FMT(due));
}

static struct item item_of(const struct making *m, const struct board_line *l)
{
    struct text words = say_time(m, l);
    if (!text_empty(l->giver))
        words = text_printf(m->r.a, _("%.*s; given by %.*s"), TEXT_FMT(words), TEXT_FMT(l->giver));
    return (struct item){ l->code, l->title, words, is_late(m, l) };
}

/* Where it lies, and since when. */
static struct item item_waited(const struct making *m, const struct board_line *l)
{
    struct text whom =
        text_empty(l->person) ? l->unit : text_printf(m->r.a, "%.*s (%.*s)", TEXT_FMT(l->unit), TEXT_FMT(l->person));
    struct text words = text_printf(m->r.a, _("with %.*s since %.*s; %.*s"), TEXT_FMT(whom),
                                    TEXT_FMT(say_day(&m->r, instant_day(l->since))), TEXT_FMT(say_time(m, l)));
    return (struct item){ l->code, l->title, words, is_late(m, l) };
}

/* --- sections ------------------------------------------------------------------------------------------------------- */

typedef bool takes(const struct making *m, const struct board_line *l);
typedef struct item item_make(const struct making *m, const struct board_line *l);

static bool takes_all(const struct making *m, const struct board_line *l)
{
    (void)m, (void)l;
    return true;
}
static bool takes_today(const struct making *m, const struct board_line *l)
{
    return is_limited(l) && !is_late(m, l) && due_day(l).n <= instant_day(m->now).n;
}
static bool takes_week(const struct making *m, const struct board_line *l)
{
    struct day today = instant_day(m->now), sunday = { today.n + 6 - day_weekday(today) };
    return is_limited(l) && !is_late(m, l) && due_day(l).n > today.n && due_day(l).n <= sunday.n;
}
static bool takes_later(const struct making *m, const struct board_line *l)
{
    return !is_late(m, l) && !takes_today(m, l) && !takes_week(m, l);
}

static size_t add_lines(struct making *m, const char *head, const struct board_line *lines, size_t n, takes *is_it,
                        item_make *make)
{
    struct section s = { head, NULL, 0, 0 };
    size_t more = 0;
    for (size_t i = 0; i < n; i++) {
        if (!is_it(m, &lines[i]))
            continue;
        if (s.n < ITEMS_MAX)
            ARENA_PUSH(m->r.a, s.items, s.n, make(m, &lines[i]));
        else
            more++;
    }
    s.all = s.n + more;
    if (more)
        ARENA_PUSH(m->r.a, s.items, s.n, ((struct item){ .words = text_printf(m->r.a, _("and %zu more"), more) }));
    assert(m->n < LEN(m->sections));
    if (s.n)
        m->sections[m->n++] = s;
    return s.all;
}

/* Each giver of what I hold, with how much, in the order of the most pressing. */
static void add_givers(struct making *m, const struct work *w)
{
    struct section s = { _("Who is waiting for you"), NULL, 0, 0 };
    for (size_t i = 0; i < w->nholds && s.n < ITEMS_MAX; i++) {
        size_t all = 0, late = 0;
        bool told = text_empty(w->holds[i].giver);
        for (size_t k = 0; k < i && !told; k++)
            told = text_eq(w->holds[k].giver, w->holds[i].giver);
        for (size_t k = i; k < w->nholds && !told; k++) {
            bool same = text_eq(w->holds[k].giver, w->holds[i].giver);
            all += same;
            late += same && is_late(m, &w->holds[k]);
        }
        if (told)
            continue;
        struct text words = late ? text_printf(m->r.a, _("%zu matters, of which %zu late"), all, late)
                                 : text_printf(m->r.a, _("%zu matters"), all);
        ARENA_PUSH(m->r.a, s.items, s.n,
                   ((struct item){ .title = w->holds[i].giver, .words = words, .late = late > 0 }));
    }
    s.all = s.n;
    if (s.n)
        m->sections[m->n++] = s;
}

/* --- printing --------------------------------------------------------------------------------------------------------- */

static void print_plain(struct sbuf *out, const struct making *m)
{
    sbuf_printf(out, "%.*s\n", TEXT_FMT(m->greeting));
    for (size_t i = 0; i < m->n; i++) {
        const struct section *s = &m->sections[i];
        sbuf_printf(out, "\n%s (%zu)\n\n", s->head, s->all);
        for (size_t k = 0; k < s->n; k++) {
            const struct item *x = &s->items[k];
            sbuf_str(out, x->late ? " ! " : " - ");
            if (x->code.n)
                sbuf_printf(out, "%.*s  ", TEXT_FMT(x->code));
            sbuf_printf(out, "%.*s%s%.*s\n", TEXT_FMT(x->title), x->title.n ? "\n     " : "", TEXT_FMT(x->words));
        }
    }
    sbuf_printf(out, "\n%s/\n\n-- \n%.*s\n%s\n", m->origin, TEXT_FMT(m->office), m->end);
}

static void escaped(struct sbuf *out, const char *before, struct text t, const char *after)
{
    sbuf_str(out, before);
    xml_escape(out, t);
    sbuf_str(out, after);
}

/* A question's code has a slash, which an address must escape. */
static void print_link(struct sbuf *out, const struct making *m, struct text code)
{
    escaped(out, "<a href=\"", text_of(m->origin), "/matters/");
    for (size_t i = 0; i < code.n; i++) {
        if (code.p[i] == '/')
            sbuf_str(out, "%2F");
        else
            xml_escape(out, text_sub(code, i, i + 1));
    }
    escaped(out, "\">", code, "</a> ");
}

static void print_item(struct sbuf *out, const struct making *m, const struct item *x)
{
    sbuf_str(out, "<li style=\"margin:6px 0\">");
    if (x->code.n)
        print_link(out, m, x->code);
    escaped(out, "", x->title, x->title.n ? "<br>" : "");
    escaped(out, x->late ? "<strong style=\"color:#a32a18\">" : "<span style=\"color:#555555\">", x->words,
            x->late ? "</strong></li>\n" : "</span></li>\n");
}

static void print_html(struct sbuf *out, const struct making *m, const char *lang)
{
    sbuf_printf(out,
                "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\"></head>\n"
                "<body style=\"font-family:sans-serif;font-size:15px;line-height:1.45;max-width:40em\">\n",
                lang);
    escaped(out, "<p>", m->greeting, "</p>\n");
    for (size_t i = 0; i < m->n; i++) {
        const struct section *s = &m->sections[i];
        escaped(out, "<h2 style=\"font-size:16px;margin:18px 0 4px\">", text_of(s->head), "");
        sbuf_printf(out, " (%zu)</h2>\n<ul>\n", s->all);
        for (size_t k = 0; k < s->n; k++)
            print_item(out, m, &s->items[k]);
        sbuf_str(out, "</ul>\n");
    }
    escaped(out, "<p><a href=\"", text_of(m->origin), "/\">");
    escaped(out, "", text_of(_("Open my work")), "</a></p>\n");
    escaped(out, "<p style=\"color:#555555\">", m->office, "<br>");
    escaped(out, "", text_of(m->end), "</p>\n</body></html>\n");
}

static void letter_print(const struct making *m, const char *lang, struct text subject, struct mail_body *out)
{
    struct sbuf plain, html;
    sbuf_init(&plain, LETTER_BYTES_MAX);
    sbuf_init(&html, LETTER_BYTES_MAX);
    print_plain(&plain, m);
    print_html(&html, m, lang);
    *out = (struct mail_body){ subject, text_dup(m->r.a, sbuf_text(&plain)), text_dup(m->r.a, sbuf_text(&html)) };
    sbuf_release(&plain);
    sbuf_release(&html);
}

/* --- the two ------------------------------------------------------------------------------------------------------------ */

static struct text digest_subject(const struct making *m, size_t late, size_t today, size_t holds)
{
    struct text day = say_day(&m->r, instant_day(m->now));
    if (late || today)
        return text_printf(m->r.a, _("Work on %.*s: %zu late, %zu due today"), TEXT_FMT(day), late, today);
    return text_printf(m->r.a, _("Work on %.*s: %zu matters with you"), TEXT_FMT(day), holds);
}

bool report_digest(struct arena *a, const struct digest *d, const struct report_style *style, struct mail_body *out)
{
    const struct work *w = d->work;
    struct making m = {
        .r = { a, NULL, style->lang }, .cal = d->cal, .origin = d->origin, .now = w->now, .office = d->office
    };
    m.greeting = text_printf(a, _("%.*s, this is your work this morning, %s %.*s."), TEXT_FMT(d->name),
                             say_weekday(instant_day(w->now)), TEXT_FMT(say_day(&m.r, instant_day(w->now))));
    m.end = _("You get this letter on working mornings; you can do without it under Account, Settings.");
    size_t late = add_lines(&m, _("Late"), w->holds, w->nholds, is_late, item_of);
    size_t today = add_lines(&m, _("Due today"), w->holds, w->nholds, takes_today, item_of);
    add_lines(&m, _("Due this week"), w->holds, w->nholds, takes_week, item_of);
    add_lines(&m, _("Later, or without a limit"), w->holds, w->nholds, takes_later, item_of);
    add_lines(&m, _("Waiting for your confirmation"), w->confirms, w->nconfirms, takes_all, item_of);
    add_lines(&m, _("In your unit, assigned to nobody"), w->unclaimed, w->nunclaimed, takes_all, item_of);
    add_givers(&m, w);
    add_lines(&m, _("What you are waiting for"), w->waits, w->nwaits, takes_all, item_waited);
    if (!m.n)
        return false;
    letter_print(&m, style->lang, digest_subject(&m, late, today, w->nholds), out);
    return true;
}

void report_urging(struct arena *a, const struct urging *u, const struct report_style *style, struct mail_body *out)
{
    struct making m = {
        .r = { a, NULL, style->lang }, .cal = u->cal, .origin = u->origin, .now = u->now, .office = u->office
    };
    m.greeting = text_printf(a, _("%.*s, %.*s urges the matter below (%.*s)."), TEXT_FMT(u->name), TEXT_FMT(u->by),
                             TEXT_FMT(say_instant(&m.r, u->at)));
    m.end = _("This letter was sent because the matter was urged on the record, where the urging is counted.");
    add_lines(&m, _("The matter"), u->line, 1, takes_all, item_of);
    if (!text_empty(u->words)) {
        struct item said = { .words = u->words };
        struct section s = { _("What was said"), NULL, 0, 1 };
        ARENA_PUSH(a, s.items, s.n, said);
        m.sections[m.n++] = s;
    }
    struct text subject = text_printf(a, _("Urged: %.*s %.*s"), TEXT_FMT(u->line->code), TEXT_FMT(u->line->title));
    letter_print(&m, style->lang, subject, out);
}
