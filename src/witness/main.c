/* main.c -- congvu-witness: a program for the agency that watches a ledger, without congvu and without its database.
 *
 *      congvu-witness init FOLDER NAME         a key of its own
 *      congvu-witness trust FOLDER KEY         a log to watch, by its public key
 *      congvu-witness key FOLDER               its own public key, for the log
 *      congvu-witness serve FOLDER [ADDRESS]   until it is told to end
 *
 * Exit status 0, 2 for wrong usage, else that of the problem (docs/formats/problems.md).
 */
#include "base/i18n.h"
#include "witness/witness.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

enum { EXIT_USAGE = 2 };

static enum rc say_key(const struct witness *w, struct err *err)
{
    struct sbuf out;
    sbuf_init(&out, 4096);
    witness_key(w, &out);
    sbuf_char(&out, '\n');
    bool ok = fwrite(out.p, 1, out.n, stdout) == out.n && fflush(stdout) == 0;
    sbuf_release(&out);
    return ok ? RC_OK : err_set(err, PB_IO, _("cannot write the answer"));
}

static enum rc opened(const char *folder, const char *listen, struct err *err)
{
    struct witness_server *server = NULL;
    struct witness *w = NULL;
    sigset_t set;
    int got;
    enum rc rc = witness_open(folder, &w, err);
    if (rc == RC_OK && !listen)
        rc = say_key(w, err);
    if (rc == RC_OK && listen) {
        sigemptyset(&set);
        sigaddset(&set, SIGINT);
        sigaddset(&set, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &set, NULL); /* before any thread, so that all leave them to us */
        rc = witness_serve(w, listen, &server, err);
    }
    if (rc == RC_OK && listen) {
        printf(_("The witness is at %s  (Ctrl+C ends)\n"), witness_address(server));
        fflush(stdout);
        sigwait(&set, &got);
    }
    witness_stop(server);
    witness_close(w);
    return rc;
}

static enum rc run(int argc, char *argv[], bool *known, struct err *err)
{
    const char *word = argc > 2 ? argv[1] : "";
    *known = true;
    if (strcmp(word, "init") == 0 && argc == 4) {
        enum rc rc = witness_init(argv[2], text_of(argv[3]), err);
        return rc == RC_OK ? opened(argv[2], NULL, err) : rc;
    }
    if (strcmp(word, "trust") == 0 && argc == 4)
        return witness_trust(argv[2], text_of(argv[3]), err);
    if (strcmp(word, "key") == 0 && argc == 3)
        return opened(argv[2], NULL, err);
    if (strcmp(word, "serve") == 0 && (argc == 3 || argc == 4))
        return opened(argv[2], argc == 4 ? argv[3] : "127.0.0.1:8081", err);
    *known = false;
    return RC_OK;
}

int main(int argc, char *argv[])
{
    struct err err = { .rc = RC_OK };
    bool known;
    i18n_init(NULL);
    enum rc rc = run(argc, argv, &known, &err);
    if (!known) {
        fprintf(stderr, "%s\n",
                _("usage: congvu-witness init FOLDER NAME\n       congvu-witness trust FOLDER KEY\n       "
                  "congvu-witness key FOLDER\n"
                  "       congvu-witness serve FOLDER [ADDRESS]"));
        return EXIT_USAGE;
    }
    if (rc != RC_OK)
        fprintf(stderr, "congvu-witness: %s [%s]\n", err.detail, problem_row(err.problem)->slug);
    return rc == RC_OK ? 0 : problem_row(err.problem)->exit;
}
