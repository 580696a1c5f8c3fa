/* unseen.c -- reading a password (unseen.h). */
#include "cli/unseen.h"

#include "base/i18n.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* Bytes up to the end of the line; what follows is not read. */
static enum rc line_read(struct arena *a, int fd, struct text *out, struct err *err)
{
    char *line = arena_alloc(a, UNSEEN_BYTES_MAX);
    size_t n = 0;
    for (;;) {
        ssize_t got = read(fd, line + n, 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return err_set(err, PB_IO, _("cannot read the password: %s"), i18n_errno(errno));
        if (got == 0 || line[n] == '\n')
            break;
        if (++n == UNSEEN_BYTES_MAX)
            return err_set(err, PB_TOO_LARGE, _("the password is longer than a line may be"));
    }
    while (n && line[n - 1] == '\r')
        n--;
    struct text nfc;
    if (!text_nfc(a, (struct text){ line, n }, &nfc))
        return err_set(err, PB_NOT_UTF8, _("the password is not UTF-8"));
    if (text_empty(nfc))
        return err_set(err, PB_EMPTY, _("no password was given"));
    *out = nfc;
    return RC_OK;
}

static enum rc prompt(struct arena *a, int tty, const char *words, struct text *out, struct err *err)
{
    if (write(tty, words, strlen(words)) < 0)
        return err_set(err, PB_IO, _("cannot write to the terminal: %s"), i18n_errno(errno));
    enum rc rc = line_read(a, tty, out, err);
    (void)!write(tty, "\n", 1);
    return rc;
}

enum rc unseen_ask(struct arena *a, struct text *out, struct err *err)
{
    struct termios seen, unseen;
    struct text one, two;
    int tty = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    if (tty < 0 || tcgetattr(tty, &seen) != 0) {
        if (tty >= 0)
            close(tty);
        return err_set(err, PB_IO, _("there is no terminal to type a password at: use --password-fd"));
    }
    unseen = seen;
    unseen.c_lflag &= ~(tcflag_t)ECHO;
    tcsetattr(tty, TCSAFLUSH, &unseen);
    enum rc rc = prompt(a, tty, _("New password: "), &one, err);
    if (rc == RC_OK)
        rc = prompt(a, tty, _("The same again: "), &two, err);
    tcsetattr(tty, TCSAFLUSH, &seen);
    close(tty);
    if (rc == RC_OK && !text_eq(one, two))
        rc = err_set(err, PB_WRONG_VALUE, _("the two passwords differ"));
    if (rc == RC_OK)
        *out = one;
    return rc;
}

enum rc unseen_read(struct arena *a, int fd, struct text *out, struct err *err) { return line_read(a, fd, out, err); }
