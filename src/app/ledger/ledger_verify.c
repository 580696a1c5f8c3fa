/* ledger_verify.c -- verify and audit: the look over everything, in one snapshot, with nothing of what wrote it. */
#include "app/ledger/look.h"

#include "base/i18n.h"

#include <stdlib.h>

static void summary(struct look *l)
{
    if (l->wrong > FINDINGS_MAX)
        sbuf_printf(l->out, _("  %zu more findings are not shown\n"), l->wrong - FINDINGS_MAX);
    if (l->wrong == 0 && l->nkeys)
        look_good(l, _("%llu facts are as they were sealed in the ledger '%.*s'"), (unsigned long long)l->size,
                  TEXT_FMT(l->keys[0].name));
}

static enum rc look_all(struct look *l, const struct congvu_ledger_check *check, bool views, struct err *err)
{
    look_mark(l, check->against);
    enum rc rc = seal_keys(l->conn, l->a, &l->keys, &l->nkeys, err);
    if (rc == RC_IO) { /* a key on record that is none */
        look_bad(l, "%s", err->detail);
        rc = RC_OK;
    }
    if (rc == RC_OK && l->nkeys == 0 && l->wrong == 0)
        look_bad(l, _("there is no ledger: the database was never opened for writing by a version that has one"));
    if (rc == RC_OK)
        rc = look_shape(l, err);
    if (rc == RC_OK)
        rc = look_facts(l, err);
    if (rc == RC_OK)
        rc = look_tiles(l, err);
    if (rc == RC_CORRUPT && err->problem == PB_LEDGER_DIFFERS && l->wrong) /* said already */
        rc = RC_OK;
    if (rc == RC_OK)
        rc = look_left(l, err);
    if (rc == RC_OK)
        rc = look_outside(l, check, err);
    if (rc == RC_OK && views)
        rc = look_file(l, err);
    if (rc == RC_OK && views)
        rc = look_views(l, err);
    return rc;
}

static enum rc look(struct congvu *app, const struct congvu_ledger_check *check, bool views, size_t *wrong,
                    struct sbuf *out, struct err *err)
{
    struct look *l = calloc(1, sizeof *l);
    if (!l)
        return err_set(err, PB_IO, _("no memory is left"));
    *l = (struct look){ .app = app, .out = out, .progress = check->progress, .progress_arg = check->progress_arg };
    l->a = arena_new();
    enum rc rc = store_read(app->store, &l->conn, err);
    if (rc == RC_OK) {
        rc = look_all(l, check, views, err);
        store_done(l->conn);
    }
    if (rc == RC_OK) {
        summary(l);
        *wrong = l->wrong;
    }
    arena_free(l->a);
    free(l);
    return rc;
}

enum rc congvu_ledger_verify(struct congvu *app, const struct congvu_ledger_check *check, size_t *wrong,
                             struct sbuf *out, struct err *err)
{
    return look(app, check, false, wrong, out, err);
}

enum rc congvu_audit(struct congvu *app, const struct congvu_ledger_check *check, size_t *wrong, struct sbuf *out,
                     struct err *err)
{
    return look(app, check, true, wrong, out, err);
}
