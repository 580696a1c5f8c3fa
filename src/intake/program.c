#define _GNU_SOURCE /* memfd_create */
#include "intake/child.h"

#include "base/i18n.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Beside congvu where both are installed, and where both were built. */
static const char *const PLACES[] = { "congvu-reader", "../libexec/congvu/congvu-reader", "../reader/congvu-reader",
                                      "src/reader/congvu-reader" };

/* The folder that holds this program, with a slash at its end. */
static bool own_folder(char *out, size_t room)
{
    ssize_t n = readlink("/proc/self/exe", out, room - 1);
    if (n <= 0)
        return false;
    out[n] = '\0';
    char *slash = strrchr(out, '/');
    if (slash == NULL)
        return false;
    slash[1] = '\0';
    return true;
}

static bool find_reader(char *path, size_t room)
{
    const char *named = getenv("CONGVU_READER");
    char folder[PATH_MAX];
    if (named != NULL && *named != '\0')
        return (size_t)snprintf(path, room, "%s", named) < room && access(path, X_OK) == 0;
    if (!own_folder(folder, sizeof folder))
        return false;
    for (size_t i = 0; i < LEN(PLACES); i++)
        if ((size_t)snprintf(path, room, "%s%s", folder, PLACES[i]) < room && access(path, X_OK) == 0)
            return true;
    return false;
}

/* A file without a name that has the bytes; -1 with errno. */
static int nameless(struct text bytes)
{
    int fd = memfd_create("congvu", MFD_CLOEXEC);
    while (fd >= 0 && bytes.n > 0) {
        ssize_t n = write(fd, bytes.p, bytes.n);
        if (n < 0 && errno != EINTR) {
            close(fd);
            return -1;
        }
        bytes = text_sub(bytes, n > 0 ? (size_t)n : 0, bytes.n);
    }
    return fd;
}

/* Nothing of our surroundings but what the reader needs: one thread, so that processes and not threads share a machine. */
static int start(const char *path, const char *const *arguments, int in, int out, pid_t *pid)
{
    enum { ARGUMENTS_MAX = 8 };
    static char one_thread[] = "OMP_THREAD_LIMIT=1", plain[] = "LC_ALL=C";
    char *const environment[] = { one_thread, plain, NULL };
    char *argv[ARGUMENTS_MAX + 2] = { (char *)path };
    for (size_t i = 0; i < ARGUMENTS_MAX && arguments[i] != NULL; i++)
        argv[i + 1] = (char *)arguments[i];
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in, 0);
    posix_spawn_file_actions_adddup2(&actions, out, 1);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    int error = posix_spawn(pid, path, &actions, NULL, argv, environment);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

enum rc child_program(const char *const *arguments, struct text bytes, struct child *out, struct err *err)
{
    char path[PATH_MAX];
    int ends[2];
    if (!find_reader(path, sizeof path))
        return err_set(err, PB_FORM_NOT_READ,
                       _("PDF files and pictures are read by the program congvu-reader, which is not installed beside "
                         "congvu"));
    int in = nameless(bytes);
    if (in < 0)
        return err_set(err, PB_IO, _("no process can be made to read the file: %s"), i18n_errno(errno));
    if (pipe(ends) != 0) {
        int why = errno;
        close(in);
        return err_set(err, PB_IO, _("no process can be made to read the file: %s"), i18n_errno(why));
    }
    (void)fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    (void)fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    int error = start(path, arguments, in, ends[1], &out->pid);
    close(in);
    close(ends[1]);
    if (error != 0) {
        close(ends[0]);
        return err_set(err, PB_IO, _("no process can be made to read the file: %s"), i18n_errno(error));
    }
    out->fd = ends[0];
    return RC_OK;
}
