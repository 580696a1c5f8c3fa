#include "intake/foreign.h"

#include "base/i18n.h"
#include "intake/child.h"

#include <stdio.h>
#include <unistd.h>

enum { AT_ONCE_MAX = 16 };

/* The recognition of one page is long; the reader has its own limits of processor time. */
static const struct child_limits PROGRAM_LIMITS = { .sandbox = { .cpu_seconds = 120, .bytes = (size_t)2 << 30 },
                                                    .wall_seconds = 240,
                                                    .answer_bytes = (size_t)96 << 20 };

static enum rc take(struct arena *a, struct text answer, struct placed *pages, struct records *marks, struct err *err)
{
    struct records r;
    enum rc rc = records_read(a, answer, &r, err);
    if (rc == RC_OK)
        rc = records_fault(&r, err);
    if (rc == RC_OK)
        rc = placed_read(a, &r, pages, err);
    for (size_t i = 0; rc == RC_OK && i < r.n; i++)
        if (r.items[i].kind == 'B' || r.items[i].kind == 'N')
            ARENA_PUSH(a, marks->items, marks->n, r.items[i]);
    return rc;
}

static enum rc hear(struct arena *a, struct child *c, struct placed *pages, struct records *marks, struct err *err)
{
    struct text answer;
    enum rc rc = child_answer(a, c, &PROGRAM_LIMITS, &answer, err);
    return rc == RC_OK ? take(a, answer, pages, marks, err) : rc;
}

static enum rc start(int page, struct text bytes, struct child *out, struct err *err)
{
    char number[16];
    (void)snprintf(number, sizeof number, "%d", page);
    return child_program((const char *const[]){ "recognise", number, NULL }, bytes, out, err);
}

static size_t at_once(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > AT_ONCE_MAX ? AT_ONCE_MAX : (size_t)n;
}

/* The pages' numbers are copied: reading an answer moves the pages. */
static enum rc recognise(struct arena *a, struct text bytes, const int *numbers, size_t n,
                         const struct extract_watch *watch, struct placed *pages, struct records *marks,
                         struct err *err)
{
    struct child running[AT_ONCE_MAX];
    size_t most = at_once(), started = 0, heard = 0;
    enum rc rc = RC_OK;
    while (rc == RC_OK && heard < n) {
        if (started < n && started - heard < most) {
            rc = start(numbers[started], bytes, &running[started % most], err);
            started += rc == RC_OK;
            continue;
        }
        rc = hear(a, &running[heard % most], pages, marks, err);
        if (rc != RC_OK)
            err_prefix(err, _("page %d"), numbers[heard]);
        heard++;
        if (watch != NULL)
            watch->page(watch->arg, heard, n);
    }
    for (; heard < started; heard++)
        child_end(&running[heard % most]);
    return rc;
}

enum rc foreign_pages(struct arena *a, struct text bytes, bool pictures, const struct extract_watch *watch,
                      struct placed *pages, struct records *marks, struct err *err)
{
    struct child c;
    int *numbers = NULL;
    size_t n = 0;
    *pages = (struct placed){ .n = 0 };
    *marks = (struct records){ .fault = FAULT_NONE };
    enum rc rc = child_program((const char *const[]){ pictures ? "count" : "pdf", NULL }, bytes, &c, err);
    if (rc == RC_OK)
        rc = hear(a, &c, pages, marks, err);
    for (size_t i = 0; rc == RC_OK && i < pages->n; i++)
        if (pages->pages[i].picture)
            ARENA_PUSH(a, numbers, n, pages->pages[i].number);
    if (rc == RC_OK && n > FOREIGN_PICTURES_MAX)
        return err_set(err, PB_TOO_LARGE,
                       _("%zu pages are pictures; at most %d can be recognised at once: split the file"), n,
                       FOREIGN_PICTURES_MAX);
    return rc == RC_OK ? recognise(a, bytes, numbers, n, watch, pages, marks, err) : rc;
}
