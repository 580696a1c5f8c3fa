/* seal_key.c -- the key in its file beside the database, and on record in it.
 *
 *      office.db          office.db.key          its owner's alone        office.db.key.new      while a new one takes its place
 *
 * A new key is laid beside the old one and goes on record; whoever seals next, a server that runs or the command itself, finds the key on
 * record in office.db.key.new, signs with both, and moves it to its place. So a server need not be told.
 *
 * A key that is found where a new database begins belongs to another one: it is put aside under its id, never written over.
 */
#include "app/seal/seal.h"

#include "base/i18n.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { KEY_FILE_MAX = 1024, NAME_BYTES = 8 };

/* --- files ----------------------------------------------------------------------------------------------- */

static const char *key_path(const struct congvu *app, struct arena *a, const char *more)
{
    return text_cstr(a, text_printf(a, "%s.key%s", store_where(app->store), more));
}

/* Not there is no failure: *found. What was read of the file is wiped. */
static enum rc key_file_read(const char *path, struct arena *a, struct note_signer *out, bool *found, struct err *err)
{
    char bytes[KEY_FILE_MAX];
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    *found = fd >= 0 || errno != ENOENT;
    if (fd < 0)
        return *found ? err_set(err, PB_LEDGER_KEY, _("cannot read the ledger's key '%s': %s"), path, i18n_errno(errno))
                      : RC_OK;
    ssize_t n = read(fd, bytes, sizeof bytes);
    close(fd);
    struct note_signer s;
    enum rc rc = signer_read((struct text){ bytes, n > 0 ? (size_t)n : 0 }, &s, err);
    if (rc == RC_OK) {
        s.key.name = text_dup(a, s.key.name);
        *out = s;
    } else if (err) {
        err_prefix(err, "%s: ", path);
    }
    sodium_memzero(bytes, sizeof bytes);
    return rc;
}

static enum rc key_unwritten(const char *path, struct err *err)
{
    return err_set(err, PB_LEDGER_KEY, _("cannot write the ledger's key '%s': %s"), path, i18n_errno(errno));
}

/* A new file, whole and on disk, or none. */
static enum rc key_file_write(const char *path, const struct note_signer *signer, struct err *err)
{
    struct sbuf b;
    sbuf_init(&b, KEY_FILE_MAX);
    signer_write(&b, signer);
    sbuf_char(&b, '\n');
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool ok = fd >= 0 && write(fd, b.p, b.n) == (ssize_t)b.n && fsync(fd) == 0;
    enum rc rc = ok ? RC_OK : key_unwritten(path, err);
    if (fd >= 0)
        close(fd);
    if (fd >= 0 && !ok)
        unlink(path);
    if (rc == RC_OK) /* it comes on record next: its name must outlive the power as its bytes do */
        rc = store_sync_folder(path, err);
    sodium_memzero(b.p, b.n);
    sbuf_release(&b);
    return rc;
}

/* --- on record ------------------------------------------------------------------------------------------- */

enum rc seal_keys(struct conn *conn, struct arena *a, struct note_key **keys, size_t *n, struct err *err)
{
    struct ledger_key *rows;
    size_t count;
    enum rc rc = store_keys(conn, a, &rows, &count, err);
    if (rc != RC_OK)
        return rc;
    struct note_key *list = ARENA_ARRAY(a, struct note_key, count + 1);
    for (size_t i = 0; i < count && rc == RC_OK; i++)
        rc = key_read(rows[i].vkey, &list[i], err);
    if (rc != RC_OK)
        return rc;
    *keys = list;
    *n = count;
    return RC_OK;
}

static enum rc keys_on_record(struct congvu *app, struct arena *a, struct note_key **keys, size_t *n, struct err *err)
{
    struct conn *conn;
    enum rc rc = store_read(app->store, &conn, err);
    if (rc != RC_OK)
        return rc;
    rc = seal_keys(conn, a, keys, n, err);
    store_done(conn);
    return rc;
}

enum rc seal_key_look(const struct congvu *app, struct conn *conn, bool *there, bool *ours, struct err *err)
{
    struct arena *a = arena_new();
    const char *const FILES[] = { key_path(app, a, ""), key_path(app, a, ".new") };
    struct note_key *keys;
    size_t n = 0;
    *ours = false;
    *there = access(FILES[0], R_OK) == 0;
    enum rc rc = seal_keys(conn, a, &keys, &n, err);
    for (size_t i = 0; rc == RC_OK && n > 0 && i < LEN(FILES); i++) {
        struct note_signer s;
        bool found = false;
        if (key_file_read(FILES[i], a, &s, &found, NULL) != RC_OK || !found)
            continue;
        *ours |= key_eq(&s.key, &keys[n - 1]);
        sodium_memzero(&s, sizeof s);
    }
    arena_free(a);
    return rc == RC_IO ? RC_OK : rc; /* what is on record is no key: it cannot be ours */
}

struct recording {
    struct ledger_key row;
    bool first; /* only if there is none yet */
};

static enum rc record_job(struct conn *conn, void *arg, struct err *err)
{
    struct recording *r = arg;
    struct ledger_key *rows;
    size_t n;
    struct arena *a = arena_new();
    enum rc rc = store_keys(conn, a, &rows, &n, err);
    arena_free(a);
    if (rc != RC_OK || (r->first && n > 0))
        return rc;
    return store_key_add(conn, &r->row, err);
}

