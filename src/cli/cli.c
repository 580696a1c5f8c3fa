/* cli.c -- what commands share: the database, the person, the look of the answer. */
#include "cli/cli.h"

#include "base/i18n.h"
#include "cli/term.h"

#include <limits.h>
#include <pwd.h>
#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h>

enum rc cli_number(const struct cli *cli, enum opt id, const char *what, int64_t min, int64_t none, int64_t *out,
                   struct err *err)
{
    int64_t n = none;
    if (cli_has(cli, id) && (!text_int(cli_text(cli, id), &n) || n < min))
        return cli_usage(cli->command, err, _("%s is a whole number of at least %lld, not '%s'"), what, (long long)min,
                         cli->option[id]);
    *out = n;
    return RC_OK;
}

const char *cli_db(const struct cli *cli)
{
    const char *db = cli_has(cli, OPT_DB) ? cli->option[OPT_DB] : getenv("CONGVU_DB");
    return db && *db ? db : NULL;
}

enum rc cli_open(const struct cli *cli, bool write, struct congvu **app, struct err *err)
{
    const char *db = cli_db(cli);
    if (!db)
        return cli_usage(cli->command, err, _("no database is named: say --db FILE or set CONGVU_DB"));
    return congvu_open(db, write, app, err);
}

/* The name the terminal was logged in under, which survives sudo; without a terminal, the user's. */
struct text cli_operator(struct cli *cli)
{
    char login[LOGIN_NAME_MAX + 1], room[4096];
    struct passwd entry, *found = NULL;
    if (getlogin_r(login, sizeof login) == 0 && *login)
        return text_dup(cli->arena, text_of(login));
    if (getpwuid_r(getuid(), &entry, room, sizeof room, &found) == 0 && found)
        return text_dup(cli->arena, text_of(found->pw_name));
    return text_printf(cli->arena, "uid %ld", (long)getuid());
}

enum rc cli_person(const struct cli *cli, struct text *person, struct err *err)
{
    if (!cli_has(cli, OPT_AS))
        return cli_usage(cli->command, err, _("say who acts: --as PERSON"));
    *person = cli_text(cli, OPT_AS);
    return RC_OK;
}

struct report_style cli_style(const struct cli *cli)
{
    struct report_style style = {
        .format = REPORT_TEXT, .lang = i18n_lang(), .width = term_width(), .colour = term_colour()
    };
    struct text format = cli_text(cli, OPT_FORMAT);
    for (int i = 0; !text_empty(format) && REPORT_FORMAT_WORDS[i]; i++)
        if (text_eq(format, text_of(REPORT_FORMAT_WORDS[i])))
            style.format = (enum report_format)i;
    return style;
}

enum rc cli_answer(struct sbuf *out, enum rc rc, struct err *err)
{
    if (!rc && sbuf_full(out))
        rc = err_set(err, PB_TOO_LARGE, _("the answer is larger than %d MiB: ask for less"), ANSWER_BYTES_MAX >> 20);
    if (!rc)
        rc = term_write(sbuf_text(out), err);
    sbuf_release(out);
    return rc;
}

enum rc cli_say(const struct cli *cli, struct err *err, const char *fmt, ...)
{
    if (cli_has(cli, OPT_QUIET))
        return RC_OK;
    struct sbuf line;
    sbuf_init(&line, ERR_DETAIL_MAX);
    va_list args;
    va_start(args, fmt);
    sbuf_vprintf(&line, fmt, args);
    va_end(args);
    sbuf_char(&line, '\n');
    return cli_answer(&line, RC_OK, err);
}
