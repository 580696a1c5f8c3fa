/* test_open.c -- a new database is there as a whole or not at all; a wrong one is named for what it is. */
#include "fixture.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* --- helpers --------------------------------------------------------------------------------------------- */

static struct text file_bytes(struct arena *a, const char *path)
{
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    fseek(f, 0, SEEK_END);
    size_t n = (size_t)ftell(f);
    rewind(f);
    char *p = arena_alloc(a, n + 1);
    assert_int_equal(fread(p, 1, n, f), n);
    fclose(f);
    return (struct text){ p, n };
}

static void file_write(const char *path, struct text t)
{
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    if (t.n)
        assert_int_equal(fwrite(t.p, 1, t.n, f), t.n);
    fclose(f);
}

static int files_in(const char *dir)
{
    int n = 0;
    DIR *d = opendir(dir);
    assert_non_null(d);
    for (struct dirent *e; (e = readdir(d));)
        n += e->d_name[0] != '.';
    closedir(d);
    return n;
}

static enum rc opened(const char *path, bool write, struct err *why)
{
    struct store *s = NULL;
    enum rc rc = store_open(path, write, &s, why);
    store_close(s);
    return rc;
}

static enum rc other_work(struct conn *c, void *arg, struct err *err)
{
    struct text bulk = *(struct text *)arg;
    struct regulation_file file = { TEXT("bulk"), bulk, { 0 } };
    return store_regulation_add(c, &file, err);
}

/* --- making ---------------------------------------------------------------------------------------------- */

static void a_new_database_is_one_file(void **state)
{
    struct bed *b = BED(state);
    bed_close(b);
    assert_int_equal(files_in(b->dir), 1);
    OK(opened(b->path, true, &err));
    assert_int_equal(files_in(b->dir), 1);
    const char *path = text_printf(b->a, "sqlite:%s%c", bed_file(b, "b.db"), 0).p;
    OK(store_create(path, &META, NULL, NULL, &err));
    OK(opened(path, false, &err));
    assert_int_equal(files_in(b->dir), 2);
}

static void what_is_there_is_never_overwritten(void **state)
{
    struct bed *b = BED(state);
    root_open(b->store, 1000);
    FAILS(PB_EXISTS, store_create(b->path, &META, NULL, NULL, &err));
    assert_int_equal(raw_number(b->store, "SELECT count(*) FROM act"), 1);
    bed_close(b);
    file_write(bed_file(b, "notes.txt"), TEXT("notes"));
    FAILS(PB_EXISTS, store_create(bed_file(b, "notes.txt"), &META, NULL, NULL, &err));
    FAILS(PB_EXISTS, store_create(b->dir, &META, NULL, NULL, &err));
    assert_int_equal(file_bytes(b->a, bed_file(b, "notes.txt")).n, 5);
    assert_int_equal(files_in(b->dir), 2);
}

static void a_folder_that_is_not_there_is_told(void **state)
{
    FAILS(PB_IO, store_create(bed_file(BED(state), "none/x.db"), &META, NULL, NULL, &err));
}

static const struct {
    const char *name, *sql;
    int64_t want;
} SETTINGS[] = {
    { "every commit is synced", "PRAGMA synchronous", 2 },
    { "references are held", "PRAGMA foreign_keys", 1 },
    { "erased words are overwritten", "PRAGMA secure_delete", 1 },
    { "the schema is trusted with nothing", "PRAGMA trusted_schema", 0 },
    { "the file says whose it is", "PRAGMA application_id", 0x43565545 },
    { "and in which format", "PRAGMA user_version", 17 },
    { "the journal is a WAL", "SELECT journal_mode = 'wal' FROM pragma_journal_mode", 1 },
};

static enum rc setting_work(struct conn *c, void *arg, struct err *err)
{
    bool row;
    struct stmt *st;
    size_t i = *(size_t *)arg;
    enum rc rc = c->driver->prepare(c->db, &st, SETTINGS[i].sql, err);
    if (rc == RC_OK && (rc = c->driver->step(st, &row, err)) == RC_OK && c->driver->column(st, 0).i != SETTINGS[i].want)
        rc = err_set(err, PB_WRONG_VALUE, "%s: %lld", SETTINGS[i].name, (long long)c->driver->column(st, 0).i);
    c->driver->finish(st);
    return rc;
}

static void a_writer_is_set_to_lose_nothing(void **state)
{
    for (size_t i = 0; i < LEN(SETTINGS); i++)
        OK(store_write(BED(state)->store, setting_work, &i, &err));
}

