/* file.c -- reading what somebody named, up to a ceiling; writing it, whole or not at all. */
#include "cli/file.h"

#include "base/i18n.h"
#include "base/sbuf.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

const char *file_shown(const char *name) { return strcmp(name, "-") == 0 ? _("standard input") : name; }

static enum rc read_failed(const char *name, struct err *err)
{
    return err_set(err, PB_IO, _("cannot read '%s': %s"), file_shown(name), i18n_errno(errno));
}

static enum rc read_all(int fd, const char *name, struct sbuf *bytes, struct err *err)
{
    char piece[64 << 10];
    for (;;) {
        ssize_t n = read(fd, piece, sizeof piece);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return read_failed(name, err);
        if (n == 0)
            return RC_OK;
        sbuf_add(bytes, (struct text){ piece, (size_t)n });
        if (sbuf_full(bytes))
            return err_set(err, PB_TOO_LARGE, _("'%s' is larger than %d MiB"), file_shown(name), FILE_BYTES_MAX >> 20);
    }
}

enum rc file_read(struct arena *a, const char *name, struct text *out, struct err *err)
{
    bool standard = strcmp(name, "-") == 0;
    int fd = standard ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return read_failed(name, err);
    struct sbuf bytes;
    sbuf_init(&bytes, FILE_BYTES_MAX);
    enum rc rc = read_all(fd, name, &bytes, err);
    if (!rc)
        *out = text_dup(a, sbuf_text(&bytes));
    sbuf_release(&bytes);
    if (!standard)
        close(fd);
    return rc;
}

/* --- writing ---------------------------------------------------------------------------------------------------------- */

static enum rc write_failed(const char *name, struct err *err)
{
    int why = errno;
    if (why == EEXIST)
        return err_set(err, PB_EXISTS, _("'%s' is there already: it is not overwritten"), name);
    return err_set(err, why == ENOSPC || why == EDQUOT ? PB_DISK_FULL : PB_IO, _("cannot write '%s': %s"), name,
                   strerror(why));
}

static bool write_all(int fd, struct text t)
{
    while (t.n > 0) {
        ssize_t n = write(fd, t.p, t.n);
        if (n < 0 && errno != EINTR)
            return false;
        if (n > 0)
            t = text_sub(t, (size_t)n, t.n);
    }
    return fsync(fd) == 0;
}

enum rc file_write(const char *name, struct text bytes, bool fresh, struct err *err)
{
    struct arena *a = arena_new();
    const char *part = text_cstr(a, text_printf(a, "%s.part", name));
    int fd = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    bool written = fd >= 0 && write_all(fd, bytes);
    if (fd >= 0 && close(fd) != 0)
        written = false;
    /* link refuses a name that is taken, rename takes it */
    written = written && (fresh ? link(part, name) : rename(part, name)) == 0;
    enum rc rc = written ? RC_OK : write_failed(name, err);
    if (fd >= 0 && (fresh || !written))
        unlink(part);
    arena_free(a);
    return rc;
}
