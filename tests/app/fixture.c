#include "fixture.h"

#include "app/ledger.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void die(const char *what, const struct err *err)
{
    fprintf(stderr, "fixture: %s: %s\n", what, err ? err->detail : "");
    exit(1);
}

struct text fixture_file(struct arena *a, const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", TESTS_DIR, name);
    FILE *file = fopen(path, "rb");
    if (!file)
        die(path, NULL);
    enum { MAX = 4 << 20 };
    char *bytes = arena_alloc(a, MAX);
    size_t n = fread(bytes, 1, MAX, file);
    fclose(file);
    return (struct text){ bytes, n };
}

void fixture_begin(struct fixture *f, bool exercise)
{
    struct err err;
    *f = (struct fixture){ .a = arena_new() };
    snprintf(f->dir, sizeof f->dir, "/tmp/congvu-app-XXXXXX");
    if (!mkdtemp(f->dir))
        die("a folder", NULL);
    snprintf(f->db, sizeof f->db, "%s/app.db", f->dir);
    struct congvu_seed seed = { .province = TEXT("Tỉnh ví dụ"),
                                .exercise = exercise,
                                .register_file = TEXT("province.yaml"),
                                .registry = fixture_file(f->a, "cases/province.yaml") };
    if (congvu_init(f->db, &seed, &err) != RC_OK || congvu_open(f->db, true, &f->app, &err) != RC_OK)
        die("a database", &err);
}

void fixture_end(struct fixture *f)
{
    static const char *const PARTS[] = { "", "-wal", "-shm", ".key", ".stamp" };
    congvu_close(f->app);
    for (size_t i = 0; i < LEN(PARTS); i++) {
        char part[128];
        snprintf(part, sizeof part, "%s%s", f->db, PARTS[i]);
        unlink(part);
    }
    rmdir(f->dir);
    arena_free(f->a);
}

enum rc fixture_act(struct fixture *f, const char *person, const char *matter, const char *kind, const char *at,
                    const struct field *fields, struct congvu_done *done, struct err *err)
{
    struct congvu_field list[32];
    size_t n = 0;
    for (; fields && fields[n].key; n++)
        list[n] = (struct congvu_field){ text_of(fields[n].key), text_of(fields[n].value) };
    struct congvu_act act = { .person = text_of(person),
                              .operator_name = TEXT("test"),
                              .surety = SURETY_CONSOLE,
                              .matter = text_of(matter),
                              .kind = text_of(kind),
                              .fields = list,
                              .nfields = n,
                              .at = text_of(at),
                              .version = -1 };
    return congvu_act(f->app, f->a, &act, done, err);
}

enum rc fixture_audit(struct congvu *app, struct text against, char *said, size_t room, struct err *err)
{
    struct sbuf out;
    size_t wrong = 0;
    const struct congvu_ledger_check check = { .against = against };
    sbuf_init(&out, 1 << 20);
    enum rc rc = congvu_audit(app, &check, &wrong, &out, err);
    if (rc == RC_OK && wrong)
        rc = err_set(err, PB_LEDGER_DIFFERS, "%zu findings", wrong);
    const char *first = wrong && out.n ? strstr(out.p, "WRONG") : NULL;
    if (said)
        snprintf(said, room, "%s", first ? first : out.n ? out.p : "");
    sbuf_release(&out);
    return rc;
}

void fixture_open(struct fixture *f, const char *code)
{
    struct congvu_done done;
    struct err err;
    const struct field open[] = {
        { "kind", "directive" },         { "giver", "ubnd" }, { "to", "stc" }, { "due", "30 working days" },
        { "title", "Rà soát, báo cáo" }, { NULL, NULL }
    };
    if (fixture_act(f, "cvp", code, "open", NULL, open, &done, &err) != RC_OK)
        die("open", &err);
}
