/* app_doctor.c -- is everything in order? Each finding with its mend. */
#include "app/app.h"

#include "base/i18n.h"

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
        the_calendar(d, app, conn, a);
        store_done(conn);
    } else {
        bad(d, err.detail, _("try again when the disk answers"));
    }
    if (congvu_rebuild(app, true, NULL, NULL, &families, &err) == RC_OK)
        good(d, text_cstr(a, text_printf(a, _("the views of %zu families are what the facts give"), families)));
    else
        bad(d, err.detail, _("make the views again from the facts: congvu rebuild"));
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
