#include "log_target.h"

#include "flow/figures.h"
#include "flow/sort.h"
#include "import/import.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void check(bool ok)
{
    if (!ok)
        abort();
}

/* A file in memory where there are such, of a name that ends as asked. */
static void put(const char *path, const uint8_t *bytes, size_t n)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    check(fd >= 0);
    check(write(fd, bytes, n) == (ssize_t)n);
    close(fd);
}

static void count(struct arena *a, struct flow_log *log, struct import_notes *notes, const char *units)
{
    struct flow_holdings h;
    struct flow_acts acts;
    struct flow_figures f;
    struct flow_tree tree = { 0 };
    const char *why;
    struct err err = { 0 };
    check(flow_log_validate(log, &why));
    if (import_tree(a, units, log, &tree, notes, &err))
        tree = (struct flow_tree){ 0 };
    flow_sort(log, 2);
    check(flow_log_validate(log, &why));
    flow_cut(a, log, &(struct flow_cut){ .threads = 1, .to_units = log->code[FLOW_TO_UNIT].p != NULL }, &h, &acts);
    check(flow_holdings_validate(log, &h, &why));
    flow_count(a, log, &h, tree.listed ? &tree : NULL, NULL, 1, &f);
    check(f.handovers == h.n - f.dated);
    flow_holdings_release(&h);
}

void log_target(const uint8_t *bytes, size_t n, const char *name)
{
    char path[100];
    struct arena *a = arena_new();
    struct flow_log log;
    struct import_notes notes = { .arena = a };
    struct import_ask ask = { .form.format = TEXT("") };
    struct err err = { 0 };
    snprintf(path, sizeof path, "/dev/shm/congvu-fuzz-%ld-%s", (long)getpid(), name);
    put(path, bytes, n);
    flow_log_init(&log);
    if (import_log(a, path, &ask, &log, &notes, &err))
        check(err.problem != PB_NONE && err.detail[0] != '\0');
    else
        count(a, &log, &notes, path);
    flow_log_release(&log);
    unlink(path);
    arena_free(a);
}
