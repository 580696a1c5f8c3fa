/* bench_accounts.c -- what it costs to know who asks, and to show only what that person may see.
 *
 *   bench_accounts [MATTERS]      50000 open matters over the example province unless stated
 *
 * Each figure is per call, by one thread. A board of the console, which asks nobody's sight, is printed beside those of a person of one
 * agency; "none visible" is the worst: every row must be found hidden. */
#include "app/account/account.h"
#include "app/act/act_record.h"
#include "app/act/recent.h"
#include "app/view/view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { WHO_CALLS = 200000, READS = 20, AT_ONCE = 1000, PAGE = 500 };

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void must(enum rc rc, const char *what, const struct err *err)
{
    if (rc == RC_OK)
        return;
    fprintf(stderr, "bench_accounts: %s: %s\n", what, err->detail);
    exit(1);
}

struct filling {
    struct congvu *app;
    long left, made;
};

static const char *const UNITS[] = { "stc", "sxd", "snv", "stp" };

static enum rc fill_job(struct conn *conn, void *arg, struct err *err)
{
    struct filling *fill = arg;
    struct loaded *loaded;
    enum rc rc = world_hold(fill->app, conn, false, &loaded, err);
    long made = 0;
    for (; rc == RC_OK && made < AT_ONCE && made < fill->left; made++) {
        struct arena *a = arena_new();
        struct congvu_done done;
        const struct congvu_field fields[] = { { TEXT("kind"), TEXT("directive") },
                                               { TEXT("giver"), TEXT("ubnd") },
                                               { TEXT("to"), text_of(UNITS[(fill->made + made) % 3]) },
                                               { TEXT("due"), TEXT("30 working days") },
                                               { TEXT("title"), TEXT("Rà soát, báo cáo kết quả thực hiện") } };
        struct congvu_act act = { .person = TEXT("cvp"),
                                  .surety = SURETY_CONSOLE,
                                  .operator_name = TEXT("b"),
                                  .kind = TEXT("open"),
                                  .fields = fields,
                                  .nfields = LEN(fields),
                                  .version = -1 };
        rc = act_record(fill->app, conn, a, loaded, &act, &done, err);
        arena_free(a);
    }
    world_release(fill->app, loaded);
    fill->made += rc == RC_OK ? made : 0;
    return rc;
}

static void board(struct congvu *app, const char *what, const struct congvu_who *who, size_t max)
{
    struct err err;
    size_t shown = 0;
    double began = seconds();
    for (int i = 0; i < READS; i++) {
        struct reading r;
        struct lines lines;
        struct congvu_ask ask = { .who = who };
        struct line_query q = { .max = max };
        must(reading_begin(app, &ask, &r, &err), "reading", &err);
        must(board_lines(&r, &q, "vi", &lines, &err), "board", &err);
        shown = lines.n;
        reading_end(&r);
    }
    printf("board, %-34s %6zu lines  %9.3f ms\n", what, shown, (seconds() - began) * 1e3 / READS);
}

static struct congvu_who person(const char *code, unsigned rights)
{
    return (struct congvu_who){ .account = text_of(code),
                                .person = text_of(code),
                                .via = CONGVU_VIA_SESSION,
                                .rights = CONGVU_MAY_WRITE | rights };
}

static void who_calls(struct congvu *app)
{
    struct err err;
    struct arena *a = arena_new();
    struct congvu_who root = congvu_who_console(TEXT("bench")), who;
    struct congvu_link link;
    struct congvu_signed_in in;
    must(congvu_account_add(app, a, &root, TEXT("hanh"), TEXT("hanh"), &link, &err), "account", &err);
    struct congvu_link_use use = { .token = link.token, .password = TEXT("con trâu ăn cỏ non") };
    must(congvu_link_use(app, &use, &err), "password", &err);
    struct congvu_sign_in door = { .name = TEXT("hanh"), .password = use.password };
    double began = seconds();
    must(congvu_sign_in(app, a, &door, &in, NULL, &err), "sign in", &err);
    printf("sign in %.0f ms\n", (seconds() - began) * 1e3);
    struct congvu_credentials c = { .cookie = in.token };
    struct arena *each = arena_new();
    began = seconds();
    for (int i = 0; i < WHO_CALLS; i++) {
        arena_reset(each);
        must(congvu_who(app, each, &c, &who, &err), "who", &err);
    }
    printf("who asks, nothing committed meanwhile %.2f us\n", (seconds() - began) * 1e6 / WHO_CALLS);
    arena_free(each);
    arena_free(a);
}

int main(int argc, char *argv[])
{
    struct err err;
    char dir[] = "/tmp/congvu-bench-XXXXXX", db[64];
    struct filling fill = { .left = argc > 1 ? atol(argv[1]) : 50000 };
    if (!mkdtemp(dir))
        return 1;
    snprintf(db, sizeof db, "%s/b.db", dir);
    FILE *file = fopen(REGISTER, "rb");
    static char yaml[1 << 20];
    size_t n = file ? fread(yaml, 1, sizeof yaml, file) : 0;
    if (file)
        fclose(file);
    struct congvu_seed seed = { .province = TEXT("x"),
                                .register_file = TEXT("province.yaml"),
                                .registry = { yaml, n } };
    must(congvu_init(db, &seed, &err), "init", &err);
    must(congvu_open(db, true, &fill.app, &err), "open", &err);
    while (fill.left > 0) {
        must(store_write(fill.app->store, fill_job, &fill, &err), "fill", &err);
        fill.left -= AT_ONCE;
    }
    printf("%ld open matters\n", fill.made);
    who_calls(fill.app);
    struct congvu_who all = person("hanh", CONGVU_MAY_READ | CONGVU_MAY_READ_ALL), own = person("hanh", 0),
                      none = person("stp-gd", 0);
    board(fill.app, "console, a page", NULL, PAGE);
    board(fill.app, "inspector, a page", &all, PAGE);
    board(fill.app, "own agency leads every third, a page", &own, PAGE);
    board(fill.app, "console, all", NULL, 1000000);
    board(fill.app, "none visible, all looked at", &none, PAGE);
    congvu_close(fill.app);
    remove(db);
    rmdir(dir);
    return 0;
}
