/* main.c -- congvu-verify: what a receipt proves, without congvu and without its database.
 *
 *      congvu-verify [-w N] RECEIPT KEY...       KEY: a public key, a file of them, or a policy; N witnesses must have signed
 *
 * Exit status 0 where the receipt holds, else that of the problem (docs/formats/problems.md).
 */
#include "base/i18n.h"
#include "verify/verify.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { INPUT_MAX = 16 << 20, EXIT_USAGE = 2 };

static enum rc file_add(const char *name, struct sbuf *out, struct err *err)
{
    char piece[1 << 16];
    bool standard = strcmp(name, "-") == 0;
    FILE *f = standard ? stdin : fopen(name, "rb");
    if (!f)
        return err_set(err, PB_IO, _("cannot read '%s': %s"), name, i18n_errno(errno));
    for (size_t n; (n = fread(piece, 1, sizeof piece, f)) > 0;)
        sbuf_add(out, (struct text){ piece, n });
    bool failed = ferror(f);
    if (!standard)
        fclose(f);
    if (failed)
        return err_set(err, PB_IO, _("cannot read '%s': %s"), name, i18n_errno(EIO));
    return sbuf_full(out) ? err_set(err, PB_TOO_LARGE, _("'%s' is larger than %d MiB"), name, INPUT_MAX >> 20) : RC_OK;
}

/* A key as it is has two pluses; anything else is the name of a file. */
static enum rc key_add(const char *arg, struct sbuf *keys, struct err *err)
{
    const char *plus = strchr(arg, '+');
    enum rc rc = RC_OK;
    if (plus && strchr(plus + 1, '+'))
        sbuf_str(keys, arg);
    else
        rc = file_add(arg, keys, err);
    sbuf_char(keys, '\n');
    return rc;
}

static enum rc run(int argc, char *argv[], size_t witnesses, struct sbuf *out, struct err *err)
{
    struct sbuf receipt, keys;
    sbuf_init(&receipt, INPUT_MAX);
    sbuf_init(&keys, INPUT_MAX);
    enum rc rc = file_add(argv[1], &receipt, err);
    for (int i = 2; i < argc && rc == RC_OK; i++)
        rc = key_add(argv[i], &keys, err);
    if (rc == RC_OK)
        rc = verify_receipt(sbuf_text(&receipt), sbuf_text(&keys), witnesses, out, err);
    sbuf_release(&receipt);
    sbuf_release(&keys);
    return rc;
}

int main(int argc, char *argv[])
{
    struct err err = { .rc = RC_OK };
    struct sbuf out;
    i18n_init(NULL);
    int64_t witnesses = 0;
    bool wrong = false;
    if (argc > 2 && strcmp(argv[1], "-w") == 0) {
        wrong = !text_int(text_of(argv[2]), &witnesses) || witnesses < 0;
        argv += 2;
        argc -= 2;
    }
    if (argc < 3 || wrong) {
        fprintf(stderr, "%s\n",
                _("usage: congvu-verify [-w N] RECEIPT KEY...\n  KEY is the log's public key, or a file of keys, one a "
                  "line, or a "
                  "policy\n  -w N: so many witnesses must have co-signed it"));
        return EXIT_USAGE;
    }
    sbuf_init(&out, INPUT_MAX);
    enum rc rc = run(argc, argv, (size_t)witnesses, &out, &err);
    if (rc == RC_OK && (fwrite(out.p, 1, out.n, stdout) != out.n || fflush(stdout) != 0))
        rc = err_set(&err, PB_IO, _("cannot write the answer"));
    if (rc != RC_OK)
        fprintf(stderr, "congvu-verify: %s [%s]\n", err.detail, problem_row(err.problem)->slug);
    sbuf_release(&out);
    return rc == RC_OK ? 0 : problem_row(err.problem)->exit;
}