/* --- wrong files ----------------------------------------------------------------------------------------- */

enum spoil { EMPTY, PLAIN_TEXT, OTHER_PROGRAM, NEWER, TRIAL, UNFINISHED, HEADER_CUT, GARBAGE_INSIDE };

static const struct {
    const char *name;
    enum spoil how;
    enum problem want;
    const char *says;
} WRONG[] = {
    { "an empty file is no database", EMPTY, PB_NOT_OURS, "empty" },
    { "a text file is no database", PLAIN_TEXT, PB_NOT_OURS, "not a congvu database" },
    { "a database of another program stays untouched", OTHER_PROGRAM, PB_NOT_OURS, "another program" },
    { "a newer database wants a newer program", NEWER, PB_NEWER, "newer" },
    { "a database of a trial version is not read", TRIAL, PB_OLDER, "has format 4, which only trial versions wrote" },
    { "a database without a format was never finished", UNFINISHED, PB_NOT_OURS, "never finished" },
    { "a file cut within its first bytes", HEADER_CUT, PB_CORRUPT, "truncated" },
    { "a file overwritten inside", GARBAGE_INSIDE, PB_CORRUPT, "damaged" },
};

/* A copy of the bed's database, spoilt. */
static const char *spoilt(struct bed *b, enum spoil how)
{
    const char *path = bed_file(b, "wrong.db");
    struct text whole = file_bytes(b->a, b->path);
    char *p = (char *)whole.p;
    switch (how) {
    case EMPTY: whole.n = 0; break;
    case PLAIN_TEXT:
        whole = TEXT("SQLite is mentioned, and more is written here than any header is long. \n\n"
                     "Kính gửi: các sở, ban, ngành; UBND các xã, phường. Căn cứ kết luận ...");
        break;
    case OTHER_PROGRAM: memset(p + 68, 7, 4); break;
    case NEWER: p[63] = 99; break;
    case TRIAL: p[63] = 4; break;
    case UNFINISHED: memset(p + 60, 0, 4); break;
    case HEADER_CUT: whole.n = 50; break;
    case GARBAGE_INSIDE: memset(p + 100, 0x5a, whole.n - 100); break;
    }
    file_write(path, whole);
    return path;
}

static void wrong_files_are_named_for_what_they_are(void **state)
{
    struct bed *b = BED(state);
    root_open(b->store, 1000);
    bed_close(b);
    for (size_t i = 0; i < LEN(WRONG); i++) {
        const char *path = spoilt(b, WRONG[i].how);
        struct text before = file_bytes(b->a, path);
        for (int write = 0; write < 2; write++) {
            struct err why = { .problem = PB_NONE };
            opened(path, write, &why);
            if (why.problem != WRONG[i].want || !strstr(why.detail, WRONG[i].says) || !strstr(why.detail, path))
                fail_msg("%s: %s", WRONG[i].name, why.detail);
        }
        assert_true(text_eq(before, file_bytes(b->a, path)));
        assert_int_equal(files_in(b->dir), 2); /* nothing beside it */
    }
    FAILS(PB_NOT_OURS, opened(b->dir, false, &err));
    FAILS(PB_IO, opened(bed_file(b, "none.db"), false, &err));
}

static void a_file_cut_anywhere_is_truncated(void **state)
{
    struct bed *b = BED(state);
    for (int i = 0; i < 200; i++)
        root_open(b->store, 1000 + i);
    bed_close(b);
    struct text whole = file_bytes(b->a, b->path);
    const char *path = bed_file(b, "cut.db");
    for (size_t n = 16; n < whole.n; n += n < 200 ? 13 : whole.n / 40) {
        file_write(path, text_sub(whole, 0, n));
        FAILS(PB_CORRUPT, opened(path, false, &err));
        FAILS(PB_CORRUPT, opened(path, true, &err));
    }
    file_write(path, text_sub(whole, 0, whole.n - 1));
    FAILS(PB_CORRUPT, opened(path, true, &err));
    file_write(path, whole);
    OK(opened(path, true, &err));
}

