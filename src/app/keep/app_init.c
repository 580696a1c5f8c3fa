/* app_init.c -- a new database: calendar and regulations as shipped, the register as given. */
#include "app/seal/seal.h"
#include "app/world/shipped.h"

#include "base/i18n.h"
#include "calendar/cal_load.h"
#include "org/org_load.h"

struct seed {
    struct org_row *org;
    struct cal_row *cal;
    struct regulation_file *files;
    size_t norg, ncal, nfiles;
};

static struct text shipped_bytes(const struct shipped *s) { return (struct text){ (const char *)s->bytes, s->n }; }

static enum rc add_calendar(struct arena *a, const struct shipped *s, struct instant recorded, struct seed *seed,
                            struct err *err)
{
    struct cal_row *rows;
    size_t n;
    bool ics = text_ends(text_of(s->name), TEXT(".ics"));
    enum rc rc = ics ? cal_load_ics(a, s->name, shipped_bytes(s), recorded, &rows, &n, err)
                     : cal_load_yaml(a, s->name, shipped_bytes(s), recorded, &rows, &n, err);
    for (size_t i = 0; rc == RC_OK && i < n; i++)
        ARENA_PUSH(a, seed->cal, seed->ncal, rows[i]);
    return rc;
}

static enum rc add_shipped(struct arena *a, struct instant recorded, struct seed *seed, struct err *err)
{
    for (size_t i = 0; i < SHIPPED_COUNT; i++) {
        const struct shipped *s = &SHIPPED[i];
        enum rc rc = RC_OK;
        if (text_starts(text_of(s->name), TEXT("calendars/")))
            rc = add_calendar(a, s, recorded, seed, err);
        else if (text_starts(text_of(s->name), TEXT("regulations/")))
            ARENA_PUSH(a, seed->files, seed->nfiles,
                       ((struct regulation_file){ text_of(s->name), shipped_bytes(s), recorded }));
        if (rc != RC_OK)
            return rc;
    }
    return RC_OK;
}

static enum rc add_register(struct arena *a, const struct congvu_seed *in, struct instant recorded, struct seed *seed,
                            struct err *err)
{
    struct org_row *rows;
    size_t n;
    if (!text_empty(in->units)) {
        enum rc rc = org_load_tsv(a, text_cstr(a, in->units_file), in->units, in->province, recorded, &rows, &n, err);
        if (rc != RC_OK)
            return rc;
        for (size_t i = 0; i < n; i++)
            ARENA_PUSH(a, seed->org, seed->norg, rows[i]);
    }
    if (!text_empty(in->registry)) {
        enum rc rc = org_load_yaml(a, text_cstr(a, in->register_file), in->registry, recorded, &rows, &n, err);
        if (rc != RC_OK)
            return rc;
        for (size_t i = 0; i < n; i++)
            ARENA_PUSH(a, seed->org, seed->norg, rows[i]);
    }
    return RC_OK;
}

static enum rc sow(struct conn *conn, void *arg, struct err *err)
{
    struct seed *seed = arg;
    struct arena *a = arena_new();
    struct loaded loaded;
    enum rc rc = store_calendar_add(conn, seed->cal, seed->ncal, err);
    if (rc == RC_OK)
        rc = store_org_add(conn, seed->org, seed->norg, err);
    for (size_t i = 0; rc == RC_OK && i < seed->nfiles; i++)
        rc = store_regulation_add(conn, &seed->files[i], err);
    if (rc == RC_OK) /* what contradicts itself is refused here, before anybody works with it */
        rc = world_load(conn, a, &loaded, err);
    arena_free(a);
    return rc;
}

/* The key is made, and the first facts are sealed. */
static enum rc begin_ledger(const char *where, struct err *err)
{
    struct congvu *app;
    size_t sealed;
    enum rc rc = congvu_open(where, true, &app, err);
    if (rc != RC_OK)
        return rc;
    rc = stamping_anew(app, err);
    if (rc == RC_OK)
        rc = congvu_seal(app, &sealed, err);
    congvu_close(app);
    return rc;
}

enum rc congvu_init(const char *where, const struct congvu_seed *in, struct err *err)
{
    struct arena *a = arena_new();
    struct seed seed = { 0 };
    /* An exercise begins before all its facts; a record begins now. */
    struct instant now = instant_now();
    struct instant recorded = in->exercise ? INSTANT_MIN : now;
    struct store_meta meta = {
        .province = in->province, .exercise = in->exercise, .created = now, .version = TEXT(CONGVU_VERSION)
    };
    enum rc rc = add_shipped(a, recorded, &seed, err);
    if (rc == RC_OK)
        rc = add_register(a, in, recorded, &seed, err);
    if (rc == RC_OK)
        rc = store_create(where, &meta, sow, &seed, err);
    arena_free(a);
    if (rc != RC_OK)
        return rc;
    rc = begin_ledger(where, err);
    if (rc != RC_OK) /* so that it can be asked for again */
        store_remove(where);
    return rc;
}
