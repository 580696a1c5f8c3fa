/* app_doctor.c -- is everything in order? Each finding with its mend. */
#include "app/app.h"
#include "app/world/shipped.h"

#include "app/leave.h"
#include "app/ledger.h"
#include "app/ledger/look.h"
#include "base/i18n.h"
#include "store/fact.h"

#define CHECKPOINT_LEAVES_US US_DAY

struct doctor {
    struct sbuf *out;
    size_t wrong;
};

static void good(struct doctor *d, const char *what) { sbuf_printf(d->out, "  %-7s %s\n", _("good"), what); }

static void bad(struct doctor *d, const char *what, const char *mend)
{
    sbuf_printf(d->out, "  %-7s %s\n          %s %s\n", _("WRONG"), what, _("mend:"), mend);
    d->wrong++;
}

static void shipped_files(struct doctor *d)
{
    struct arena *a = arena_new();
    size_t rules = 0;
    for (size_t i = 0; i < SHIPPED_COUNT; i++) {
        struct rule *list;
        size_t n;
        struct err err;
        if (!text_starts(text_of(SHIPPED[i].name), TEXT("regulations/")))
            continue;
        struct text bytes = { (const char *)SHIPPED[i].bytes, SHIPPED[i].n };
        if (rules_read(a, SHIPPED[i].name, bytes, INSTANT_MIN, &list, &n, &err) == RC_OK)
            rules += n;
        else
            bad(d, err.detail, _("install the program again"));
    }
    good(d, text_cstr(a, text_printf(a, _("%zu regulations are shipped with the program"), rules)));
    arena_free(a);
}

static void the_calendar(struct doctor *d, struct congvu *app, struct conn *conn, struct arena *a)
{
    struct loaded *loaded;
    struct err err;
    if (world_hold(app, conn, true, &loaded, &err) != RC_OK) {
        bad(d, err.detail, _("restore the last backup, or ask for help with this sentence"));
        return;
    }
    const struct calendar *cal = calbook_last(loaded->world.book);
    struct civil today = day_civil(instant_day(instant_now()));
    bool announced = !calendar_is_provisional(cal, day_of(today.year, 12, 31));
    struct text year = text_printf(a, _("the working calendar of %d is announced"), today.year);
    if (announced)
        good(d, text_cstr(a, year));
    else
        bad(d,
            text_cstr(a,
                      text_printf(a, _("the working calendar of %d is not announced here: due dates are provisional"),
                                  today.year)),
            _("record the year's calendar: congvu record calendar FILE"));
    if (org_units(loaded->world.org) == 0)
        bad(d, _("the register has no units"), _("record a register: congvu record register FILE.yaml"));
    else
        good(d, text_cstr(a, text_printf(a, _("the register has %d units and %d people"),
                                         (int)org_units(loaded->world.org), (int)org_persons(loaded->world.org))));
    world_release(app, loaded);
}

/* A checkpoint that never left the house protects against nobody who has the file. Exercises prove nothing to anybody. */
static void the_checkpoint(struct doctor *d, const struct congvu *app, const struct congvu_ledger_state *s,
                           struct arena *a)
{
    char buf[INSTANT_CHARS];
    struct instant left = instant_max(s->left_at, app->meta.created);
    bool old = !app->meta.exercise && instant_now().us - left.us > CHECKPOINT_LEAVES_US;
    struct text said = s->left_at.us == INSTANT_MIN.us
                           ? text_dup(a, text_of(_("no checkpoint of the ledger has left the house yet")))
                           : text_printf(a, _("a checkpoint of the ledger left the house last at %s (%s)"),
                                         instant_vn(s->left_at, false, buf), s->left_way);
    if (old)
        bad(d, text_cstr(a, said),
            _("set a way by which it leaves daily, to where nobody of this machine can change it: congvu ledger "
              "way-add"));
    else
        good(d, text_cstr(a, said));
}

/* Each way whose last try failed. */
static void the_ways(struct doctor *d, struct congvu *app, struct arena *a)
{
    struct congvu_way *ways;
    size_t n;
    if (congvu_ways(app, a, &ways, &n, NULL) != RC_OK)
        return;
    for (size_t i = 0; i < n; i++)
        if (ways[i].why.n)
            bad(d,
                text_cstr(a, text_printf(a, _("checkpoints do not leave by way no. %lld (%s %.*s): %.*s"),
                                         (long long)ways[i].n, ways[i].kind, TEXT_FMT(ways[i].target),
                                         TEXT_FMT(ways[i].why))),
                _("put it right and try: congvu ledger send"));
}