/* Whatever bytes change, opening and reading end in an answer. */
static void a_damaged_file_never_brings_the_reader_down(void **state)
{
    struct bed *b = BED(state);
    struct luck l = { 3 };
    for (int i = 0; i < 50; i++)
        root_open(b->store, 1000 + i);
    bed_close(b);
    struct text whole = file_bytes(b->a, b->path);
    const char *path = bed_file(b, "bits.db");
    for (int round = 0; round < 150; round++) {
        struct arena *a = arena_new();
        char *p = arena_dup(a, whole.p, whole.n);
        for (int k = 0; k < 40; k++)
            p[luck_upto(&l, (int64_t)whole.n)] ^= (char)(1 << luck_upto(&l, 8));
        file_write(path, (struct text){ p, whole.n });
        struct store *s;
        struct conn *c;
        struct act *acts;
        size_t n;
        struct board_row *rows;
        struct board_query q = { .now = { 5000 }, .max = 100, .ended = true };
        if (store_open(path, false, &s, NULL) == RC_OK) {
            if (store_read(s, &c, NULL) == RC_OK) {
                (void)store_acts_since(c, a, 0, 1000, &acts, &n, NULL);
                (void)store_board(c, a, &q, &rows, &n, NULL);
                store_done(c);
            }
            store_close(s);
        }
        arena_free(a);
    }
}

/* The power went while the first page was written to the file: it is whole in the WAL. */
static void a_first_page_lost_under_the_head_is_read_from_the_wal(void **state)
{
    struct bed *b = BED(state);
    root_open(b->store, 1000);
    OK(raw_sql(b->store, "PRAGMA application_id = 0x43565545", &err)); /* writes the first page */
    struct text whole = file_bytes(b->a, b->path), wal = file_bytes(b->a, bed_file(b, "a.db-wal"));
    memset((char *)whole.p, 0xa5, 512);
    file_write(bed_file(b, "torn.db"), whole);
    FAILS(PB_NOT_OURS, opened(bed_file(b, "torn.db"), true, &err));
    file_write(bed_file(b, "torn.db-wal"), wal);
    OK(opened(bed_file(b, "torn.db"), true, &err));
    OK(opened(bed_file(b, "torn.db"), false, &err)); /* and is in its place now */
    file_write(bed_file(b, "notes.db"), whole);
    file_write(bed_file(b, "notes.db-wal"), TEXT("no WAL"));
    FAILS(PB_NOT_OURS, opened(bed_file(b, "notes.db"), true, &err));
}

static void the_mark_of_a_failed_sync_goes_when_the_wal_was_written_again(void **state)
{
    struct bed *b = BED(state);
    root_open(b->store, 1000); /* the WAL has something in it */
    file_write(bed_file(b, "a.db-unsure"), TEXT_NONE);
    OK(opened(b->path, false, &err));
    assert_int_not_equal(access(bed_file(b, "a.db-unsure"), F_OK), 0);
    assert_int_equal(raw_number(b->store, "SELECT count(*) FROM act"), 1);
    act_append(b->store, 1, 2000);
}

/* --- as another user ------------------------------------------------------------------------------------- */

