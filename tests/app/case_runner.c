/* case_runner.c -- whole behaviour in files a non-programmer can read: acts in, state out (STYLE 36).
 *
 *   case_runner FILE.yaml           each `expect` is a test of its own; exit 1 if one differs
 *   case_runner --print FILE.yaml   the lines as they are, for reading while a case is written
 *
 * A case is an act file (docs/formats/act.md) with `world: {register: FILE}` and, on items, `expect:` and `refused:`:
 *
 *   expect:
 *     V1a: stc/hanh | matter ran 1h30, 151h20 left | ...     its state line (case_state.h), read at the item's instant
 *     V1a late: snnmt 2h30                                   who is late by its own share
 *     V1a may hanh: assign advise ...                        what this person may do next
 *     V1a owed: 2025-09-25 met stc                           a duty's occurrences
 *     V1a slip 2: given stc > vp 2025-09-12 ...                row 2 of the control slip
 *     H1 shields: DX1 stands before 2025-03-03 V1            proposals that speak for a signal: state, registered when, since when, its cases in scope
 *     V1a known: hanh minh                                   who may know of it, where it is closed or in a register; else "all"
 *     V1a result: decided giam-doc yes                       to whom the outcome is attributed
 *     V1a fields: owed 120, recovered[2024-Q4] 30            the fields of its kind, as they are in force
 *     V1a figures: rate 25.0, course Chậm tiến độ            what the regulation works out of them
 *     V1a noted: nothing                                     demands of the regulation that were not met, and noted
 *   refused: to-itself                                       the item must be refused with this problem
 *
 * After every item, whatever it expects, the invariants of DESIGN 2 are checked for every matter: holdings tile, charges tile and sum,
 * the stored views equal the fold.
 */
#include "app/act/apply.h"
#include "app/ledger.h"
#include "app/view/shield.h"
#include "app/view/view.h"
#include "case_state.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FILE_BYTES_MAX = 8 << 20 };

struct runner {
    struct congvu *app;
    struct apply_file file;
    bool print;
    int passed, failed;
};

static struct text file_bytes(struct arena *a, const char *name)
{
    FILE *f = fopen(name, "rb");
    if (!f) {
        fprintf(stderr, "case_runner: '%s' cannot be opened\n", name);
        exit(2);
    }
    char *bytes = arena_alloc(a, FILE_BYTES_MAX);
    size_t n = fread(bytes, 1, FILE_BYTES_MAX, f);
    fclose(f);
    return (struct text){ bytes, n };
}

static void verdict(struct runner *r, const struct ynode *at, struct text what, struct text want, struct text got)
{
    if (r->print) {
        printf("      %.*s: %.*s\n", TEXT_FMT(what), TEXT_FMT(got));
        return;
    }
    bool same = text_eq(want, got);
    r->passed += same;
    r->failed += !same;
    if (!same)
        printf("%s:%d: %.*s\n  want  %.*s\n  got   %.*s\n", at->file, at->line, TEXT_FMT(what), TEXT_FMT(want),
               TEXT_FMT(got));
}

/* --- what an item expects --------------------------------------------------------------------------------------- */

static struct text case_shields(struct reading *r, const struct family *f, const struct matter *m)
{
    struct proposals all;
    struct err err;
    size_t n = 0;
    char from[INSTANT_CHARS];
    struct text said = TEXT_NONE;
    if (proposals_read(r->conn, r->a, &r->world, r->now, r->past ? r->now : INSTANT_MAX, &all, &err) != RC_OK)
        return text_of(err.detail);
    const struct shield *list = shields_of(r->a, &all, f, m, r->now, &n);
    for (size_t i = 0; i < n; i++)
        said = text_printf(r->a, "%.*s%s%.*s %s %s %s %.*s", TEXT_FMT(said), i ? "; " : "", TEXT_FMT(list[i].code),
                           PROTECTION_WORDS[list[i].state], SHIELD_WORDS[list[i].when], day_iso(list[i].from, from),
                           TEXT_FMT(text_empty(list[i].covers) ? TEXT("proposer") : list[i].covers));
    return n ? said : TEXT("nothing");
}

