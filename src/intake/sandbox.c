#define _GNU_SOURCE /* syscall(), prctl(): what is done here no standard knows */
#include "intake/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define SHADOWED 1 /* the sanitizer's shadow takes terabytes of addresses */
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SHADOWED 1
#endif
#endif
#ifndef SHADOWED
#define SHADOWED 0
#endif

/* Everything a parser in memory needs; a write is allowed on the answer's descriptor alone. */
static const int ALLOWED[] = {
    SCMP_SYS(brk),       SCMP_SYS(munmap),          SCMP_SYS(mremap),      SCMP_SYS(madvise),
    SCMP_SYS(exit),      SCMP_SYS(exit_group),      SCMP_SYS(futex),       SCMP_SYS(clock_gettime),
    SCMP_SYS(getrandom), SCMP_SYS(gettimeofday),    SCMP_SYS(time),        SCMP_SYS(rt_sigreturn),
    SCMP_SYS(getpid),    SCMP_SYS(gettid),          SCMP_SYS(sched_yield), SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(tgkill),    SCMP_SYS(restart_syscall), SCMP_SYS(sigaltstack),
};

/* What libraries try and can do without. */
static const int FAILING[] = {
    SCMP_SYS(sysinfo), SCMP_SYS(uname),  SCMP_SYS(getcwd),    SCMP_SYS(sched_getaffinity), SCMP_SYS(open),
    SCMP_SYS(openat),  SCMP_SYS(stat),   SCMP_SYS(lstat),     SCMP_SYS(newfstatat),        SCMP_SYS(fstat),
    SCMP_SYS(statx),   SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(readlink),          SCMP_SYS(readlinkat),
    SCMP_SYS(ioctl),   SCMP_SYS(lseek),  SCMP_SYS(prctl),     SCMP_SYS(prlimit64),
};

/* The parent's handlers are not ours: a signal ends this process. */
static void signals_reset(void)
{
    static const int FATAL[] = { SIGSEGV, SIGBUS, SIGFPE,  SIGILL, SIGABRT, SIGTERM,
                                 SIGINT,  SIGHUP, SIGXCPU, SIGSYS, SIGPIPE };
    sigset_t none;
    for (size_t i = 0; i < LEN(FATAL); i++)
        (void)signal(FATAL[i], SIG_DFL);
    sigemptyset(&none);
    (void)sigprocmask(SIG_SETMASK, &none, NULL);
}

static bool limit(__rlimit_resource_t what, rlim_t soft, rlim_t hard)
{
    struct rlimit r = { soft, hard };
    return setrlimit(what, &r) == 0;
}

/* Bytes of addresses in use now; 0 where it cannot be known. */
static size_t address_bytes(void)
{
    char line[128];
    int fd = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    ssize_t n = fd < 0 ? -1 : read(fd, line, sizeof line - 1);
    if (fd >= 0)
        close(fd);
    unsigned long pages = 0;
    if (n > 0) {
        line[n] = '\0';
        pages = strtoul(line, NULL, 10);
    }
    return pages * (size_t)sysconf(_SC_PAGESIZE);
}

static bool set_limits(const struct sandbox_limits *l)
{
    size_t now = address_bytes();
    bool ok =
        limit(RLIMIT_CPU, l->cpu_seconds, l->cpu_seconds + 1) && limit(RLIMIT_FSIZE, 0, 0) && limit(RLIMIT_CORE, 0, 0);
    if (ok && !SHADOWED && now > 0)
        ok = limit(RLIMIT_AS, now + l->bytes, now + l->bytes);
    return ok && limit(RLIMIT_NOFILE, 0, 0); /* last: what is open stays, nothing new comes */
}

static void limit_soft(__rlimit_resource_t what, rlim_t soft)
{
    struct rlimit r;
    if (getrlimit(what, &r) == 0 && (r.rlim_max == RLIM_INFINITY || soft < r.rlim_max)) {
        r.rlim_cur = soft;
        (void)setrlimit(what, &r);
    }
}

void sandbox_limit(const struct sandbox_limits *l)
{
    size_t now = address_bytes();
    limit_soft(RLIMIT_CPU, l->cpu_seconds);
    if (!SHADOWED && now > 0)
        limit_soft(RLIMIT_AS, now + l->bytes);
}

/* Nothing to read, nowhere to complain; the answer at 3 and no other. */
static bool keep_only(int fd)
{
    int nothing = open("/dev/null", O_RDWR);
    if (nothing < 0 || fd < 3)
        return false;
    for (int i = 0; i < 3; i++)
        if (dup2(nothing, i) < 0)
            return false;
    if (fd != 3 && dup2(fd, 3) < 0)
        return false;
    return syscall(SYS_close_range, 4U, ~0U, 0U) == 0;
}

static void landlock_enter(void)
{
    long version = syscall(SYS_landlock_create_ruleset, NULL, (size_t)0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1)
        return; /* a kernel without it: the list of calls opens no file either */
    /* Every right of the first version: a ruleset without rules lends none of them. */
    struct landlock_ruleset_attr none = { .handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1 };
    int fd = (int)syscall(SYS_landlock_create_ruleset, &none, sizeof none, 0U);
    if (fd < 0)
        return;
    (void)syscall(SYS_landlock_restrict_self, fd, 0U);
    close(fd);
}

static bool allow_memory(scmp_filter_ctx ctx)
{
    const struct scmp_arg_cmp no_exec = SCMP_CMP(2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
    return seccomp_rule_add_array(ctx, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, &no_exec) == 0 &&
           seccomp_rule_add_array(ctx, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, &no_exec) == 0;
}

static bool seccomp_enter(void)
{
    scmp_filter_ctx ctx = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (ctx == NULL)
        return false;
    const struct scmp_arg_cmp answer = SCMP_CMP(0, SCMP_CMP_EQ, 3), grumble = SCMP_CMP(0, SCMP_CMP_LT, 3);
    bool ok = seccomp_rule_add_array(ctx, SCMP_ACT_ALLOW, SCMP_SYS(write), 1, &answer) == 0 &&
              seccomp_rule_add_array(ctx, SCMP_ACT_ERRNO(EBADF), SCMP_SYS(write), 1, &grumble) == 0 &&
              allow_memory(ctx);
    for (size_t i = 0; ok && i < LEN(ALLOWED); i++)
        ok = seccomp_rule_add_array(ctx, SCMP_ACT_ALLOW, ALLOWED[i], 0, NULL) == 0;
    for (size_t i = 0; ok && i < LEN(FAILING); i++)
        ok = seccomp_rule_add_array(ctx, SCMP_ACT_ERRNO(EACCES), FAILING[i], 0, NULL) == 0;
    ok = ok && seccomp_load(ctx) == 0;
    seccomp_release(ctx);
    return ok;
}

bool sandbox_enter(const struct sandbox_limits *limits, int fd)
{
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || !keep_only(fd))
        return false;
    signals_reset();
    landlock_enter();
    return set_limits(limits) && seccomp_enter();
}