/* Runs fn in a child that is not root; 0 when it was content. */
static int as_another(int (*fn)(struct bed *b), struct bed *b)
{
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) {
        if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
            _exit(99);
        _exit(fn(b));
    }
    int status = -1;
    waitpid(pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* 0: opens for reading with the one act in it, and for writing says `read-only`. */
static int reads_only(struct bed *b)
{
    struct store *s;
    struct conn *c;
    struct instant last;
    int64_t seq = 0;
    struct err err = { .problem = PB_NONE };
    if (opened(b->path, true, &err) == RC_OK || err.problem != PB_READ_ONLY)
        return 1;
    if (store_open(b->path, false, &s, &err) != RC_OK)
        return fprintf(stderr, "%s\n", err.detail), 2;
    if (store_read(s, &c, &err) != RC_OK || store_last_recorded(c, &last, &seq, &err) != RC_OK)
        return fprintf(stderr, "%s\n", err.detail), 3;
    store_done(c);
    store_close(s);
    return seq == 1 ? 0 : 4;
}

static int cannot_make(struct bed *b)
{
    struct err err = { .problem = PB_NONE };
    enum rc rc = store_create(bed_file(b, "new.db"), &META, NULL, NULL, &err);
    return rc == RC_IO && err.problem == PB_READ_ONLY ? 0 : 1;
}

static const struct {
    const char *name;
    mode_t file, dir;
} LOCKED[] = {
    { "a read-only file in a folder that may be written", 0444, 0777 },
    { "a read-only file in a read-only folder", 0444, 0555 },
    { "a file that may be written in a read-only folder", 0666, 0555 },
};

static void what_is_read_only_can_still_be_read(void **state)
{
    struct bed *b = BED(state);
    root_open(b->store, 1000);
    bed_close(b);
    for (size_t i = 0; i < LEN(LOCKED); i++) {
        chmod(b->path, LOCKED[i].file);
        chmod(b->dir, LOCKED[i].dir);
        int answer = as_another(reads_only, b);
        chmod(b->dir, 0777);
        if (answer)
            fail_msg("%s: %d", LOCKED[i].name, answer);
    }
    chmod(b->dir, 0555);
    assert_int_equal(as_another(cannot_make, b), 0);
    chmod(b->dir, 0777);
    assert_int_equal(files_in(b->dir), 1);
}

/* --- no room --------------------------------------------------------------------------------------------- */

static enum rc bulk_write(struct bed *b, struct store *s, size_t n, struct err *why)
{
    struct text bulk = { arena_alloc(b->a, n), n };
    memset((char *)bulk.p, 'x', n);
    return store_write(s, other_work, &bulk, why);
}

static void a_full_database_says_so_and_keeps_what_it_has(void **state)
{
    struct bed *b = BED(state);
    matter_id id = root_open(b->store, 1000);
    OK(b->store->writer->driver->script(b->store->writer->db, "PRAGMA max_page_count = 100", &err));
    FAILS(PB_DISK_FULL, bulk_write(b, b->store, 1 << 20, &err));
    act_append(b->store, id, 2000);
    bed_close(b);
    bed_open(b, true);
    assert_int_equal(raw_number(b->store, "SELECT count(*) FROM act"), 2);
    assert_int_equal(raw_number(b->store, "SELECT count(*) FROM regulation"), 0);
    assert_int_equal(raw_number(b->store, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"),
                     0);
    OK(bulk_write(b, b->store, 1 << 20, &err)); /* there is room again */
}

static int files_may_not_grow(struct bed *b)
{
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit small = { 300 << 10, 300 << 10 };
    struct store *s;
    struct err err = { .problem = PB_NONE };
    if (store_open(b->path, true, &s, &err) != RC_OK || setrlimit(RLIMIT_FSIZE, &small) != 0)
        return 1;
    if (bulk_write(b, s, 1 << 20, &err) != RC_IO)
        return 2;
    if (bulk_write(b, s, 100, &err) != RC_OK)
        return 3;
    store_close(s);
    return 0;
}

static int files_may_not_be_made(struct bed *b)
{
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit small = { 20 << 10, 20 << 10 };
    struct err err = { .problem = PB_NONE };
    setrlimit(RLIMIT_FSIZE, &small);
    return store_create(bed_file(b, "new.db"), &META, NULL, NULL, &err) == RC_IO ? 0 : 1;
}

static void a_file_that_cannot_grow_fails_one_work_only(void **state)
{
    struct bed *b = BED(state);
    root_open(b->store, 1000);
    bed_close(b);
    chmod(b->path, 0666);
    assert_int_equal(as_another(files_may_not_grow, b), 0);
    bed_open(b, true);
    assert_int_equal(raw_number(b->store, "SELECT count(*) FROM act"), 1);
    assert_int_equal(raw_number(b->store, "SELECT sum(length(yaml)) FROM regulation"), 100);
    bed_close(b);
    assert_int_equal(as_another(files_may_not_be_made, b), 0);
    assert_int_equal(files_in(b->dir), 1); /* nothing is left of the attempt */
}

int main(void)
{
    static const struct CMUnitTest TESTS[] = {
        IN_BED(a_new_database_is_one_file),
        IN_BED(what_is_there_is_never_overwritten),
        IN_BED(a_folder_that_is_not_there_is_told),
        IN_BED(a_writer_is_set_to_lose_nothing),
        IN_BED(wrong_files_are_named_for_what_they_are),
        IN_BED(a_file_cut_anywhere_is_truncated),
        IN_BED(a_damaged_file_never_brings_the_reader_down),
        IN_BED(a_first_page_lost_under_the_head_is_read_from_the_wal),
        IN_BED(the_mark_of_a_failed_sync_goes_when_the_wal_was_written_again),
        IN_BED(what_is_read_only_can_still_be_read),
        IN_BED(a_full_database_says_so_and_keeps_what_it_has),
        IN_BED(a_file_that_cannot_grow_fails_one_work_only),
    };
    return cmocka_run_group_tests_name("open", TESTS, NULL, NULL);
}
