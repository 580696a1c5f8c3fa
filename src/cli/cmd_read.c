/* cmd_read.c -- what a reader asks: the board, one matter, its due date, a unit, a person. */
#include "cli/cmd.h"

#include "app/pages.h"
#include "base/i18n.h"

enum { BOARD_LINES_MAX = 100000 };

typedef enum rc reader(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err);

static enum rc answer(struct cli *cli, reader *read, struct text what, struct err *err)
{
    int64_t max;
    if (cli_number(cli, OPT_MAX, "--max", 1, 0, &max, err))
        return RC_REFUSED;
    const struct congvu_ask ask = {
        .what = what,
        .unit = cli_text(cli, OPT_UNIT),
        .kind = cli_text(cli, OPT_KIND),
        .state = cli_text(cli, OPT_STATE),
        .from = cli_text(cli, OPT_FROM),
        .to = cli_text(cli, OPT_TO),
        .by = cli_text(cli, OPT_BY),
        .day = cli_text(cli, OPT_DAY),
        .figures = cli_text(cli, OPT_FIGURE),
        .as_of = cli_text(cli, OPT_AS_OF),
        .person = cli_text(cli, OPT_AS),
        .max = (size_t)min64(max, BOARD_LINES_MAX),
        .style = cli_style(cli),
    };
    struct congvu *app = NULL;
    enum rc rc = cli_open(cli, false, &app, err);
    if (rc)
        return rc;
    struct sbuf out;
    sbuf_init(&out, ANSWER_BYTES_MAX);
    rc = read(app, &ask, &out, err);
    congvu_close(app);
    return cli_answer(&out, rc, err);
}

enum rc cmd_documents(struct cli *cli, struct err *err) { return answer(cli, congvu_documents, TEXT_NONE, err); }
enum rc cmd_board(struct cli *cli, struct err *err) { return answer(cli, congvu_board, TEXT_NONE, err); }
enum rc cmd_matter(struct cli *cli, struct err *err) { return answer(cli, congvu_sheet, text_of(cli->arg[0]), err); }
enum rc cmd_why(struct cli *cli, struct err *err) { return answer(cli, congvu_why, text_of(cli->arg[0]), err); }
enum rc cmd_unit(struct cli *cli, struct err *err) { return answer(cli, congvu_unit, text_of(cli->arg[0]), err); }
enum rc cmd_person(struct cli *cli, struct err *err) { return answer(cli, congvu_person, text_of(cli->arg[0]), err); }
enum rc cmd_authority(struct cli *cli, struct err *err)
{
    return answer(cli, congvu_authority, text_of(cli->arg[0]), err);
}

enum rc cmd_kinds(struct cli *cli, struct err *err)
{
    return answer(cli, congvu_kind, cli->nargs ? text_of(cli->arg[0]) : TEXT_NONE, err);
}

enum rc cmd_sums(struct cli *cli, struct err *err) { return answer(cli, congvu_sums, text_of(cli->arg[0]), err); }

static enum rc obstacles(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    return congvu_obstacles(app, ask, false, out, err);
}

static enum rc gathering(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    return congvu_obstacles(app, ask, true, out, err);
}

enum rc cmd_obstacles(struct cli *cli, struct err *err)
{
    bool gather = cli_has(cli, OPT_GATHER);
    if (gather && cli->nargs == 0)
        return cli_usage(cli->command, err, _("say which rule is to be changed: words of it"));
    return answer(cli, gather ? gathering : obstacles, cli->nargs ? text_of(cli->arg[0]) : TEXT_NONE, err);
}
enum rc cmd_levels(struct cli *cli, struct err *err) { return answer(cli, congvu_levels, TEXT_NONE, err); }

enum rc cmd_index(struct cli *cli, struct err *err)
{
    const struct congvu_index ask = {
        .ask = { .unit = cli_text(cli, OPT_UNIT),
                 .from = cli_text(cli, OPT_FROM),
                 .to = cli_text(cli, OPT_TO),
                 .as_of = cli_text(cli, OPT_AS_OF),
                 .person = cli_text(cli, OPT_AS),
                 .style = cli_style(cli) },
        .index = cli->nargs > 0 ? text_of(cli->arg[0]) : TEXT_NONE,
        .row = cli->nargs > 1 ? text_of(cli->arg[1]) : TEXT_NONE,
    };
    struct congvu *app = NULL;
    enum rc rc = cli_open(cli, false, &app, err);
    if (rc)
        return rc;
    struct sbuf out;
    sbuf_init(&out, ANSWER_BYTES_MAX);
    rc = congvu_index(app, &ask, &out, err);
    congvu_close(app);
    return cli_answer(&out, rc, err);
}
