#include "intake/child.h"

#include "base/i18n.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

const struct child_limits CHILD_LIMITS = {
    .sandbox = { .cpu_seconds = 20, .bytes = (size_t)1 << 30 },
    .wall_seconds = 40,
    .answer_bytes = (size_t)96 << 20,
};

const struct child_limits WORDS_LIMITS = {
    .sandbox = { .cpu_seconds = 60, .bytes = (size_t)2 << 30 },
    .wall_seconds = 240,
    .answer_bytes = (size_t)96 << 20,
};

const struct child_limits PICTURE_LIMITS = {
    .sandbox = { .cpu_seconds = 120, .bytes = (size_t)2 << 30 }, /* a page is recognised in seconds */
    .wall_seconds = 240,
    .answer_bytes = (size_t)96 << 20,
};

/* --- in the child ------------------------------------------------------------------------------------------------- */

_Noreturn void child_give_to(int fd, const struct sbuf *answer)
{
    struct text rest = sbuf_text(answer);
    if (sbuf_full(answer))
        _exit(EXIT_NO_ROOM);
    while (rest.n > 0) {
        ssize_t n = write(fd, rest.p, rest.n);
        if (n < 0)
            _exit(EXIT_NO_ROOM);
        rest = text_sub(rest, (size_t)n, rest.n);
    }
    _exit(0);
}

_Noreturn void child_give(const struct sbuf *answer) { child_give_to(3, answer); }

static _Noreturn void child_main(child_work *work, struct text bytes, void *arg, const struct child_limits *limits,
                                 int fd)
{
    if (!sandbox_enter(&limits->sandbox, fd))
        _exit(EXIT_NO_SANDBOX);
    struct sbuf answer;
    sbuf_init(&answer, limits->answer_bytes);
    work(bytes, arg, &answer);
    child_give(&answer);
}

/* --- in the parent ------------------------------------------------------------------------------------------------ */

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* All that comes until the pipe is closed. */
static enum child_heard gather(int fd, unsigned seconds, struct sbuf *out)
{
    char piece[64 << 10];
    int64_t end = now_ms() + (int64_t)seconds * 1000;
    for (;;) {
        int64_t left = end - now_ms();
        struct pollfd p = { .fd = fd, .events = POLLIN };
        int ready = left > 0 ? poll(&p, 1, (int)left) : 0;
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0)
            return ready == 0 ? CHILD_LATE : CHILD_BROKEN;
        ssize_t n = read(fd, piece, sizeof piece);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return n == 0 ? CHILD_WHOLE : CHILD_BROKEN;
        sbuf_add(out, (struct text){ piece, (size_t)n });
        if (sbuf_full(out))
            return CHILD_TOO_MUCH;
    }
}

int child_wait(pid_t pid)
{
    int status = 0;
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return -1;
    return status;
}

enum rc child_stopped(enum child_heard how, int status, const struct child_limits *limits, struct err *err)
{
    if (how == CHILD_LATE || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU))
        return err_set(err, PB_READER_STOPPED, _("reading the file took longer than %u seconds and was stopped"),
                       how == CHILD_LATE ? limits->wall_seconds : limits->sandbox.cpu_seconds);
    if (how == CHILD_TOO_MUCH || (WIFEXITED(status) && WEXITSTATUS(status) == EXIT_NO_ROOM))
        return err_set(err, PB_TOO_LARGE, _("what the file holds is larger than %zu MiB"), limits->answer_bytes >> 20);
    if (WIFEXITED(status) && WEXITSTATUS(status) == EXIT_NO_SANDBOX)
        return err_set(err, PB_READER_STOPPED,
                       _("this system lets no reading process be locked in (seccomp): foreign files are not opened "
                         "without"));
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS)
        return err_set(err, PB_READER_STOPPED,
                       _("reading the file asked the system for what it may not have, and was stopped"));
    if (WIFSIGNALED(status))
        return err_set(err, PB_READER_STOPPED, _("the process that read the file died (signal %d)"), WTERMSIG(status));
    return err_set(err, PB_READER_STOPPED, _("the process that read the file gave up (status %d)"),
                   WIFEXITED(status) ? WEXITSTATUS(status) : status);
}

enum rc child_answer(struct arena *a, struct child *c, const struct child_limits *limits, struct text *answer,
                     struct err *err)
{
    struct sbuf out;
    sbuf_init(&out, limits->answer_bytes + 1);
    enum child_heard how = gather(c->fd, limits->wall_seconds, &out);
    close(c->fd);
    if (how != CHILD_WHOLE)
        (void)kill(c->pid, SIGKILL);
    int status = child_wait(c->pid);
    *c = (struct child){ -1, -1 };
    bool ended = how == CHILD_WHOLE && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    if (ended)
        *answer = text_dup(a, sbuf_text(&out));
    sbuf_release(&out);
    return ended ? RC_OK : child_stopped(how, status, limits, err);
}

void child_end(struct child *c)
{
    if (c->pid <= 0)
        return;
    close(c->fd);
    (void)kill(c->pid, SIGKILL);
    (void)child_wait(c->pid);
    *c = (struct child){ -1, -1 };
}

enum rc child_run(struct arena *a, child_work *work, struct text bytes, void *arg, const struct child_limits *limits,
                  struct text *answer, struct err *err)
{
    int ends[2];
    if (pipe(ends) != 0)
        return err_set(err, PB_IO, _("no process can be made to read the file: %s"), i18n_errno(errno));
    /* Above the three streams, where the child finds it; and not for programs that other threads start. */
    int to = fcntl(ends[1], F_DUPFD_CLOEXEC, 3);
    int why = errno;
    close(ends[1]);
    pid_t pid = to < 0 ? -1 : fork();
    if (pid == 0) {
        close(ends[0]);
        child_main(work, bytes, arg, limits, to);
    }
    if (to >= 0 && pid < 0)
        why = errno;
    if (to >= 0)
        close(to);
    if (pid < 0) {
        close(ends[0]);
        return err_set(err, PB_IO, _("no process can be made to read the file: %s"), i18n_errno(why));
    }
    (void)fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    return child_answer(a, &(struct child){ pid, ends[0] }, limits, answer, err);
}
