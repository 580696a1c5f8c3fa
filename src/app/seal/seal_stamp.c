/* seal_stamp.c -- the key that facts are stamped with, in a file of its own beside the database.
 *
 *      congvu stamps 1                  FILE.stamp, its owner's alone. Nobody signs with it: it only tells, in the moment between
 *      secret kYb3…=                    commit and sealing, that a row was written by this program. Of each sequence, facts above
 *      act 1204                         the number that stands here must be stamped; those up to it were there before.
 *      …
 *
 * It is made within a write transaction, when nobody else writes. Where it is lost a new one is made, and what is there then is taken as it is.
 */
#include "app/seal/seal.h"

#include "base/i18n.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { STAMP_FILE_MAX = 4096 };
static const struct text HEAD = { "congvu stamps 1", 15 };

static const char *stamp_path(const struct congvu *app, struct arena *a, const char *more)
{
    return text_cstr(a, text_printf(a, "%s.stamp%s", store_where(app->store), more));
}

/* --- reading it ------------------------------------------------------------------------------------------ */

static bool line_read(struct arena *a, struct text line, struct stamping *out, unsigned char key[STAMP_KEY_BYTES])
{
    struct text word, bytes;
    if (!text_split(&line, ' ', &word) || !line.p)
        return false;
    enum fact_sort sort = fact_sort_of(word);
    if (sort != FACT_NONE)
        return text_int(line, &out->from[sort]) && out->from[sort] >= 0;
    if (!text_eq(word, TEXT("secret")) || !base64_read(a, line, &bytes) || bytes.n != STAMP_KEY_BYTES)
        return false;
    memcpy(key, bytes.p, STAMP_KEY_BYTES);
    return true;
}

static bool stamping_read(struct text t, struct stamping *out, unsigned char key[STAMP_KEY_BYTES])
{
    struct arena *a = arena_new();
    struct text line;
    bool keyed = false, ok = text_split(&t, '\n', &line) && text_eq(line, HEAD);
    while (ok && t.n > 0 && text_split(&t, '\n', &line)) {
        keyed = keyed || text_starts(line, TEXT("secret "));
        ok = line_read(a, line, out, key);
    }
    arena_free(a);
    return ok && keyed;
}

static enum rc unread(const char *path, const char *why, struct err *err)
{
    return err_set(err, PB_LEDGER_KEY, _("cannot read the key of stamps '%s': %s"), path, why);
}

/* *found false: there is none. */
static enum rc file_read(struct congvu *app, struct stamping *out, bool *found, struct err *err)
{
    unsigned char key[STAMP_KEY_BYTES];
    char bytes[STAMP_FILE_MAX];
    struct arena *a = arena_new();
    const char *path = stamp_path(app, a, "");
    enum rc rc = RC_OK;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    *found = fd >= 0;
    if (fd < 0 && errno != ENOENT)
        rc = unread(path, i18n_errno(errno), err);
    if (fd >= 0) {
        ssize_t n = read(fd, bytes, sizeof bytes);
        close(fd);
        if (n > 0 && stamping_read((struct text){ bytes, (size_t)n }, out, key))
            store_stamp(app->store, key);
        else
            rc = unread(path, _("it was changed"), err);
    }
    sodium_memzero(bytes, sizeof bytes);
    sodium_memzero(key, sizeof key);
    arena_free(a);
    return rc;
}

/* --- making it ------------------------------------------------------------------------------------------- */

static enum rc stamping_write(struct conn *conn, struct sbuf *out, struct err *err)
{
    unsigned char key[STAMP_KEY_BYTES];
    enum rc rc = RC_OK;
    randombytes_buf(key, sizeof key);
    sbuf_add(out, HEAD);
    sbuf_str(out, "\nsecret ");
    base64_add(out, (struct text){ (const char *)key, sizeof key });
    sbuf_char(out, '\n');
    sodium_memzero(key, sizeof key);
    for (int sort = FACT_NONE + 1; rc == RC_OK && sort < FACT_SORT_END; sort++) {
        struct fact_count count = { .last = 0 };
        rc = store_fact_count(conn, (enum fact_sort)sort, &count, err);
        sbuf_printf(out, "%s %lld\n", fact_word((enum fact_sort)sort), (long long)(count.last > 0 ? count.last : 0));
    }
    return rc;
}

static enum rc unwritten(const char *path, int why, struct err *err)
{
    enum problem problem = why == ENOSPC || why == EDQUOT                  ? PB_DISK_FULL
                           : why == EROFS || why == EACCES || why == EPERM ? PB_READ_ONLY
                                                                           : PB_IO;
    return err_set(err, problem, _("cannot write the key of stamps '%s': %s"), path, i18n_errno(why));
}

