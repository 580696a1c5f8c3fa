/* cli.h -- the command line: a thin reader of arguments over app/congvu.h.
 *
 *      argv ──► cli_parse ──► struct cli ──► command->run ──► the answer on stdout
 *                  │                              └─────────► one sentence on stderr, [slug], exit code
 *                  └ COMMANDS: also the help, the man page and the completion
 *
 * A command is a row of COMMANDS (commands.c): what is not in the row does not exist. Its function opens the database, asks
 * the library one thing and writes what came back; it decides nothing itself.
 *
 * Arguments are text: UTF-8 in NFC once they are in struct cli, except names of files, which stay the bytes they are.
 *
 * Owns:    everything in struct cli lives in its arena or in argv.
 * Threads: one.
 */
#ifndef CONGVU_CLI_H
#define CONGVU_CLI_H

#include "app/congvu.h"

enum opt {
    OPT_NONE,
    OPT_DB, OPT_AS, OPT_LANG, OPT_QUIET, OPT_HELP, OPT_VERSION, /* anywhere */
    OPT_UNITS, OPT_REGISTER, OPT_PROVINCE, OPT_EXERCISE,
    OPT_DRY_RUN, OPT_FORMAT, OPT_ISSUED, OPT_ACCEPT, OPT_GIVER, OPT_COMPARE,
    OPT_UNIT, OPT_KIND, OPT_STATE, OPT_AS_OF, OPT_MAX, OPT_DIRECTIVE,
    OPT_HAPPENED, OPT_GROUND, OPT_DOCUMENT, OPT_SEEN, OPT_KEY, OPT_AT, OPT_QUESTION,
    OPT_PERSON, OPT_FROM, OPT_TO, OPT_PASSWORD_FD,
    OPT_OUTPUT, OPT_TEMPLATE, OPT_FORM, OPT_ISSUER, OPT_SIGNER,
    OPT_COLUMNS, OPT_MAP, OPT_BACKDATE, OPT_APPLY,
    OPT_AGAINST, OPT_TRUST, OPT_WITHOUT_WORDS, OPT_WITNESSES,
    OPT_CHECK, OPT_MAN, OPT_COMPLETION, OPT_OPENAPI,
    OPT_LISTEN, OPT_ORIGIN, OPT_PROXIED, OPT_RATE, OPT_CONNECTIONS, OPT_ACCESS_LOG, OPT_OIDC, OPT_MAIL, OPT_HOOK_TO, OPT_SIGNALS, OPT_PEOPLE, OPT_DAYS, OPT_SEED,
    OPT_CASE, OPT_ACT, OPT_TIME, OPT_TO_UNIT, OPT_DUE, OPT_SEP, OPT_ENCODING, OPT_TIME_FORMAT, OPT_ZONE,
    OPT_CALENDAR, OPT_HOURS, OPT_STOPPED, OPT_NAME_PERSONS, OPT_THREADS, OPT_WHAT_IF,
    OPT_BY, OPT_DAY, OPT_FIGURE, OPT_GATHER,
    OPT_HOOK_CA, OPT_EVENTS, OPT_SECRET_FD, OPT_AT_ONCE,
    OPT_COUNT
};

struct cli_option {
    const char *name;  /* without the dashes; NULL ends a table                                    */
    enum opt id;
    const char *value; /* what is shown for it; NULL: a switch; with '|': one of these words        */
    const char *help;  /* marked for translation; NULL: not shown to people                        */
    bool file;         /* the value is the name of a file                                          */
};

struct cli;

struct command {
    const char *name;
    const char *args;    /* as shown: "CODE KIND [KEY=VALUE...]"; "" none                          */
    int min, max;        /* how many of them; max -1: any number                                   */
    bool files;          /* they are names of files                                                */
    const char *summary; /* one line, marked for translation                                       */
    const char *help;    /* paragraphs; lines that begin with a blank are printed as they are      */
    const struct cli_option *options; /* ended by a row without name; NULL none                    */
    enum rc (*run)(struct cli *cli, struct err *err);
};

struct cli {
    struct arena *arena;
    const struct command *command; /* NULL: none was named                                         */
    const char *option[OPT_COUNT]; /* the value; "" of a switch that is given; NULL: not given     */
    const char **arg;
    size_t nargs;
    int exit; /* set by a command that answered when the answer is not a good one                   */
};

/* --- the table (commands.c) ----------------------------------------------------------------------------------------- */

extern const struct command COMMANDS[];        /* ended by a row without name */
extern const struct cli_option GLOBAL_OPTIONS[];

const struct command *command_find(const char *name); /* NULL if there is none */
/* A value or arguments as people are shown them: "FILE" in their language; words to be typed stay as they are. */
const char *placeholder(const char *words);
/* The option of that name for the command (which may be NULL), its own before the global ones; NULL if there is none. */
const struct cli_option *option_find(const struct command *command, struct text name);
/* Is t one of the words of "a|b|c"? */
bool option_takes(const struct cli_option *option, struct text t);
/* What people probably meant, or NULL when nothing is near. */
const char *command_near(const char *word);
const char *option_near(const struct command *command, struct text name);

/* --- reading argv (parse.c) ------------------------------------------------------------------------------------------ */

/* The language asked for, before anything can be said; NULL: none. */
const char *cli_lang(int argc, char *const argv[]);
/* Fills cli, whose arena is given and whose other members are zero. Everything it refuses is PB_USAGE or PB_NOT_UTF8. */
enum rc cli_parse(struct cli *cli, int argc, char *const argv[], struct err *err);
/* A PB_USAGE sentence with a hint at the command's help (the general help when command is NULL). */
enum rc cli_usage(const struct command *command, struct err *err, const char *fmt, ...) PRINTF(3, 4);

/* --- what commands share (cli.c) --------------------------------------------------------------------------------------- */

static inline bool cli_has(const struct cli *cli, enum opt id) { return cli->option[id] != NULL; }
static inline struct text cli_text(const struct cli *cli, enum opt id) { return text_of(cli->option[id]); }

/* The whole number of an option, which is `what` in a complaint; `none` where it is not given. */
enum rc cli_number(const struct cli *cli, enum opt id, const char *what, int64_t min, int64_t none, int64_t *out,
                   struct err *err);
const char *cli_db(const struct cli *cli); /* --db, else CONGVU_DB, else NULL */
enum rc cli_open(const struct cli *cli, bool write, struct congvu **app, struct err *err);
/* Who sits at the console. */
struct text cli_operator(struct cli *cli);
/* Refuses where --as is missing: an act is always somebody's. */
enum rc cli_person(const struct cli *cli, struct text *person, struct err *err);
struct report_style cli_style(const struct cli *cli);

enum { ANSWER_BYTES_MAX = 64 << 20 };
/* Writes what was gathered and releases it, whether rc (of gathering it) is good or not: rc is passed through. */
enum rc cli_answer(struct sbuf *out, enum rc rc, struct err *err);
/* One line for people, nothing when --quiet. Not for what was asked for, which is printed always. */
enum rc cli_say(const struct cli *cli, struct err *err, const char *fmt, ...) PRINTF(3, 4);

#endif
