#include "import/stream.h"

#include "base/charset.h"
#include "base/i18n.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

enum { PIECE = 1 << 18 };

struct stage { /* bytes that wait: [at, n) */
    char *p;
    size_t at, n;
};

struct stream {
    const char *path;
    int fd;
    bool gzip, inside; /* inside: of a member of the gzip file that has not ended */
    bool ended;        /* the file itself                                          */
    z_stream z;
    struct charset *charset;
    struct stage file, plain, utf8; /* as read, inflated, converted                */
};

static enum rc fill_file(struct stream *s, struct err *err)
{
    if (s->file.at < s->file.n || s->ended)
        return RC_OK;
    ssize_t got;
    do
        got = read(s->fd, s->file.p, PIECE);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return err_set(err, PB_IO, "%s: %s", s->path, i18n_errno(errno));
    s->file.at = 0;
    s->file.n = (size_t)got;
    s->ended = got == 0;
    return RC_OK;
}

/* --- gzip ------------------------------------------------------------------------------------------------------------------------ */

static enum rc broken(const struct stream *s, struct err *err)
{
    return err_set(err, PB_FILE_BROKEN, _("%s: the compressed data is damaged: %s"), s->path,
                   s->z.msg ? s->z.msg : "zlib");
}

/* One step: *n bytes to `to`, perhaps none. Members follow each other; zeros behind the last are padding. */
static enum rc inflate_step(struct stream *s, char *to, size_t room, size_t *n, bool *end, struct err *err)
{
    enum rc rc = fill_file(s, err);
    *n = 0;
    *end = false;
    if (rc)
        return rc;
    if (s->ended && s->inside)
        return err_set(err, PB_FILE_BROKEN, _("%s: the compressed file ends too early: it was not copied whole"),
                       s->path);
    while (!s->inside && s->file.at < s->file.n && s->file.p[s->file.at] == '\0')
        s->file.at++;
    *end = s->ended;
    if (s->ended || s->file.at == s->file.n)
        return RC_OK;
    if (!s->inside && inflateReset(&s->z) != Z_OK)
        return broken(s, err);
    s->inside = true;
    s->z.next_in = (Bytef *)s->file.p + s->file.at;
    s->z.avail_in = (uInt)(s->file.n - s->file.at);
    s->z.next_out = (Bytef *)to;
    s->z.avail_out = (uInt)room;
    int got = inflate(&s->z, Z_NO_FLUSH);
    if (got != Z_OK && got != Z_STREAM_END && got != Z_BUF_ERROR)
        return broken(s, err);
    s->inside = got != Z_STREAM_END;
    s->file.at = s->file.n - s->z.avail_in;
    *n = room - s->z.avail_out;
    return RC_OK;
}

static enum rc read_plain(struct stream *s, char *to, size_t room, size_t *n, struct err *err)
{
    enum rc rc = RC_OK;
    if (s->gzip) {
        bool end = false;
        for (*n = 0; !rc && *n == 0 && !end;)
            rc = inflate_step(s, to, room, n, &end, err);
        return rc;
    }
    if (s->file.at == s->file.n && !s->ended && room >= PIECE) { /* straight to where it is wanted */
        ssize_t got;
        do
            got = read(s->fd, to, room);
        while (got < 0 && errno == EINTR);
        if (got < 0)
            return err_set(err, PB_IO, "%s: %s", s->path, i18n_errno(errno));
        s->ended = got == 0;
        *n = (size_t)got;
        return RC_OK;
    }
    rc = fill_file(s, err);
    *n = s->file.n - s->file.at < room ? s->file.n - s->file.at : room;
    if (!rc)
        memcpy(to, s->file.p + s->file.at, *n);
    s->file.at += *n;
    return rc;
}

/* --- encoding --------------------------------------------------------------------------------------------------------------------- */

/* More of what is inflated behind what waits; *n what came. */
static enum rc fill_plain(struct stream *s, size_t *n, struct err *err)
{
    memmove(s->plain.p, s->plain.p + s->plain.at, s->plain.n - s->plain.at);
    s->plain.n -= s->plain.at;
    s->plain.at = 0;
    enum rc rc = read_plain(s, s->plain.p + s->plain.n, (size_t)PIECE - s->plain.n, n, err);
    s->plain.n += rc ? 0 : *n;
    return rc;
}

static enum rc read_utf8(struct stream *s, char *to, size_t room, size_t *n, struct err *err)
{
    for (*n = 0; *n == 0;) {
        size_t came = 0, took;
        enum rc rc = s->plain.n - s->plain.at < PIECE / 2 ? fill_plain(s, &came, err) : RC_OK;
        if (rc)
            return rc;
        took = s->plain.n - s->plain.at;
        bool last = s->ended && came == 0;
        *n = room;
        if (!charset_convert(s->charset, s->plain.p + s->plain.at, &took, to, n, last))
            return err_set(err, PB_NOT_UTF8,
                           _("%s: the bytes are not in the encoding that was named: say another with "
                             "--encoding"),
                           s->path);
        s->plain.at += took;
        if (last && *n == 0)
            return RC_OK;
    }
    return RC_OK;
}

