/* family.c -- a family as the facts have it; what a request says. */
#include "app/app.h"

#include "base/i18n.h"

#include <sodium.h>

static bool within(int32_t id, int32_t n) { return id >= 0 && id <= n; }

/* Can the register's acts be folded at all? What was recorded by act_check always can; what another hand put there may name what is not. */
enum rc acts_sound(const struct world *w, const struct act *acts, size_t n, struct err *err)
{
    int32_t units = org_units(w->org), persons = org_persons(w->org), posts = org_posts(w->org);
    if (n > 0 &&
        (acts[0].kind != ACT_OPEN || !rulebook_find(w->rules, acts[0].rule_kind, acts[0].happened, acts[0].happened)))
        return err_set(err, PB_CORRUPT, _("the acts of matter %lld do not begin with an opening that has a regulation"),
                       (long long)acts[0].matter);
    for (size_t i = 0; i < n; i++) {
        const struct act *act = &acts[i];
        bool named = within(act->unit, units) && within(act->to_unit, units) && within(act->giver, units) &&
                     within(act->person, persons) && within(act->to_person, persons) && within(act->behalf, persons) &&
                     within(act->responsible, persons) && within(act->post, posts);
        for (size_t k = 0; k < act->nunits; k++)
            named = named && within(act->units[k], units);
        for (size_t k = 0; k < act->npersons; k++)
            named = named && within(act->persons[k], persons);
        if (!named)
            return err_set(err, PB_CORRUPT, _("act %lld names a unit or person that the register does not have"),
                           (long long)act->seq);
        if (i > 0 && act->kind == ACT_OPEN)
            return err_set(err, PB_CORRUPT, _("act %lld opens a matter that was open already"), (long long)act->seq);
    }
    return RC_OK;
}

enum rc family_read(struct conn *conn, struct arena *a, const struct world *w, matter_id root, struct instant known,
                    bool words, const struct family **out, struct err *err)
{
    struct act *acts;
    size_t n;
    enum rc rc = store_acts(conn, a, root, known, words, &acts, &n, err);
    if (rc != RC_OK)
        return rc;
    if (n == 0)
        return err_set(err, PB_UNKNOWN_MATTER, _("the matter was not there yet at that instant"));
    if ((rc = acts_sound(w, acts, n, err)) != RC_OK)
        return rc;
    *out = family_fold(a, w, acts, n);
    return RC_OK;
}

enum rc matter_unknown(struct text code, struct err *err)
{
    return err_set(err, PB_UNKNOWN_MATTER, _("there is no matter '%.*s'"), TEXT_FMT(code));
}

enum rc family_codes(struct conn *conn, struct arena *a, const struct family *f, const struct text **out,
                     struct err *err)
{
    struct text *codes = ARENA_ARRAY(a, struct text, f->n);
    for (size_t i = 0; i < f->n; i++) {
        struct matter_key key;
        enum rc rc = store_matter_by_id(conn, a, f->matters[i].id, &key, err);
        if (rc != RC_OK)
            return rc;
        codes[i] = key.code;
    }
    *out = codes;
    return RC_OK;
}

struct text request_digest(struct arena *a, const struct text *parts, size_t n)
{
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    for (size_t i = 0; i < n; i++) {
        uint64_t length = parts[i].n; /* keeps "a","bc" and "ab","c" apart */
        crypto_hash_sha256_update(&state, (const unsigned char *)&length, sizeof length);
        if (parts[i].n)
            crypto_hash_sha256_update(&state, (const unsigned char *)parts[i].p, parts[i].n);
    }
    unsigned char *hash = arena_alloc(a, crypto_hash_sha256_BYTES);
    crypto_hash_sha256_final(&state, hash);
    return (struct text){ (const char *)hash, crypto_hash_sha256_BYTES };
}
