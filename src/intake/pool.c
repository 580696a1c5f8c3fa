#define _GNU_SOURCE /* sched_getaffinity */
#include "intake/pool.h"

#include "base/i18n.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum state { IDLE, RUNS, ANSWERED, FAILED };

struct piece {
    enum state state;
    struct child child;
    int64_t due_ms; /* later it is stopped */
    struct sbuf out;
    struct err why;
};

/* Pieces [taken, begun) have a place of the ring each: piece i at i % room. */
struct pool {
    const struct pool_job *job;
    struct piece *ring;
    size_t room, at_once;
    size_t taken, begun, running, ended;
    size_t waiting; /* bytes of answers not yet taken */
};

size_t pool_processors(void)
{
    cpu_set_t mine;
    int n = sched_getaffinity(0, sizeof mine, &mine) == 0 ? CPU_COUNT(&mine) : 1;
    return n < 1 ? 1 : n > POOL_AT_ONCE_MAX ? POOL_AT_ONCE_MAX : (size_t)n;
}

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static struct piece *piece_at(const struct pool *p, size_t i) { return &p->ring[i % p->room]; }

/* --- a piece begins ----------------------------------------------------------------------------------------------- */

static _Noreturn void piece_main(const struct pool_job *job, size_t i, pid_t parent, int fd)
{
    struct sbuf answer;
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != parent)
        _exit(EXIT_NO_SANDBOX);
    sandbox_limit(&job->limits->sandbox);
    sbuf_init(&answer, job->limits->answer_bytes);
    job->work(job->arg, i, &answer);
    child_give_to(fd, &answer);
}

/* Errno in *why when there is no process for it. */
static bool start(const struct pool_job *job, size_t i, struct child *out, int *why)
{
    int ends[2];
    pid_t parent = getpid();
    if (pipe2(ends, O_CLOEXEC) != 0) {
        *why = errno;
        return false;
    }
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        piece_main(job, i, parent, ends[1]);
    }
    *why = errno;
    close(ends[1]);
    if (pid < 0)
        close(ends[0]);
    *out = (struct child){ pid, ends[0] };
    return pid > 0;
}

/* False: there is no process for it now, and those that run may leave one. */
static bool begin(struct pool *p)
{
    struct piece *piece = piece_at(p, p->begun);
    int why;
    *piece = (struct piece){ .state = RUNS };
    if (!start(p->job, p->begun, &piece->child, &why)) {
        if (p->running > 0)
            return false;
        piece->state = FAILED;
        (void)err_set(&piece->why, PB_IO, _("no process can be made to read the file: %s"), i18n_errno(why));
        p->ended++;
    } else {
        piece->due_ms = now_ms() + (int64_t)p->job->limits->wall_seconds * 1000;
        sbuf_init(&piece->out, p->job->limits->answer_bytes + 1);
        p->running++;
    }
    p->begun++;
    return true;
}

static bool may_begin(const struct pool *p)
{
    bool room = p->begun - p->taken < p->room && (p->waiting < POOL_WAITING_BYTES || p->begun == p->taken);
    return room && p->begun < p->job->n && p->running < p->at_once;
}

/* --- a piece ends ------------------------------------------------------------------------------------------------- */

static void end(struct pool *p, struct piece *piece, enum child_heard how)
{
    close(piece->child.fd);
    if (how != CHILD_WHOLE)
        (void)kill(piece->child.pid, SIGKILL);
    int status = child_wait(piece->child.pid);
    bool whole = how == CHILD_WHOLE && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    piece->state = whole ? ANSWERED : FAILED;
    if (!whole) {
        (void)child_stopped(how, status, p->job->limits, &piece->why);
        sbuf_release(&piece->out);
    }
    p->waiting += piece->out.n;
    p->running--;
    p->ended++;
    if (p->job->step != NULL)
        p->job->step(p->job->arg, p->ended, p->job->n);
}

static void hear(struct pool *p, struct piece *piece)
{
    char some[64 << 10];
    ssize_t n = read(piece->child.fd, some, sizeof some);
    if (n < 0 && errno == EINTR)
        return;
    if (n <= 0) {
        end(p, piece, n == 0 ? CHILD_WHOLE : CHILD_BROKEN);
        return;
    }
    sbuf_add(&piece->out, (struct text){ some, (size_t)n });
    if (sbuf_full(&piece->out))
        end(p, piece, CHILD_TOO_MUCH);
}

/* Until a piece says something or its time is over. */
static void wait_some(struct pool *p)
{
    struct pollfd fds[POOL_AT_ONCE_MAX];
    struct piece *of[POOL_AT_ONCE_MAX];
    nfds_t n = 0;
    int64_t now = now_ms(), first = INT64_MAX;
    for (size_t i = p->taken; i < p->begun; i++) {
        struct piece *piece = piece_at(p, i);
        if (piece->state != RUNS)
            continue;
        of[n] = piece;
        fds[n++] = (struct pollfd){ .fd = piece->child.fd, .events = POLLIN };
        first = piece->due_ms < first ? piece->due_ms : first;
    }
    if (n == 0)
        return;
    int left = first <= now ? 0 : first - now > INT32_MAX ? INT32_MAX : (int)(first - now);
    (void)poll(fds, n, left);
    now = now_ms();
    for (nfds_t i = 0; i < n; i++)
        if (fds[i].revents != 0)
            hear(p, of[i]);
        else if (of[i]->due_ms <= now)
            end(p, of[i], CHILD_LATE);
}

/* --- in order ----------------------------------------------------------------------------------------------------- */

static void take_ready(struct pool *p)
{
    for (; p->taken < p->begun && piece_at(p, p->taken)->state != RUNS; p->taken++) {
        struct piece *piece = piece_at(p, p->taken);
        p->waiting -= piece->out.n;
        p->job->take(p->job->arg, p->taken, sbuf_text(&piece->out), piece->state == FAILED ? &piece->why : NULL);
        sbuf_release(&piece->out);
        piece->state = IDLE;
    }
}

void pool_run(const struct pool_job *job)
{
    struct arena *a = arena_new();
    struct pool p = { .job = job, .at_once = job->at_once > 0 ? job->at_once : pool_processors() };
    if (p.at_once > POOL_AT_ONCE_MAX)
        p.at_once = POOL_AT_ONCE_MAX;
    p.room = p.at_once * POOL_AHEAD;
    p.ring = ARENA_ARRAY(a, struct piece, p.room);
    while (p.taken < job->n) {
        while (may_begin(&p) && begin(&p))
            ;
        wait_some(&p);
        take_ready(&p);
    }
    arena_free(a);
}
