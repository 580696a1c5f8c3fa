/* folder.c -- what a witness keeps, and what it answers. */
#include "base/i18n.h"
#include "verify/keys.h"
#include "witness/witness.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_MAX = 1 << 17, PATH_CHARS = 4096, NAME_CHARS = KEY_NAME_MAX + 1 };

struct witness {
    char *folder;
    int lock;
    char name[NAME_CHARS];
    struct note_signer key; /* its name lies in `name` */
};

/* --- files ----------------------------------------------------------------------------------------------- */

static const char *path_of(char path[PATH_CHARS], const char *folder, const char *name)
{
    snprintf(path, PATH_CHARS, "%s/%s", folder, name);
    return path;
}

static enum rc unwritten(const char *path, struct err *err)
{
    return err_set(err, PB_IO, _("cannot write '%s': %s"), path, i18n_errno(errno));
}

/* *found false: it is not there, and that may be. */
static enum rc file_read(const char *path, struct sbuf *out, bool *found, struct err *err)
{
    char piece[4096];
    FILE *f = fopen(path, "rb");
    *found = f != NULL;
    if (!f)
        return errno == ENOENT ? RC_OK : err_set(err, PB_IO, _("cannot read '%s': %s"), path, i18n_errno(errno));
    for (size_t n; (n = fread(piece, 1, sizeof piece, f)) > 0;)
        sbuf_add(out, (struct text){ piece, n });
    bool failed = ferror(f) || sbuf_full(out);
    fclose(f);
    sodium_memzero(piece, sizeof piece);
    return failed ? err_set(err, PB_IO, _("cannot read '%s': %s"), path, i18n_errno(EIO)) : RC_OK;
}

static bool folder_sync(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0)
        close(fd);
    return ok;
}

/* Whole and on disk before it takes its place. */
static enum rc file_put(const char *folder, const char *name, struct text bytes, struct err *err)
{
    char path[PATH_CHARS], part[PATH_CHARS];
    path_of(path, folder, name);
    snprintf(part, sizeof part, "%.4000s.part", path);
    int fd = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    bool ok = fd >= 0 && write(fd, bytes.p, bytes.n) == (ssize_t)bytes.n && fsync(fd) == 0;
    if (fd >= 0)
        close(fd);
    ok = ok && rename(part, path) == 0 && folder_sync(folder);
    return ok ? RC_OK : unwritten(path, err);
}

/* --- a new one ------------------------------------------------------------------------------------------- */

enum rc witness_init(const char *folder, struct text name, struct err *err)
{
    char path[PATH_CHARS];
    struct note_signer key;
    struct sbuf bytes;
    if (!key_name_valid(name))
        return err_set(err, PB_USAGE,
                       _("'%.*s' is no name of a witness: write a host and a path, without blanks and without '+'"),
                       TEXT_FMT(name));
    if (mkdir(folder, 0700) != 0 && errno != EEXIST)
        return unwritten(folder, err);
    if (access(path_of(path, folder, "key"), F_OK) == 0)
        return err_set(err, PB_EXISTS, _("'%s' is there already"), path);
    if (mkdir(path_of(path, folder, "last"), 0700) != 0 && errno != EEXIST)
        return unwritten(path, err);
    enum rc rc = signer_new(name, KEY_WITNESS, &key, err);
    if (rc != RC_OK)
        return rc;
    sbuf_init(&bytes, FILE_MAX);
    signer_write(&bytes, &key);
    sbuf_char(&bytes, '\n');
    rc = file_put(folder, "key", sbuf_text(&bytes), err);
    sodium_memzero(bytes.p, bytes.n);
    sbuf_release(&bytes);
    signer_forget(&key);
    return rc;
}