static struct text answer(struct reading *r, struct text question, struct err *err)
{
    struct text rest = question, code, word = TEXT_NONE, who = TEXT_NONE;
    struct matter_key key;
    const struct family *f;
    text_split(&rest, ' ', &code);
    if (rest.p)
        text_split(&rest, ' ', &word);
    if (rest.p)
        text_split(&rest, ' ', &who);
    if (store_matter_by_code(r->conn, r->a, code, &key, err) != RC_OK ||
        family_read(r->conn, r->a, &r->world, key.family, r->past ? r->now : INSTANT_MAX, true, &f, err) != RC_OK)
        return text_of(err->detail);
    const struct matter *m = family_matter(f, key.id);
    if (text_empty(word))
        return case_state(r->a, f, m, r->now);
    if (text_eq(word, TEXT("late")))
        return case_late(r->a, f, m, r->now);
    if (text_eq(word, TEXT("owed")))
        return case_owed(r->a, f, m, r->now);
    if (text_eq(word, TEXT("result")))
        return case_result(r->a, f, m);
    if (text_eq(word, TEXT("slip")))
        return case_slip(r->a, f, m, who, r->now);
    if (text_eq(word, TEXT("known")))
        return case_known(r->a, f, m, r->now);
    if (text_eq(word, TEXT("shields")))
        return case_shields(r, f, m);
    if (text_eq(word, TEXT("fields")))
        return case_fields(r->a, f, m, r->now);
    if (text_eq(word, TEXT("figures")))
        return case_figures(r->a, f, m, r->now);
    if (text_eq(word, TEXT("noted")))
        return case_noted(r->a, f, m, r->now);
    person_id p;
    if (text_eq(word, TEXT("may")) && org_resolve_person(r->world.org, who, &p, err) == RC_OK)
        return case_may(r->a, f, m, p, r->now);
    return TEXT("what is asked?");
}

static void expectations(struct runner *run, const struct ynode *item)
{
    const struct ynode *expect = ynode_get(item, "expect");
    struct congvu_ask ask = { .as_of = TEXT_NONE };
    struct reading r;
    struct err err;
    const struct ynode *read_at = ynode_get(item, "read_at");
    if (read_at)
        ask.as_of = read_at->value;
    if (reading_begin(run->app, &ask, &r, &err) != RC_OK) {
        verdict(run, item, TEXT("reading"), TEXT("possible"), text_of(err.detail));
        reading_end(&r);
        return;
    }
    for (size_t i = 0; expect && i < expect->n; i++)
        verdict(run, expect->keys[i], expect->keys[i]->value, expect->items[i]->value,
                answer(&r, expect->keys[i]->value, &err));
    reading_end(&r);
}

/* --- what must always hold ------------------------------------------------------------------------------------------ */

static void family_holds(struct runner *run, struct reading *r, matter_id root, const struct ynode *item)
{
    const struct family *f;
    struct text why = TEXT_NONE;
    struct err err = { .detail = "" };
    if (family_read(r->conn, r->a, &r->world, root, INSTANT_MAX, true, &f, &err) != RC_OK ||
        store_views_check(r->conn, f, &err) != RC_OK) {
        verdict(run, item, TEXT("replay equals views"), TEXT("yes"), text_of(err.detail));
        return;
    }
    if (!family_validate(f, r->a, &why))
        verdict(run, item, TEXT("holdings tile"), TEXT("yes"), why);
    for (size_t i = 0; i < f->n; i++) {
        size_t n;
        const struct charge *charges = matter_charges(r->a, f, &f->matters[i], r->now, &n);
        if (!charges_validate(f, &f->matters[i], r->now, charges, n))
            verdict(run, item, TEXT("charges tile and sum"), TEXT("yes"), TEXT("no"));
    }
}

static void invariants(struct runner *run, const struct ynode *item)
{
    struct congvu_ask ask = { .as_of = TEXT_NONE };
    struct reading r;
    struct err err;
    matter_id *roots;
    size_t n = 0;
    if (reading_begin(run->app, &ask, &r, &err) == RC_OK &&
        store_families(r.conn, r.a, 0, 10000, &roots, &n, &err) == RC_OK)
        for (size_t i = 0; i < n; i++)
            family_holds(run, &r, roots[i], item);
    reading_end(&r);
}

/* --- one item after the other ------------------------------------------------------------------------------------------ */

struct one_job {
    struct runner *run;
    size_t index;
};

static enum rc one_job(struct conn *conn, void *arg, struct err *err)
{
    struct one_job *job = arg;
    struct loaded loaded;
    struct congvu_done done;
    struct apply_one one = { .app = job->run->app,
                             .conn = conn,
                             .a = arena_new(),
                             .keep = arena_new(),
                             .file = &job->run->file,
                             .index = job->index,
                             .loaded = &loaded };
    enum rc rc = world_load(conn, one.keep, &loaded, err);
    if (rc == RC_OK)
        rc = apply_item(&one, &done, err);
    arena_free(one.keep);
    arena_free(one.a);
    return rc;
}