static enum rc read_any(struct stream *s, char *to, size_t room, size_t *n, struct err *err)
{
    if (s->charset)
        return read_utf8(s, to, room, n, err);
    if (s->plain.at == s->plain.n)
        return read_plain(s, to, room, n, err);
    *n = s->plain.n - s->plain.at < room ? s->plain.n - s->plain.at : room;
    memcpy(to, s->plain.p + s->plain.at, *n);
    s->plain.at += *n;
    return RC_OK;
}

/* --- opening ------------------------------------------------------------------------------------------------------------------------ */

static bool begins(const struct stage *s, const char *mark, size_t n)
{
    return s->n - s->at >= n && memcmp(s->p + s->at, mark, n) == 0;
}

static enum rc begin_gzip(struct stream *s, struct err *err)
{
    enum { GZIP_ALONE = 16 };
    s->gzip = begins(&s->file, "\x1f\x8b", 2);
    if (s->gzip && inflateInit2(&s->z, MAX_WBITS + GZIP_ALONE) != Z_OK)
        return broken(s, err);
    return RC_OK;
}

/* What stands at the beginning says which Unicode it is; what was named says it else. */
static enum rc begin_encoding(struct stream *s, struct text encoding, struct err *err)
{
    if (text_empty(encoding) && (begins(&s->plain, "\xff\xfe", 2) || begins(&s->plain, "\xfe\xff", 2)))
        encoding = TEXT("UTF-16");
    if (text_empty(encoding) && begins(&s->plain, "<\0?\0", 4))
        encoding = TEXT("UTF-16LE");
    bool utf8 = text_empty(encoding) || text_eq(encoding, TEXT("utf-8")) || text_eq(encoding, TEXT("UTF-8")) ||
                text_eq(encoding, TEXT("utf8"));
    if (begins(&s->plain, "\xef\xbb\xbf", 3) && utf8)
        s->plain.at += 3;
    if (utf8)
        return RC_OK;
    s->charset = charset_new(encoding);
    return s->charset ? RC_OK
                      : err_set(err, PB_WRONG_VALUE,
                                _("there is no encoding '%.*s'; well known are utf-8, latin-1, "
                                  "windows-1252, windows-1258 and utf-16"),
                                TEXT_FMT(encoding));
}

static enum rc begin(struct stream *s, struct text encoding, struct err *err)
{
    size_t n = 0;
    enum rc rc = fill_file(s, err);
    if (!rc)
        rc = begin_gzip(s, err);
    if (!rc)
        rc = fill_plain(s, &n, err);
    return rc ? rc : begin_encoding(s, encoding, err);
}

enum rc stream_open(const char *path, struct text encoding, struct stream **out, struct err *err)
{
    struct stream *s = calloc(1, sizeof *s);
    bool input = strcmp(path, "-") == 0;
    int fd = input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || !s) {
        enum rc rc = err_set(err, PB_IO, "%s: %s", path, i18n_errno(fd < 0 ? errno : ENOMEM));
        free(s);
        return rc;
    }
    *s = (struct stream){ .path = path, .fd = fd };
    struct stage *stage[] = { &s->file, &s->plain, &s->utf8 };
    bool whole = true;
    for (size_t i = 0; i < LEN(stage); i++)
        whole &= (stage[i]->p = malloc(PIECE)) != NULL;
    enum rc rc = whole ? begin(s, encoding, err) : err_set(err, PB_IO, "%s: %s", path, i18n_errno(ENOMEM));
    if (rc)
        stream_close(s);
    else
        *out = s;
    return rc;
}

void stream_close(struct stream *s)
{
    if (!s)
        return;
    if (s->gzip)
        inflateEnd(&s->z);
    charset_free(s->charset);
    if (s->fd != STDIN_FILENO)
        close(s->fd);
    free(s->file.p);
    free(s->plain.p);
    free(s->utf8.p);
    free(s);
}

enum rc stream_peek(struct stream *s, struct text *out, struct err *err)
{
    enum rc rc = RC_OK;
    if (s->utf8.at == s->utf8.n) {
        s->utf8.at = 0;
        rc = read_any(s, s->utf8.p, PIECE, &s->utf8.n, err);
    }
    if (!rc)
        *out = (struct text){ s->utf8.p + s->utf8.at, s->utf8.n - s->utf8.at };
    return rc;
}

enum rc stream_read(struct stream *s, char *to, size_t room, size_t *n, struct err *err)
{
    if (s->utf8.at == s->utf8.n)
        return read_any(s, to, room, n, err);
    *n = s->utf8.n - s->utf8.at < room ? s->utf8.n - s->utf8.at : room;
    memcpy(to, s->utf8.p + s->utf8.at, *n);
    s->utf8.at += *n;
    return RC_OK;
}
