/* app_protection.c -- the protection record of one proposal, for the person (report/protection.h). */
#include "app/shield.h"
#include "app/view.h"
#include "base/i18n.h"
#include "report/protection.h"

/* The common parts, the look of letters, and the text of its own. */
static struct package shipped_template(struct arena *a)
{
    static const char *const FROM[][2] = { { "templates/common/", "" },
                                           { "templates/bao-ve/", "" },
                                           { "templates/don-doc/", "word/styles.xml" } };
    struct package package = { NULL, 0 };
    for (size_t f = 0; f < LEN(FROM); f++)
        for (size_t k = 0; k < SHIPPED_COUNT; k++) {
            struct text name = text_of(SHIPPED[k].name), folder = text_of(FROM[f][0]), only = text_of(FROM[f][1]);
            struct package_part part = { text_sub(name, folder.n, name.n),
                                         { (const char *)SHIPPED[k].bytes, SHIPPED[k].n } };
            if (text_starts(name, folder) && (text_empty(only) || text_eq(part.name, only)))
                ARENA_PUSH(a, package.parts, package.n, part);
        }
    return package;
}

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
        struct package template = shipped_template(r.a);
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
        int emergency = rule_field(p.values.rule, TEXT("emergency"));
        const struct stated *marked = emergency < 0 ? NULL : values_find(&p.values, emergency, TEXT_NONE);
        p.emergency = marked && text_eq(marked->value, TEXT("yes"));
        if (docx)
            rc = report_protection_docx(out, r.a, &p, err);
        else
            report_protection(out, r.a, &p, &ask->style);
    }
    reading_end(&r);
    return rc;
}
