/* password.c -- Argon2id, a turn each (hashing.h), and what a password must be. */
#include "app/account/account.h"

#include "app/account/hashing.h"
#include "base/i18n.h"

#include <sodium.h>

/* Of no password anybody knows: what an unknown name is compared with. The same costs as crypto_pwhash_str below. */
static const char NOBODY[] =
    "$argon2id$v=19$m=65536,t=2,p=1$gm+RxmCZ3vRR6Gtp/yKQ/Q$BYwEdeS0wQIvbAHi74BaEZlGuH6iO4a4KCYQqa2Lnx8";

enum rc password_hash(struct congvu *app, struct arena *a, struct text password, struct text *out, struct err *err)
{
    char *hash = arena_alloc(a, crypto_pwhash_STRBYTES);
    struct hashing *h = accounts_hashing(app);
    enum rc rc = hashing_take(h, err);
    if (rc != RC_OK)
        return rc;
    int bad = crypto_pwhash_str(hash, password.p ? password.p : "", password.n, crypto_pwhash_OPSLIMIT_INTERACTIVE,
                                crypto_pwhash_MEMLIMIT_INTERACTIVE);
    hashing_give(h);
    if (bad)
        return err_set(err, PB_IO, _("no memory is left"));
    *out = text_of(hash);
    return RC_OK;
}

enum rc password_fits(struct congvu *app, struct text hash, struct text password, bool *fits, struct err *err)
{
    char known[crypto_pwhash_STRBYTES] = { 0 };
    bool real = hash.n > 0 && hash.n < sizeof known;
    struct hashing *h = accounts_hashing(app);
    for (size_t i = 0; real && i < hash.n; i++)
        known[i] = hash.p[i];
    enum rc rc = hashing_take(h, err);
    if (rc != RC_OK)
        return rc;
    bool same = crypto_pwhash_str_verify(real ? known : NOBODY, password.p ? password.p : "", password.n) == 0;
    hashing_give(h);
    *fits = same && real;
    return RC_OK;
}

/* --- what it must be ------------------------------------------------------------------------------------------------ */

/* The ones tried first, folded. Short ones are refused by their length. */
static const char *const GUESSED[] = { "1234567890",   "0123456789",  "12345678910", "123456789a",    "password123",
                                       "password1234", "passw0rd123", "qwertyuiop",  "qwerty12345",   "matkhau123",
                                       "matkhau1234",  "matkhaumoi",  "admin123456", "administrator", "congvu123456",
                                       "abcd123456",   "abc1234567",  "vietnam123",  "vietnam2025",   "vietnam2026",
                                       "iloveyou123",  "anhyeuem123", "aa123456789", "1q2w3e4r5t",    NULL };

static bool one_letter_only(struct text t)
{
    size_t at = 0;
    uint32_t first = text_next(t, &at), next = first;
    while (at < t.n && next == first)
        next = text_next(t, &at);
    return next == first;
}

enum rc password_check(struct arena *a, struct text name, struct text password, struct err *err)
{
    struct text folded = text_fold(a, password);
    if (text_points(password) < CONGVU_PASSWORD_MIN)
        return err_set(err, PB_WEAK_PASSWORD,
                       _("a password has at least %d letters: several words are easy to remember"),
                       CONGVU_PASSWORD_MIN);
    if (password.n > CONGVU_PASSWORD_MAX)
        return err_set(err, PB_WEAK_PASSWORD, _("a password has at most %d bytes"), CONGVU_PASSWORD_MAX);
    if (text_find(folded, text_fold(a, name), 0) != SIZE_MAX && !text_empty(name))
        return err_set(err, PB_WEAK_PASSWORD, _("the password must not contain the account's name"));
    if (one_letter_only(password) || word_index(GUESSED, folded) >= 0)
        return err_set(err, PB_WEAK_PASSWORD, _("this password is one of the first that are tried: choose another"));
    return RC_OK;
}

enum rc congvu_password_check(struct text name, struct text password, struct err *err)
{
    struct arena *a = arena_new();
    enum rc rc = password_check(a, name, password, err);
    arena_free(a);
    return rc;
}