/* Whole and on disk, or not there. */
static enum rc file_write(struct congvu *app, struct text bytes, struct err *err)
{
    struct arena *a = arena_new();
    const char *path = stamp_path(app, a, ""), *part = stamp_path(app, a, ".new");
    unlink(part); /* of one that was cut off: nobody else is here */
    int fd = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool ok = fd >= 0 && write(fd, bytes.p, bytes.n) == (ssize_t)bytes.n && fsync(fd) == 0;
    ok = ok && rename(part, path) == 0;
    enum rc rc = ok ? RC_OK : unwritten(path, errno, err);
    if (fd >= 0)
        close(fd);
    if (!ok)
        unlink(part);
    arena_free(a);
    return rc;
}

struct making {
    struct congvu *app;
    struct stamping *out;
};

static enum rc make_job(struct conn *conn, void *arg, struct err *err)
{
    struct making *m = arg;
    struct sbuf bytes;
    bool found;
    enum rc rc = file_read(m->app, m->out, &found, err); /* another may have been first */
    if (rc != RC_OK || found)
        return rc;
    sbuf_init(&bytes, STAMP_FILE_MAX);
    rc = stamping_write(conn, &bytes, err);
    if (rc == RC_OK)
        rc = file_write(m->app, sbuf_text(&bytes), err);
    if (rc == RC_OK)
        rc = file_read(m->app, m->out, &found, err);
    if (bytes.p)
        sodium_memzero(bytes.p, bytes.n);
    sbuf_release(&bytes);
    return rc;
}

enum rc stamping_begin(struct congvu *app, bool write, struct err *err)
{
    struct stamping *s = ARENA_NEW(app->a, struct stamping);
    bool found = false;
    enum rc rc = sodium_init() < 0 ? err_set(err, PB_IO, _("the system gives no random numbers"))
                                   : file_read(app, s, &found, err);
    if (rc == RC_OK && !found && write)
        rc = store_write(app->store, make_job, &(struct making){ app, s }, err);
    if (rc != RC_OK && !write) /* who only reads does without */
        return RC_OK;
    if (rc == RC_OK && (found || write))
        app->stamping = s;
    return rc;
}

enum rc stamping_anew(struct congvu *app, struct err *err)
{
    struct arena *a = arena_new();
    unlink(stamp_path(app, a, ""));
    arena_free(a);
    return stamping_begin(app, true, err);
}

/* --- looking --------------------------------------------------------------------------------------------- */

enum stamp_look stamp_look(const struct congvu *app, struct stamps *stamps, const struct fact_row *row)
{
    struct text stamp;
    if (!app->stamping || row->n <= app->stamping->from[row->sort])
        return STAMP_GOOD;
    if (!stamps_find(stamps, row->n, &stamp))
        return STAMP_NONE;
    return sodium_memcmp(stamp.p, row->stamp, STAMP_BYTES) == 0 ? STAMP_GOOD : STAMP_OTHER;
}

const char *stamp_said(enum stamp_look look)
{
    switch (look) {
    case STAMP_NONE: return _("it was put in past the program");
    case STAMP_OTHER: return _("it was changed past the program before it was sealed");
    case STAMP_GOOD: break;
    }
    return NULL;
}

struct first_wrong {
    const struct congvu *app;
    struct stamps stamps;
    char *out;
    size_t room;
    int64_t last;
};

static enum rc first_look(void *arg, const struct fact_row *row, struct err *err)
{
    struct first_wrong *f = arg;
    const char *said = stamp_said(stamp_look(f->app, &f->stamps, row));
    (void)err;
    f->last = row->n;
    if (said && f->out[0] == '\0')
        snprintf(f->out, f->room, _("%s no. %lld is not sealed: %s"), seal_sort_shown(row->sort), (long long)row->n,
                 said);
    return RC_OK;
}

enum rc stamp_first_wrong(struct congvu *app, struct conn *conn, char *out, size_t room, struct err *err)
{
    struct first_wrong f = { .app = app, .out = out, .room = room };
    struct arena *a = arena_new();
    enum rc rc = RC_OK;
    out[0] = '\0';
    for (int i = FACT_NONE + 1; rc == RC_OK && out[0] == '\0' && i < FACT_SORT_END; i++) {
        enum fact_sort sort = (enum fact_sort)i;
        rc = store_sealed(conn, sort, &f.last, err);
        int64_t sealed = f.last;
        if (rc == RC_OK)
            rc = store_stamps(conn, a, sort, sealed, INT64_MAX, &f.stamps, err);
        if (rc == RC_OK)
            rc = store_facts(conn, sort, sealed, SIZE_MAX / 2, true, first_look, &f, err);
        if (rc == RC_OK && out[0] == '\0' && f.stamps.last > f.last)
            snprintf(out, room, _("%s no. %lld was removed before it was sealed"), seal_sort_shown(sort),
                     (long long)f.stamps.last);
    }
    arena_free(a);
    return rc;
}
