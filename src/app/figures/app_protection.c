/* app_protection.c -- the protection record of one proposal, for the person (report/protection.h). */
#include "app/view/shield.h"
#include "app/view/view.h"
#include "app/world/shipped.h"
#include "base/i18n.h"
#include "report/protection.h"

enum rc congvu_protection(struct congvu *app, const struct congvu_ask *ask, bool docx, struct sbuf *out,
                          struct err *err)
{
    struct reading r;
    struct matter_key key;
    const struct family *f = NULL;
    enum rc rc = reading_begin(app, ask, &r, err);
    if (rc == RC_OK)
        rc = family_seen(&r, ask->what, &key, &f, err);
    const struct matter *m = rc == RC_OK ? family_matter(f, key.id) : NULL;
    if (m && (m->parent >= 0 || !text_eq(m->rule->kind, TEXT("proposal"))))
        rc = err_set(err, PB_WRONG_VALUE,
                     _("'%.*s' is no proposal of an innovation: only those have a protection record"),
                     TEXT_FMT(key.code));
    if (rc == RC_OK) {
        char now[INSTANT_CHARS];
        struct package template = shipped_package(r.a, "templates/bao-ve/");
        struct protection p = {
            .world = &r.world,
            .family = f,
            .matter = m,
            .values = values_now(r.a, f, m, r.now),
            .code = key.code,
            .command =
                text_printf(r.a, "congvu protection %.*s --as-of '%s'", TEXT_FMT(key.code), instant_iso(r.now, now)),
            .province = app->meta.province,
            .now = r.now,
            .exercise = app->meta.exercise,
            .template = &template,
        };
        p.state = proposal_state(&p.values);
        p.emergency = text_eq(values_said(&p.values, TEXT("emergency")), TEXT("yes"));
        if (docx)
            rc = report_protection_docx(out, r.a, &p, err);
        else
            report_protection(out, r.a, &p, &ask->style);
    }
    reading_end(&r);
    return rc;
}