static enum rc key_load(struct witness *w, struct err *err)
{
    char path[PATH_CHARS];
    struct sbuf bytes;
    bool found;
    sbuf_init(&bytes, FILE_MAX);
    enum rc rc = file_read(path_of(path, w->folder, "key"), &bytes, &found, err);
    if (rc == RC_OK && !found)
        rc = err_set(err, PB_LEDGER_KEY, _("'%s' has no key: make one with 'congvu-witness init'"), w->folder);
    if (rc == RC_OK)
        rc = signer_read(sbuf_text(&bytes), &w->key, err);
    if (rc == RC_OK && w->key.key.kind != KEY_WITNESS)
        rc = err_set(err, PB_LEDGER_KEY, _("'%s' is no key of a witness"), path);
    if (rc == RC_OK) {
        snprintf(w->name, sizeof w->name, "%.*s", TEXT_FMT(w->key.key.name));
        w->key.key.name = text_of(w->name);
    }
    if (bytes.p)
        sodium_memzero(bytes.p, bytes.n);
    sbuf_release(&bytes);
    return rc;
}

enum rc witness_open(const char *folder, struct witness **out, struct err *err)
{
    char path[PATH_CHARS];
    struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    struct witness *w = calloc(1, sizeof *w);
    if (!w || !(w->folder = strdup(folder))) {
        free(w);
        return err_set(err, PB_IO, _("no memory is left"));
    }
    w->lock = open(path_of(path, folder, "lock"), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    enum rc rc = RC_OK;
    if (w->lock < 0)
        rc = unwritten(path, err);
    else if (fcntl(w->lock, F_SETLK, &whole) != 0)
        rc = err_set(err, PB_BUSY, _("another program serves '%s'"), folder);
    if (rc == RC_OK)
        rc = key_load(w, err);
    if (rc == RC_OK)
        *out = w;
    else
        witness_close(w);
    return rc;
}

void witness_close(struct witness *w)
{
    if (!w)
        return;
    if (w->lock >= 0)
        close(w->lock);
    signer_forget(&w->key);
    free(w->folder);
    free(w);
}

void witness_key(const struct witness *w, struct sbuf *out) { key_write(out, &w->key.key); }

/* --- logs ------------------------------------------------------------------------------------------------ */

enum rc witness_trust(const char *folder, struct text vkey, struct err *err)
{
    char path[PATH_CHARS];
    struct note_key key;
    struct sbuf bytes;
    bool found;
    enum rc rc = key_read(vkey, &key, err);
    if (rc == RC_OK && key.kind != KEY_LOG)
        rc = err_set(err, PB_LEDGER_KEY, _("'%.*s' is no key of a log"), TEXT_FMT(key.name));
    if (rc != RC_OK)
        return rc;
    sbuf_init(&bytes, FILE_MAX);
    rc = file_read(path_of(path, folder, "logs"), &bytes, &found, err);
    key_write(&bytes, &key);
    sbuf_char(&bytes, '\n');
    if (rc == RC_OK)
        rc = sbuf_full(&bytes) ? err_set(err, PB_TOO_LARGE, _("at most %d keys are taken"), KEYS_MAX)
                               : file_put(folder, "logs", sbuf_text(&bytes), err);
    sbuf_release(&bytes);
    return rc;
}

/* Read for each question, so that a log that is trusted meanwhile is known. */
static enum rc logs_read(const struct witness *w, struct sbuf *bytes, struct note_key keys[KEYS_MAX], size_t *n,
                         struct err *err)
{
    char path[PATH_CHARS];
    bool found;
    *n = 0;
    enum rc rc = file_read(path_of(path, w->folder, "logs"), bytes, &found, err);
    return rc == RC_OK && bytes->n > 0 ? keys_read(sbuf_text(bytes), keys, n, err) : rc;
}

/* --- what is kept of a log ------------------------------------------------------------------------------- */

/* "last/" and SHA-256 of the origin. */
static void last_name(struct text origin, char name[5 + 2 * HASH_BYTES + 1])
{
    struct hash h = hash_of(origin);
    struct sbuf hex;
    sbuf_init(&hex, 2 * HASH_BYTES + 1);
    hex_add(&hex, (struct text){ (const char *)h.b, HASH_BYTES });
    snprintf(name, 5 + 2 * HASH_BYTES + 1, "last/%s", hex.p);
    sbuf_release(&hex);
}

/* Of size 0 where nothing was signed yet. A file that is there and cannot be read is no empty one: it would sign a second history. */
static enum rc last_read(const struct witness *w, const char *name, struct sbuf *bytes, struct checkpoint *out,
                         struct err *err)
{
    char path[PATH_CHARS];
    struct note note;
    bool found;
    *out = (struct checkpoint){ .size = 0 };
    enum rc rc = file_read(path_of(path, w->folder, name), bytes, &found, err);
    if (rc != RC_OK || !found)
        return rc;
    rc = note_read(sbuf_text(bytes), &note, err);
    if (rc == RC_OK)
        rc = checkpoint_read(note.text, out, err);
    if (rc != RC_OK && err)
        err_prefix(err, "%s: ", path);
    return rc;
}

/* --- the answer ------------------------------------------------------------------------------------------ */

/* Signed, and on disk before anybody hears of it. */
static enum rc sign(const struct witness *w, const char *name, const struct growth *g, const struct note *note,
                    struct instant now, struct sbuf *out, struct err *err)
{
    char folder[PATH_CHARS];
    struct sbuf line, kept;
    sbuf_init(&line, NOTE_BYTES_MAX);
    sbuf_init(&kept, 2 * NOTE_BYTES_MAX);
    note_sign(&line, note->text, &w->key, now.us / US_SECOND);
    sbuf_add(&kept, g->note);
    sbuf_add(&kept, sbuf_text(&line));
    enum rc rc = file_put(path_of(folder, w->folder, "last"), name + strlen("last/"), sbuf_text(&kept), err);
    if (rc == RC_OK)
        sbuf_add(out, sbuf_text(&line));
    sbuf_release(&line);
    sbuf_release(&kept);
    return rc;
}

static const char *word_of(enum growth_answer answer)
{
    switch (answer) {
    case GROWTH_UNREAD: return "old SIZE, a proof, an empty line and a checkpoint of at least SIZE are expected\n";
    case GROWTH_UNSIGNED: return "no key of this log that is known here has signed it\n";
    case GROWTH_UNKNOWN: return "this log is not watched here\n";
    case GROWTH_UNPROVED: return "the proof does not lead from the checkpoint signed last to this one\n";
    case GROWTH_SIGNED:
    case GROWTH_OTHER: break;
    }
    return "";
}

struct asking {
    struct sbuf logs, last;
    struct growth growth;
    struct note note;
    struct checkpoint kept, next;
    char name[5 + 2 * HASH_BYTES + 1];
};

static enum rc judge(const struct witness *w, struct asking *q, enum growth_answer *answer, struct err *err)
{
    struct note_key keys[KEYS_MAX];
    size_t nkeys;
    last_name(q->next.origin, q->name);
    enum rc rc = logs_read(w, &q->logs, keys, &nkeys, err);
    if (rc == RC_OK)
        rc = last_read(w, q->name, &q->last, &q->kept, err);
    if (rc == RC_OK)
        *answer = growth_judge(&q->growth, &q->kept, keys, nkeys);
    return rc;
}

enum rc witness_add(struct witness *w, struct text body, struct instant now, enum growth_answer *out_answer,
                    struct sbuf *out, struct err *err)
{
    struct asking q = { .name = "" };
    enum growth_answer answer = GROWTH_UNREAD;
    enum rc rc = RC_OK;
    sbuf_init(&q.logs, FILE_MAX);
    sbuf_init(&q.last, FILE_MAX);
    if (growth_read(body, &q.growth, NULL) == RC_OK && growth_checkpoint(&q.growth, &q.note, &q.next, NULL) == RC_OK)
        rc = judge(w, &q, &answer, err);
    if (rc == RC_OK && answer == GROWTH_SIGNED)
        rc = sign(w, q.name, &q.growth, &q.note, now, out, err);
    else if (rc == RC_OK && answer == GROWTH_OTHER)
        sbuf_printf(out, "%llu\n", (unsigned long long)q.kept.size);
    else if (rc == RC_OK)
        sbuf_str(out, word_of(answer));
    if (rc == RC_OK)
        *out_answer = answer;
    sbuf_release(&q.logs);
    sbuf_release(&q.last);
    return rc;
}
