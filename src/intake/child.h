/* child.h -- runs one function over foreign bytes in a process of its own, which can only answer with bytes.
 *
 *   parent ── fork ──► child: sandbox_enter, work(bytes), write answer, end
 *      ▲                 │
 *      └──── one pipe ◄──┘     the parent waits for the answer's end, the child's end, or the time to run out
 *
 * The bytes are not sent: the child has them because it is a copy. Whatever happens to it (a wrong pointer, no memory, no
 * time, a call it may not make) is one sentence here, and the next file is read as if nothing had been.
 *
 * `work` must take no lock that another thread may hold: no gettext, no ICU, no stdio. malloc is safe after fork.
 *
 * What takes large libraries to read (PDF, pictures of pages) is read by a program of its own, congvu-reader, in the same way.
 *
 * Threads: safe; each call has a child of its own.
 */
#ifndef CONGVU_INTAKE_CHILD_H
#define CONGVU_INTAKE_CHILD_H

#include "base/err.h"
#include "base/sbuf.h"
#include "intake/sandbox.h"

#include <sys/types.h>

typedef void child_work(struct text bytes, void *arg, struct sbuf *answer);

struct child_limits {
    struct sandbox_limits sandbox;
    unsigned wall_seconds;
    size_t answer_bytes; /* the answer's ceiling, here and in the child */
};
extern const struct child_limits CHILD_LIMITS; /* for one file */
/* For one run of congvu-reader, which locks itself in with the same: over the words of a file, over one page's picture. */
extern const struct child_limits WORDS_LIMITS, PICTURE_LIMITS;

/* In the child, at its end: writes the answer to descriptor 3. */
enum { EXIT_NO_SANDBOX = 71, EXIT_NO_ROOM = 72 };
_Noreturn void child_give(const struct sbuf *answer);
_Noreturn void child_give_to(int fd, const struct sbuf *answer);

/* The answer, in the arena: whatever the child wrote, not yet looked at. PB_READER_STOPPED says why there is none. */
enum rc child_run(struct arena *a, child_work *work, struct text bytes, void *arg, const struct child_limits *limits,
                  struct text *answer, struct err *err);

/* A child that runs: this program's copy, or another program. */
struct child {
    pid_t pid;
    int fd; /* its answer comes here */
};
/* Starts congvu-reader with these arguments and the bytes as its input; it locks itself in before it reads them. */
enum rc child_program(const char *const *arguments, struct text bytes, struct child *out, struct err *err);
/* Waits for the answer as child_run does; *c is no more afterwards. */
enum rc child_answer(struct arena *a, struct child *c, const struct child_limits *limits, struct text *answer,
                     struct err *err);
void child_end(struct child *c); /* unheard; one that was heard is fine */

/* How a child was heard that gave no whole answer, and the sentence of it: `status` is waitpid's. */
enum child_heard { CHILD_WHOLE, CHILD_LATE, CHILD_TOO_MUCH, CHILD_BROKEN };
enum rc child_stopped(enum child_heard how, int status, const struct child_limits *limits, struct err *err);
int child_wait(pid_t pid); /* its status */

#endif
