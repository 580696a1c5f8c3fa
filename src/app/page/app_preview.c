/* app_preview.c -- an act that is tested and folded but not recorded: what the button would do. */
#include "app/pages.h"

#include "app/act/act_record.h"
#include "app/view/view.h"
#include "base/i18n.h"
#include "report/pages.h"

/* The matters as they would be: the stored acts and one more. A question gets an id nobody else has. */
static const struct family *fold_with(struct reading *r, const struct family *before, const struct act *act)
{
    size_t n = before ? before->nacts : 0;
    struct act *acts = ARENA_ARRAY(r->a, struct act, n + 1);
    for (size_t i = 0; i < n; i++)
        acts[i] = before->acts[i];
    acts[n] = *act;
    acts[n].seq = n ? acts[n - 1].seq + 1 : 1;
    if (act->kind == ACT_ASK)
        acts[n].child = INT64_MAX;
    return family_fold(r->a, &r->world, acts, n + 1);
}

static struct sheet sheet_of(const struct reading *r, const struct family *f, matter_id id, const struct text *codes)
{
    return (struct sheet){ .world = &r->world,
                           .family = f,
                           .matter = family_matter(f, id),
                           .codes = codes,
                           .now = r->now,
                           .exercise = r->app->meta.exercise,
                           .province = r->app->meta.province };
}

static const struct text *codes_with_new(struct reading *r, const struct family *after, const struct text *codes,
                                         size_t n)
{
    struct text *all = ARENA_ARRAY(r->a, struct text, after->n);
    for (size_t i = 0; i < after->n; i++)
        all[i] = i < n ? codes[i] : text_of(_("(new)"));
    return all;
}

static enum rc preview(struct reading *r, const struct congvu_act *in, const struct report_style *style,
                       struct sbuf *out, struct err *err)
{
    struct matter_key key = { 0 };
    const struct family *before = NULL;
    const struct text *codes = NULL;
    struct act act;
    bool opening = text_eq(in->kind, TEXT("open"));
    enum rc rc = RC_OK;
    if (!opening)
        rc = family_seen(r, in->matter, &key, &before, err);
    if (rc == RC_OK && before)
        rc = family_codes(r->conn, r->a, before, &codes, err);
    if (rc == RC_OK)
        rc = act_understand(r->app, r->conn, r->a, r->loaded, in, key.id, before, &act, err);
    if (rc != RC_OK)
        return rc;
    if (opening)
        act.matter = 1;
    const struct family *after = fold_with(r, before, &act);
    r->now = instant_max(r->now, act.recorded);
    struct sheet was = before ? sheet_of(r, before, key.id, codes) : (struct sheet){ 0 };
    struct sheet is = sheet_of(r, after, act.matter, codes_with_new(r, after, codes, before ? before->n : 0));
    const struct preview p = { before ? &was : NULL, &is, &act };
    report_preview(out, r->a, &p, style);
    return RC_OK;
}

enum rc congvu_preview(struct congvu *app, const struct congvu_act *in, const struct report_style *style,
                       struct sbuf *out, struct err *err)
{
    struct reading r;
    const struct congvu_ask ask = { .who = in->who, .style = *style };
    struct congvu_act act = *in;
    enum rc rc = reading_begin(app, &ask, &r, err);
    if (rc == RC_OK)
        rc = act_signed_in(&act, false, err);
    if (rc == RC_OK)
        rc = preview(&r, &act, style, out, err);
    reading_end(&r);
    return rc;
}
