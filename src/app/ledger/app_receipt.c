/* app_receipt.c -- a receipt for whom the page shows the act. */
#include "app/ledger.h"

#include "app/view/view.h"
#include "base/i18n.h"

/* *own: who asks did it, or it was done in that person's name. */
static enum rc act_find(struct reading *r, struct text code, int64_t seq, bool *own, struct err *err)
{
    const struct family *f;
    struct matter_key key;
    enum rc rc = family_seen(r, code, &key, &f, err);
    if (rc != RC_OK)
        return rc;
    const struct matter *m = family_matter(f, key.id);
    for (size_t i = 0; i < f->nacts; i++) {
        const struct act *act = &f->acts[i];
        if (act->seq != seq || (act->matter != key.id && act != m->opening)) /* what the page shows of it */
            continue;
        *own = r->person && (act->person == r->person || act->behalf == r->person);
        return RC_OK;
    }
    return err_set(err, PB_UNKNOWN_ACT, _("the matter '%.*s' has no act no. %lld"), TEXT_FMT(code), (long long)seq);
}

enum rc congvu_act_receipt(struct congvu *app, const struct congvu_ask *ask, int64_t seq, struct sbuf *out,
                           struct err *err)
{
    struct arena *a = arena_new();
    struct text number = text_printf(a, "%lld", (long long)seq);
    struct err why = { .problem = PB_NONE };
    struct reading r;
    bool own = false;
    size_t sealed;
    enum rc rc = reading_begin(app, ask, &r, err);
    if (rc == RC_OK)
        rc = act_find(&r, ask->what, seq, &own, err);
    reading_end(&r);
    if (rc == RC_OK) {
        rc = congvu_receipt(app, number, own, out, &why);
        if (why.problem == PB_NOT_SEALED && app->sealer && congvu_seal(app, &sealed, &why) == RC_OK)
            rc = congvu_receipt(app, number, own, out, &why);
        if (rc != RC_OK && err)
            *err = why;
    }
    arena_free(a);
    return rc;
}
