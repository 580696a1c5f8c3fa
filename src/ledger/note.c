#include "ledger/note.h"

#include "base/i18n.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

static_assert(crypto_sign_ed25519_SEEDBYTES == KEY_SEED && crypto_sign_ed25519_PUBLICKEYBYTES == KEY_PUBLIC &&
                  crypto_sign_ed25519_BYTES == SIGNATURE_BYTES,
              "Ed25519");

static const char DASH[] = "— ", PRIVATE[] = "PRIVATE+KEY+";
enum { ID_BYTES = 4, TIME_BYTES = 8 };

/* --- keys ------------------------------------------------------------------------------------------------ */

bool key_name_valid(struct text name)
{
    size_t bad;
    if (name.n == 0 || name.n > KEY_NAME_MAX || !text_utf8(name, &bad))
        return false;
    for (size_t i = 0; i < name.n;) {
        size_t from = i;
        uint32_t point = text_next(name, &i);
        bool blank = text_empty(text_trim(text_sub(name, from, i)));
        if (blank || point == '+' || point < 0x20 || point == 0x7f)
            return false;
    }
    return true;
}

static uint32_t be32(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static void be32_write(uint32_t n, unsigned char *p)
{
    for (int i = 0; i < ID_BYTES; i++)
        p[i] = (unsigned char)(n >> (24 - 8 * i));
}

static uint32_t id_of(struct text name, enum key_kind kind, const unsigned char public_key[KEY_PUBLIC])
{
    unsigned char digest[HASH_BYTES];
    const unsigned char between[2] = { '\n', (unsigned char)kind };
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    crypto_hash_sha256_update(&state, (const unsigned char *)name.p, name.n);
    crypto_hash_sha256_update(&state, between, sizeof between);
    crypto_hash_sha256_update(&state, public_key, KEY_PUBLIC);
    crypto_hash_sha256_final(&state, digest);
    return be32(digest);
}

/* Public key and id, from name, kind and seed. */
static void signer_derive(struct note_signer *s)
{
    unsigned char secret[crypto_sign_ed25519_SECRETKEYBYTES];
    crypto_sign_ed25519_seed_keypair(s->key.public_key, secret, s->seed);
    sodium_memzero(secret, sizeof secret);
    s->key.id = id_of(s->key.name, s->key.kind, s->key.public_key);
}

enum rc signer_new(struct text name, enum key_kind kind, struct note_signer *out, struct err *err)
{
    if (sodium_init() < 0)
        return err_set(err, PB_IO, _("the system gives no random numbers"));
    if (!key_name_valid(name))
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' cannot name a key: no blanks, no plus"), TEXT_FMT(name));
    *out = (struct note_signer){ .key = { .name = name, .kind = kind } };
    randombytes_buf(out->seed, sizeof out->seed);
    signer_derive(out);
    return RC_OK;
}

void signer_forget(struct note_signer *s) { sodium_memzero(s->seed, sizeof s->seed); }

bool key_eq(const struct note_key *a, const struct note_key *b)
{
    return a->kind == b->kind && text_eq(a->name, b->name) && memcmp(a->public_key, b->public_key, KEY_PUBLIC) == 0;
}

static void written(struct sbuf *out, const struct note_key *key, const unsigned char *bytes)
{
    unsigned char all[1 + KEY_PUBLIC] = { (unsigned char)key->kind };
    memcpy(all + 1, bytes, KEY_PUBLIC);
    sbuf_add(out, key->name);
    sbuf_printf(out, "+%08lx+", (unsigned long)key->id);
    base64_add(out, (struct text){ (const char *)all, sizeof all });
    sodium_memzero(all, sizeof all);
}

void key_write(struct sbuf *out, const struct note_key *key) { written(out, key, key->public_key); }

void signer_write(struct sbuf *out, const struct note_signer *signer)
{
    static_assert(KEY_SEED == KEY_PUBLIC, "written the same way");
    sbuf_str(out, PRIVATE);
    written(out, &signer->key, signer->seed);
}

/* name+id+base64(kind, 32 bytes) */
static bool parts_read(struct text t, struct note_key *key, uint32_t *id, unsigned char bytes[KEY_PUBLIC])
{
    struct text name, hex;
    unsigned char all[1 + KEY_PUBLIC + 1], four[ID_BYTES];
    size_t n = 0, nid = 0;
    if (!text_split(&t, '+', &name) || !text_split(&t, '+', &hex) || !t.p || !key_name_valid(name) ||
        hex.n != 2 * ID_BYTES)
        return false;
    bool ok = sodium_hex2bin(four, sizeof four, hex.p, hex.n, NULL, &nid, NULL) == 0 && nid == ID_BYTES &&
              sodium_base642bin(all, sizeof all, t.p, t.n, NULL, &n, NULL, sodium_base64_VARIANT_ORIGINAL) == 0 &&
              n == 1 + KEY_PUBLIC && (all[0] == KEY_LOG || all[0] == KEY_WITNESS);
    if (ok) {
        *key = (struct note_key){ .name = name, .kind = (enum key_kind)all[0] };
        memcpy(bytes, all + 1, KEY_PUBLIC);
        *id = be32(four);
    }
    sodium_memzero(all, sizeof all);
    return ok;
}

enum rc key_read(struct text t, struct note_key *out, struct err *err)
{
    struct note_key key;
    uint32_t id;
    unsigned char bytes[KEY_PUBLIC];
    t = text_trim(t);
    if (!parts_read(t, &key, &id, bytes) || id_of(key.name, key.kind, bytes) != id)
        return err_set(err, PB_LEDGER_KEY,
                       _("'%.*s' is no public key of a log: name+id+key, as 'congvu ledger key' prints it"),
                       (int)(t.n < 120 ? t.n : 120), t.p);
    memcpy(key.public_key, bytes, KEY_PUBLIC);
    key.id = id;
    *out = key;
    return RC_OK;
}

enum rc signer_read(struct text t, struct note_signer *out, struct err *err)
{
    struct note_signer s = { .key = { .id = 0 } };
    uint32_t id = 0;
    t = text_trim(t);
    bool ok = text_starts(t, text_of(PRIVATE)) && parts_read(text_sub(t, strlen(PRIVATE), t.n), &s.key, &id, s.seed);
    if (ok)
        signer_derive(&s);
    if (!ok || s.key.id != id) {
        signer_forget(&s);
        return err_set(err, PB_LEDGER_KEY, _("this is no private key of a log"));
    }
    *out = s;
    return RC_OK;
}

/* --- signing --------------------------------------------------------------------------------------------- */

/* What a key of that kind signs. */
static struct text signed_text(struct arena *a, struct text text, enum key_kind kind, int64_t seconds)
{
    if (kind == KEY_LOG)
        return text;
    return text_printf(a, "cosignature/v1\ntime %lld\n%.*s", (long long)seconds, TEXT_FMT(text));
}

void note_sign(struct sbuf *out, struct text text, const struct note_signer *signer, int64_t seconds)
{
    unsigned char all[ID_BYTES + TIME_BYTES + SIGNATURE_BYTES], public_key[KEY_PUBLIC];
    unsigned char secret[crypto_sign_ed25519_SECRETKEYBYTES];
    struct arena *a = arena_new();
    struct text t = signed_text(a, text, signer->key.kind, seconds);
    size_t at = ID_BYTES;
    assert(text_ends(text, TEXT("\n")) && seconds >= 0);
    be32_write(signer->key.id, all);
    if (signer->key.kind == KEY_WITNESS)
        for (int i = 0; i < TIME_BYTES; i++)
            all[at++] = (unsigned char)((uint64_t)seconds >> (56 - 8 * i));
    crypto_sign_ed25519_seed_keypair(public_key, secret, signer->seed);
    crypto_sign_ed25519_detached(all + at, NULL, (const unsigned char *)t.p, t.n, secret);
    sodium_memzero(secret, sizeof secret);
    sbuf_str(out, DASH);
    sbuf_add(out, signer->key.name);
    sbuf_char(out, ' ');
    base64_add(out, (struct text){ (const char *)all, at + SIGNATURE_BYTES });
    sbuf_char(out, '\n');
    arena_free(a);
}

/* --- reading --------------------------------------------------------------------------------------------- */

static enum rc no_note(struct err *err) { return err_set(err, PB_RECEIPT, _("this is no signed note")); }

static bool only_text(struct text t)
{
    size_t bad;
    for (size_t i = 0; i < t.n; i++)
        if ((unsigned char)t.p[i] < 0x20 && t.p[i] != '\n')
            return false;
    return text_utf8(t, &bad);
}

enum rc note_read(struct text t, struct note *out, struct err *err)
{
    size_t cut = SIZE_MAX;
    if (t.n > NOTE_BYTES_MAX)
        return err_set(err, PB_TOO_LARGE, _("a signed note has at most %d bytes"), NOTE_BYTES_MAX);
    for (size_t at = 0; (at = text_find(t, TEXT("\n\n"), at)) != SIZE_MAX; at++)
        cut = at;
    if (cut == SIZE_MAX || cut == 0 || !text_ends(t, TEXT("\n")) || !only_text(t))
        return no_note(err);
    struct note note = { text_sub(t, 0, cut + 1), text_sub(t, cut + 2, t.n) };
    if (!text_starts(note.signatures, text_of(DASH)))
        return no_note(err);
    *out = note;
    return RC_OK;
}

struct signature {
    struct text name;
    uint32_t id;
    struct text bytes; /* behind the id */
};

static bool signature_read(struct arena *a, struct text line, struct signature *out)
{
    struct text bytes;
    if (!text_starts(line, text_of(DASH)))
        return false;
    line = text_sub(line, strlen(DASH), line.n);
    if (!text_split(&line, ' ', &out->name) || !line.p || !base64_read(a, line, &bytes) || bytes.n <= ID_BYTES)
        return false;
    out->id = be32((const unsigned char *)bytes.p);
    out->bytes = text_sub(bytes, ID_BYTES, bytes.n);
    return key_name_valid(out->name);
}

static bool signature_right(struct arena *a, struct text text, const struct signature *s, const struct note_key *key,
                            int64_t *seconds)
{
    size_t head = key->kind == KEY_WITNESS ? TIME_BYTES : 0;
    uint64_t when = 0;
    if (s->bytes.n != head + SIGNATURE_BYTES)
        return false;
    for (size_t i = 0; i < head; i++)
        when = when << 8 | (unsigned char)s->bytes.p[i];
    if (when > INT64_MAX)
        return false;
    struct text t = signed_text(a, text, key->kind, (int64_t)when);
    *seconds = (int64_t)when;
    return crypto_sign_ed25519_verify_detached((const unsigned char *)s->bytes.p + head, (const unsigned char *)t.p,
                                               t.n, key->public_key) == 0;
}

static const struct note_key *key_of(const struct note_key *keys, size_t n, const struct signature *s)
{
    for (size_t i = 0; i < n; i++)
        if (keys[i].id == s->id && text_eq(keys[i].name, s->name))
            return &keys[i];
    return NULL;
}

static const struct note_key *named(const struct note_key *keys, size_t n, struct text name)
{
    for (size_t i = 0; i < n; i++)
        if (text_eq(keys[i].name, name))
            return &keys[i];
    return NULL;
}

/* Every line must be a signature; those of known keys must be right. */
static enum rc signatures_check(struct arena *a, const struct note *note, const struct note_key *keys, size_t nkeys,
                                const struct note_key **by, int64_t *seconds, struct err *err)
{
    struct text rest = note->signatures, line;
    const struct note_key *first = NULL, *namesake = NULL;
    int64_t when = 0, at;
    for (size_t n = 0; rest.n > 0 && text_split(&rest, '\n', &line); n++) {
        struct signature s;
        if (n == NOTE_SIGNATURES_MAX || !signature_read(a, line, &s))
            return no_note(err);
        const struct note_key *key = key_of(keys, nkeys, &s);
        if (!key) {
            namesake = namesake ? namesake : named(keys, nkeys, s.name);
            continue;
        }
        if (!signature_right(a, note->text, &s, key, &at))
            return err_set(
                err, PB_RECEIPT,
                _("the signature of '%.*s' is not that of its key: the text was changed, or another signed it"),
                TEXT_FMT(s.name));
        when = first ? when : at;
        first = first ? first : key;
    }
    if (!first && namesake)
        return err_set(err, PB_RECEIPT,
                       _("this is signed by another key of '%.*s' than those that are known here: if the ledger has a "
                         "new key, its list of keys "
                         "has it; if not, it is a forgery"),
                       TEXT_FMT(namesake->name));
    if (!first)
        return err_set(err, PB_RECEIPT, _("no key that is known has signed this"));
    *by = first;
    if (seconds)
        *seconds = when;
    return RC_OK;
}

enum rc note_check(const struct note *note, const struct note_key *keys, size_t nkeys, const struct note_key **by,
                   int64_t *seconds, struct err *err)
{
    struct arena *a = arena_new();
    enum rc rc = signatures_check(a, note, keys, nkeys, by, seconds, err);
    arena_free(a);
    return rc;
}
