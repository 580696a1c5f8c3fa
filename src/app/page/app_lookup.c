/* app_lookup.c -- a citizen's way to the own dossier: its code, and a secret that the office hands over once.
 *
 *      secret     128 random bits as 26 letters and digits; O, I and L are read as 0 and 1, blanks and hyphens are nothing
 *      kept       SHA-256 over code and secret together, and nothing of either
 *      look-up    one search for that digest: a wrong code and a wrong secret are the same search that finds nothing
 *
 * With 128 bits there is nothing to try one by one; how often one address may ask is the server's to say.
 */
#include "app/account/account.h"
#include "app/pages.h"
#include "app/view/view.h"

#include "base/i18n.h"
#include "report/citizen.h"
#include "store/lookup.h"

#include <sodium.h>

enum { BITS_BYTES = 16, LETTERS = 26, GROUP = 5, TYPED_MAX = 256 };

static const char ALPHABET[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; /* 32; nothing that looks like another */

/* --- the secret ------------------------------------------------------------------------------------------------------ */

static void letters_of(const unsigned char bytes[BITS_BYTES], char out[LETTERS])
{
    unsigned held = 0;
    int bits = 0;
    size_t n = 0;
    for (size_t i = 0; i < BITS_BYTES; i++) {
        held = (held << 8 | bytes[i]) & 0xFFFFU;
        for (bits += 8; bits >= 5; bits -= 5)
            out[n++] = ALPHABET[held >> (bits - 5) & 31];
    }
    out[n++] = ALPHABET[held << (5 - bits) & 31];
    assert(n == LETTERS);
}

/* "7K2MD-9QXD1-...": five at a time, to be read and typed. */
static struct text grouped(struct arena *a, const char letters[LETTERS])
{
    char *out = arena_alloc(a, LETTERS + LETTERS / GROUP);
    size_t n = 0;
    for (size_t i = 0; i < LETTERS; i++) {
        if (i > 0 && i % GROUP == 0)
            out[n++] = '-';
        out[n++] = letters[i];
    }
    return (struct text){ out, n };
}

static char read_letter(char c)
{
    if (c >= 'a' && c <= 'z')
        c = (char)(c - 'a' + 'A');
    return c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
}

static struct text read_secret(struct arena *a, struct text typed)
{
    char *out = arena_alloc(a, TYPED_MAX);
    size_t n = 0;
    for (size_t i = 0; i < typed.n && n < TYPED_MAX; i++)
        if (typed.p[i] != '-' && typed.p[i] != ' ')
            out[n++] = read_letter(typed.p[i]);
    return (struct text){ out, n };
}

static struct text digest_of(struct arena *a, struct text code, struct text typed)
{
    const struct text parts[] = { TEXT("lookup"), text_fold(a, text_trim(code)), read_secret(a, typed) };
    return request_digest(a, parts, LEN(parts));
}

/* --- making one -------------------------------------------------------------------------------------------------------- */

/* Which kinds citizens look up. What may be hidden from officials is not shown to whoever has a slip of paper. */
static bool is_looked_up(const struct rule *rule) { return rule->lookup && !rule_guards(rule); }

struct making {
    struct congvu *app;
    struct arena *a;
    struct text code, secret;
    const struct congvu_who *who;
};

/* Whoever may do anything to the matter may give the applicant a new secret; the console, which sees all, may too. */
static enum rc may_make(struct reading *r, const struct family *f, const struct matter *m, struct text code,
                        struct err *err)
{
    if (m->parent >= 0 || !is_looked_up(m->rule))
        return err_set(err, PB_NOT_NOW, _("'%.*s' is of a kind that citizens do not look up"), TEXT_FMT(code));
    if (!r->who || r->who->via == CONGVU_VIA_CONSOLE)
        return RC_OK;
    if (r->person && matter_may(f, m, r->person, r->now))
        return RC_OK;
    return err_set(err, PB_MAY_NOT, _("who has nothing to do with '%.*s' gives no secret of it"), TEXT_FMT(code));
}

static enum rc make_job(struct conn *conn, void *arg, struct err *err)
{
    struct making *m = arg;
    struct matter_key key;
    unsigned char bytes[BITS_BYTES];
    char letters[LETTERS];
    struct congvu_who console = congvu_who_console(TEXT_NONE);
    struct instant now = accounts_now(m->app);
    randombytes_buf(bytes, sizeof bytes);
    letters_of(bytes, letters);
    sodium_memzero(bytes, sizeof bytes);
    m->secret = grouped(m->a, letters);
    enum rc rc = store_matter_by_code(conn, m->a, m->code, &key, err);
    if (rc == RC_OK)
        rc = store_lookup_put(conn, key.id, digest_of(m->a, key.code, m->secret), now, err);
    return rc == RC_OK
               ? event_note(conn, m->who ? m->who : &console, now, "lookup-secret", key.code, TEXT_NONE, NULL, err)
               : rc;
}

enum rc congvu_lookup_secret(struct congvu *app, struct arena *a, const struct congvu_ask *ask, struct text *secret,
                             struct err *err)
{
    struct reading r;
    struct matter_key key = { 0 };
    const struct family *f = NULL;
    enum rc rc = reading_begin(app, ask, &r, err);
    if (rc == RC_OK)
        rc = family_seen(&r, ask->what, &key, &f, err);
    if (rc == RC_OK)
        rc = may_make(&r, f, family_matter(f, key.id), key.code, err);
    struct making m = { app, a, rc == RC_OK ? text_dup(a, key.code) : TEXT_NONE, TEXT_NONE, ask->who };
    reading_end(&r);
    if (rc == RC_OK)
        rc = store_write(app->store, make_job, &m, err);
    if (rc == RC_OK)
        *secret = m.secret;
    return rc;
}

enum rc congvu_looked_up(struct congvu *app, struct arena *a, struct text code, bool *yes, struct err *err)
{
    const struct congvu_ask ask = { .what = code };
    struct reading r;
    struct matter_key key = { 0 };
    const struct family *f = NULL;
    (void)a;
    enum rc rc = reading_begin(app, &ask, &r, err);
    if (rc == RC_OK)
        rc = family_seen(&r, code, &key, &f, err);
    *yes = rc == RC_OK && key.id == f->matters[0].id && is_looked_up(f->matters[0].rule);
    reading_end(&r);
    return rc;
}

/* --- looking up ----------------------------------------------------------------------------------------------------------- */

static enum rc find(struct reading *r, const struct congvu_lookup *in, matter_id *id, struct err *err)
{
    *id = 0;
    if (in->state != CITIZEN_FOUND)
        return RC_OK;
    return store_lookup(r->conn, digest_of(r->a, in->code, in->secret), id, err);
}

static enum rc tell(struct reading *r, matter_id id, struct sheet *sheet, struct citizen_page *page, struct why *why,
                    struct err *err)
{
    struct matter_key key;
    enum rc rc = store_matter_by_id(r->conn, r->a, id, &key, err);
    if (rc == RC_OK)
        rc = family_read(r->conn, r->a, &r->world, key.family, INSTANT_MAX, false, &sheet->family, err);
    if (rc != RC_OK)
        return rc;
    sheet->matter = family_matter(sheet->family, key.id);
    rc = family_codes(r->conn, r->a, sheet->family, &sheet->codes, err);
    page->sheet = sheet;
    const struct matter *m = sheet->matter;
    size_t stops = m->nstops;
    while (stops > 0 && instant_before(r->now, m->stops[stops - 1].to))
        stops--;
    if (rc == RC_OK && m->limit.unit != LIMIT_NONE) {
        rc = limit_why(r->a, r->world.book, m->limit, m->limit_from, m->stops, stops, why, err);
        page->why = why;
    }
    return rc;
}

enum rc congvu_lookup(struct congvu *app, const struct congvu_lookup *in, bool *found, struct sbuf *out,
                      struct err *err)
{
    const struct congvu_ask ask = { .style = in->style };
    struct citizen_page page = { in->state, app->meta.province, app->meta.exercise, NULL, NULL };
    struct sheet sheet = { .exercise = app->meta.exercise, .province = app->meta.province };
    struct reading r;
    struct why why;
    matter_id id = 0;
    enum rc rc = reading_begin(app, &ask, &r, err);
    if (rc == RC_OK)
        rc = find(&r, in, &id, err);
    sheet.world = &r.world;
    sheet.now = r.now;
    if (rc == RC_OK && in->state == CITIZEN_FOUND && !id)
        page.state = CITIZEN_NOT_FOUND;
    if (rc == RC_OK && id)
        rc = tell(&r, id, &sheet, &page, &why, err);
    if (rc == RC_OK)
        report_citizen(out, r.a, &page, &in->style);
    *found = rc == RC_OK && id;
    reading_end(&r);
    return rc;
}