static enum rc key_record(struct congvu *app, struct arena *a, const struct note_signer *s, struct text reason,
                          bool first, struct err *err)
{
    struct sbuf b;
    sbuf_init(&b, KEY_FILE_MAX);
    key_write(&b, &s->key);
    struct recording r = { { .recorded = instant_now(), .vkey = text_dup(a, sbuf_text(&b)), .reason = reason }, first };
    sbuf_release(&b);
    return store_write(app->store, record_job, &r, err);
}

/* --- the first key --------------------------------------------------------------------------------------- */

static enum rc put_aside(const struct congvu *app, struct arena *a, const struct note_signer *old, struct err *err)
{
    const char *path = key_path(app, a, ""),
               *aside = key_path(app, a, text_cstr(a, text_printf(a, "-%08lx", (unsigned long)old->key.id)));
    if (link(path, aside) != 0 && errno != EEXIST)
        return key_unwritten(aside, err);
    return unlink(path) == 0 ? RC_OK : key_unwritten(path, err);
}

static enum rc first_key(struct congvu *app, struct arena *a, struct note_signer *out, struct err *err)
{
    unsigned char bytes[NAME_BYTES];
    char hex[2 * NAME_BYTES + 1];
    struct note_signer old;
    bool found;
    enum rc rc = key_file_read(key_path(app, a, ""), a, &old, &found, err);
    if (rc == RC_OK && found) {
        rc = put_aside(app, a, &old, err);
        signer_forget(&old);
    }
    if (rc != RC_OK)
        return rc;
    if (sodium_init() < 0)
        return err_set(err, PB_IO, _("the system gives no random numbers"));
    randombytes_buf(bytes, sizeof bytes);
    sodium_bin2hex(hex, sizeof hex, bytes, sizeof bytes);
    rc = signer_new(text_printf(a, "congvu/%s", hex), KEY_LOG, out, err);
    if (rc == RC_OK)
        rc = key_file_write(key_path(app, a, ""), out, err);
    return rc == RC_OK ? key_record(app, a, out, TEXT("the ledger begins"), true, err) : rc;
}

/* --- the key that signs ---------------------------------------------------------------------------------- */

static enum rc other_key(const struct congvu *app, struct err *err)
{
    return err_set(err, PB_LEDGER_KEY,
                   _("'%s.key' is not the key on record: put back the one that belongs to this database; nothing is "
                     "sealed until then"),
                   store_where(app->store));
}

void seal_keys_forget(struct seal_keys *keys)
{
    signer_forget(&keys->key);
    signer_forget(&keys->old);
}

static enum rc no_key(const struct congvu *app, struct err *err)
{
    return err_set(
        err, PB_LEDGER_KEY,
        _("the ledger's key '%s.key' is missing: put it back from where it is kept; nothing is sealed until then"),
        store_where(app->store));
}

/* The key on record is not in its place: is it beside it? `there`: another one is in its place, in out->key. */
static enum rc key_turning(struct congvu *app, struct arena *a, const struct note_key *recorded, bool there,
                           struct seal_keys *out, struct err *err)
{
    struct note_signer next;
    bool found;
    enum rc rc = key_file_read(key_path(app, a, ".new"), a, &next, &found, err);
    if (rc == RC_OK && found && key_eq(&next.key, recorded)) {
        out->old = out->key;
        out->key = next;
        out->turning = true;
        return RC_OK;
    }
    return rc != RC_OK ? rc : there ? other_key(app, err) : no_key(app, err);
}

enum rc seal_key(struct congvu *app, struct arena *a, struct seal_keys *out, struct err *err)
{
    struct note_key *keys;
    size_t n;
    bool found;
    enum rc rc = RC_OK;
    *out = (struct seal_keys){ .turning = false };
    for (int tries = 0; tries < 3; tries++) { /* again where another program turns it between two looks */
        rc = keys_on_record(app, a, &keys, &n, err);
        if (rc != RC_OK)
            return rc;
        if (n == 0)
            return first_key(app, a, &out->key, err);
        rc = key_file_read(key_path(app, a, ""), a, &out->key, &found, err);
        if (rc != RC_OK || (found && key_eq(&out->key.key, &keys[n - 1])))
            return rc;
        rc = key_turning(app, a, &keys[n - 1], found, out, err);
        if (rc == RC_OK)
            return rc;
    }
    seal_keys_forget(out);
    return rc;
}

enum rc seal_key_turned(struct congvu *app, const struct seal_keys *keys, struct err *err)
{
    struct arena *a = arena_new();
    struct note_signer now;
    bool found;
    const char *path = key_path(app, a, "");
    enum rc rc = RC_OK;
    if (rename(key_path(app, a, ".new"), path) != 0) {
        int why = errno;
        rc = key_file_read(path, a, &now, &found, err);
        errno = why;
        if (rc == RC_OK && (!found || !key_eq(&now.key, &keys->key.key)))
            rc = key_unwritten(path, err);
        if (found)
            signer_forget(&now);
    }
    arena_free(a);
    return rc;
}

enum rc seal_key_next(struct congvu *app, struct arena *a, struct text name, struct text reason, struct err *err)
{
    const char *path = key_path(app, a, ".new");
    struct note_signer next;
    unlink(path); /* of an attempt that never came on record */
    enum rc rc = signer_new(name, KEY_LOG, &next, err);
    if (rc != RC_OK)
        return rc;
    rc = key_file_write(path, &next, err);
    if (rc == RC_OK)
        rc = key_record(app, a, &next, reason, false, err);
    signer_forget(&next);
    return rc;
}