static void the_ledger(struct doctor *d, struct congvu *app, struct arena *a)
{
    struct congvu_ledger_state s;
    struct err err;
    if (congvu_ledger_state(app, &s, &err) != RC_OK || !s.begun) {
        bad(d, _("the facts are not sealed in a ledger"), _("seal them: congvu ledger seal"));
        return;
    }
    if (!s.key)
        bad(d, _("the ledger's key is not beside the database: nothing more is sealed"),
            _("put FILE.key back from where a copy is kept"));
    else if (!s.key_ours)
        bad(d, _("the key beside the database is not the one on record: nothing more is sealed"),
            _("put FILE.key back from where a copy of the newest key is kept"));
    if (s.foreign[0])
        bad(d, s.foreign,
            _("find out who writes to the database beside the program ('congvu ledger verify' names every such fact); "
              "nothing behind it is sealed "
              "until it is taken away again or, once it is known what happened, taken as it stands: congvu ledger "
              "accept REASON"));
    if (s.waiting && s.key_ours)
        good(d, text_cstr(a, text_printf(a, _("%lld facts are recorded and not sealed yet"), (long long)s.waiting)));
    else
        good(d, text_cstr(a, text_printf(a, _("%llu facts are sealed in the ledger"), (unsigned long long)s.size)));
    the_checkpoint(d, app, &s, a);
    the_ways(d, app, a);
}

/* What is kept longer than its rule says (rule->keep). */
static void the_kept(struct doctor *d, struct congvu *app, struct arena *a)
{
    struct congvu_due_row *rows;
    size_t n = 0;
    struct err err;
    if (congvu_due(app, a, "vi", &rows, &n, &err) != RC_OK)
        bad(d, err.detail, _("make the views again from the facts: congvu rebuild"));
    else if (n > 0)
        bad(d,
            text_cstr(
                a, text_printf(a, _("personal fields of %zu matters have been kept longer than their regulation says"),
                               n)),
            _("see which, and erase them: congvu erase due --dry-run; congvu erase due --as PERSON"));
}

static void the_file(struct doctor *d, struct conn *conn, struct arena *a)
{
    struct text *lines, first;
    size_t n;
    struct err err;
    if (store_integrity(conn, a, &lines, &n, &err) != RC_OK)
        bad(d, err.detail, _("restore the last backup, or ask for help with this sentence"));
    else if (n && text_split(&lines[0], '\n', &first))
        bad(d, text_cstr(a, text_printf(a, _("the database file is damaged: %.*s"), TEXT_FMT(first))),
            _("keep a copy of all its files, then restore the last backup: congvu restore"));
    else
        good(d, _("the database file is whole"));
}

static void the_shape(struct doctor *d, struct conn *conn, struct arena *a)
{
    struct text *said;
    size_t n = 0;
    struct err err;
    if (shape_sentences(conn, a, &said, &n, &err) != RC_OK)
        bad(d, err.detail, _("restore the last backup, or ask for help with this sentence"));
    for (size_t i = 0; i < n; i++)
        bad(d, text_cstr(a, said[i]),
            _("find out who writes to the database beside the program, and whether facts were changed: congvu audit; "
              "guards and indexes are put back by: congvu rebuild"));
}

static void the_database(struct doctor *d, const char *where)
{
    struct congvu *app;
    struct conn *conn;
    struct err err;
    size_t families = 0;
    struct arena *a = arena_new();
    if (congvu_open(where, false, &app, &err) != RC_OK) {
        bad(d, err.detail, _("name the right file with --db, or make one with: congvu init FILE.db"));
        arena_free(a);
        return;
    }
    good(d, text_cstr(a, text_printf(a, _("'%s' opens and is ours"), where)));
    if (store_read(app->store, &conn, &err) == RC_OK) {
        the_file(d, conn, a);
        the_shape(d, conn, a);
        the_calendar(d, app, conn, a);
        store_done(conn);
    } else {
        bad(d, err.detail, _("try again when the disk answers"));
    }
    if (congvu_rebuild(app, true, NULL, NULL, &families, &err) == RC_OK)
        good(d, text_cstr(a, text_printf(a, _("the views of %zu families are what the facts give"), families)));
    else
        bad(d, err.detail, _("make the views again from the facts: congvu rebuild"));
    the_kept(d, app, a);
    the_ledger(d, app, a);
    congvu_close(app);
    arena_free(a);
}

enum rc congvu_doctor(const char *where, const struct report_style *style, size_t *wrong, struct sbuf *out,
                      struct err *err)
{
    struct doctor d = { .out = out };
    (void)style;
    (void)err;
    shipped_files(&d);
    if (where)
        the_database(&d, where);
    *wrong = d.wrong;
    return RC_OK;
}
