/* term.c -- writing where it can be seen that it was written. */
#include "cli/term.h"

#include "base/i18n.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* A missing descriptor is opened the wrong way round, so that using it fails as using a closed one would. */
void term_init(void)
{
    static const int wrong_way[] = { O_WRONLY, O_RDONLY, O_RDONLY };
    for (int fd = 0; fd < (int)LEN(wrong_way); fd++)
        if (fcntl(fd, F_GETFD) == -1 && errno == EBADF && open("/dev/null", wrong_way[fd]) != fd)
            _exit(EXIT_FAILURE); /* the lowest free number is fd: without it nothing can be said */
    signal(SIGPIPE, SIG_IGN);
}

int term_width(void)
{
    const char *columns = getenv("COLUMNS");
    int64_t width = 0;
    struct winsize size;
    if ((!columns || !text_int(text_of(columns), &width) || width <= 0) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        width = size.ws_col;
    if (width <= 0)
        return TERM_WIDTH;
    return (int)max64(TERM_WIDTH_MIN, min64(width, TERM_WIDTH_MAX));
}

bool term_colour(void)
{
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
    return isatty(STDOUT_FILENO) && !(no && *no) && !(term && strcmp(term, "dumb") == 0);
}

static enum rc write_failed(struct err *err)
{
    enum problem p = errno == ENOSPC || errno == EDQUOT ? PB_DISK_FULL : PB_IO;
    return err_set(err, p, _("cannot write the answer: %s"), i18n_errno(errno));
}

enum rc term_write(struct text t, struct err *err)
{
    while (t.n > 0) {
        ssize_t n = write(STDOUT_FILENO, t.p, t.n);
        if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            struct pollfd ready = { .fd = STDOUT_FILENO, .events = POLLOUT };
            poll(&ready, 1, -1);
        } else if (n < 0 && errno != EINTR) {
            return write_failed(err);
        }
        if (n > 0)
            t = text_sub(t, (size_t)n, t.n);
    }
    return RC_OK;
}

/* EBADF was met in term_write already if there was anything to write. */
enum rc term_close(struct err *err)
{
    if (close(STDOUT_FILENO) != 0 && errno != EBADF && errno != EINTR)
        return write_failed(err);
    return RC_OK;
}

void term_complain(const struct err *err)
{
    struct text t = text_of(err->detail);
    fputs("congvu: ", stderr);
    for (size_t at = 0, from = 0; at < t.n; from = at) {
        uint32_t c = text_next(t, &at);
        bool shown = c >= 0x20 && !(c >= 0x7F && c < 0xA0);
        if (c == 0xFFFD)
            fputs("\xEF\xBF\xBD", stderr); /* the bytes may be wrong ones */
        else if (shown)
            fwrite(t.p + from, 1, at - from, stderr);
        else
            fputc('?', stderr);
    }
    fprintf(stderr, " [%s]\n", problem_row(err->problem)->slug);
}

/* ---- progress ---- */

struct progress progress_new(const char *what, bool quiet)
{
    return (struct progress){ .what = what, .off = quiet || !isatty(STDERR_FILENO), .percent = -1 };
}

void progress_step(void *progress, size_t done, size_t all)
{
    struct progress *p = progress;
    assert(all == 0 || done <= all); /* 0: nobody knows how many there are */
    int percent = all ? (int)(100.0 * (double)done / (double)all) : 100;
    if (p->off || percent == p->percent)
        return;
    p->percent = percent;
    fprintf(stderr, "\r%s %zu/%zu (%d%%)\033[K", p->what, done, all, percent);
    fflush(stderr);
}

void progress_end(struct progress *p)
{
    if (!p->off && p->percent >= 0)
        fputs("\r\033[K", stderr);
    p->percent = -1;
}