static void run_item(struct runner *run, size_t index)
{
    const struct ynode *item = run->file.items->items[index];
    const struct ynode *refused = ynode_get(item, "refused");
    struct one_job job = { run, index };
    struct err err = { .detail = "" };
    const struct ynode *at = ynode_get(item, "at"), *what = ynode_get(item, "act");
    struct text at_text = at ? at->value : TEXT_NONE, what_text = what ? what->value : TEXT_NONE;
    if (run->print)
        printf("%s:%d  %.*s %.*s\n", item->file, item->line, TEXT_FMT(at_text), TEXT_FMT(what_text));
    enum rc rc = ynode_get(item, "read_at") ? RC_OK : store_write(run->app->store, one_job, &job, &err);
    if (refused) {
        struct text got = rc == RC_OK ? TEXT("recorded") : text_of(problem_row(err.problem)->slug);
        verdict(run, refused, text_of(err.detail), refused->value, got);
    } else if (rc != RC_OK) {
        verdict(run, item, TEXT("the act"), TEXT("recorded"), text_of(err.detail));
    }
    expectations(run, item);
    invariants(run, item);
}

/* Sealed, the whole record is as its facts give it: views, dues, charges, and what board and reports count. */
static void audited(struct runner *run, const struct ynode *item)
{
    const struct congvu_ledger_check check = { .against = TEXT_NONE };
    struct err err = { .detail = "" };
    struct sbuf said;
    size_t sealed, wrong = 1;
    sbuf_init(&said, 1 << 20);
    enum rc rc = congvu_seal(run->app, &sealed, &err);
    if (rc == RC_OK)
        rc = congvu_audit(run->app, &check, &wrong, &said, &err);
    if (rc != RC_OK || wrong)
        verdict(run, item, TEXT("the audit"), TEXT("nothing"), rc == RC_OK ? sbuf_text(&said) : text_of(err.detail));
    sbuf_release(&said);
}

static void make_world(struct runner *run, struct arena *a, const char *file, const char *where)
{
    struct text bytes = file_bytes(a, file);
    struct err err;
    const struct ynode *root;
    if (apply_read(a, file, bytes, &run->file, &err) != RC_OK || yaml_read(a, file, bytes, &root, &err) != RC_OK) {
        fprintf(stderr, "%s\n", err.detail);
        exit(1);
    }
    const struct ynode *world = ynode_get(root, "world");
    const struct ynode *registry = world ? ynode_get(world, "register") : NULL;
    if (!registry) {
        fprintf(stderr, "%s: 'world: {register: FILE}' is missing\n", file);
        exit(1);
    }
    const char *slash = strrchr(file, '/');
    struct text path =
        text_printf(a, "%.*s/%.*s", (int)(slash ? slash - file : 1), slash ? file : ".", TEXT_FMT(registry->value));
    struct congvu_seed seed = {
        .province = TEXT("case"), .exercise = true, .register_file = path, .registry = file_bytes(a, text_cstr(a, path))
    };
    if (congvu_init(where, &seed, &err) != RC_OK || congvu_open(where, true, &run->app, &err) != RC_OK) {
        fprintf(stderr, "%s\n", err.detail);
        exit(1);
    }
}

int main(int argc, char **argv)
{
    struct runner run = { .print = argc > 2 && strcmp(argv[1], "--print") == 0 };
    if (argc < 2)
        return 2;
    struct arena *a = arena_new();
    char dir[] = "/tmp/congvu-case-XXXXXX", where[64];
    if (!mkdtemp(dir))
        return 2;
    snprintf(where, sizeof where, "%s/case.db", dir);
    make_world(&run, a, argv[argc - 1], where);
    for (size_t i = 0; i < run.file.items->n; i++) {
        run_item(&run, i);
        if (i % 4 == 3 || i + 1 == run.file.items->n)
            audited(&run, run.file.items->items[i]);
    }
    congvu_close(run.app);
    static const char *const PARTS[] = { "", "-wal", "-shm", ".key", ".stamp" };
    for (size_t i = 0; i < LEN(PARTS); i++) {
        char part[80];
        snprintf(part, sizeof part, "%s%s", where, PARTS[i]);
        unlink(part);
    }
    rmdir(dir);
    arena_free(a);
    if (!run.print)
        printf("%d passed, %d failed\n", run.passed, run.failed);
    return run.failed ? 1 : 0;
}
