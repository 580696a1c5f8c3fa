/* commands.c -- the commands: one table, each row complete. Whoever adds a command adds a row here, a function in a cmd_*.c, and has
 * its help, its page in the manual, its completion and its usage errors. */
#include "cli/cmd.h"

#include "base/i18n.h"

#include <string.h>

#define FORMAT_2                                                                                                       \
    {                                                                                                                  \
        "format", OPT_FORMAT, "text|json", N_("how the answer is written; text unless stated"), false                  \
    }
#define FORMAT_3                                                                                                       \
    {                                                                                                                  \
        "format", OPT_FORMAT, "text|json|csv", N_("how the answer is written; text unless stated"), false              \
    }
#define AS_OF                                                                                                          \
    {                                                                                                                  \
        "as-of", OPT_AS_OF, N_("INSTANT"),                                                                             \
            N_("as it was known then, for example '2025-08-14 16:40'; now unless stated"), false                       \
    }
#define AT                                                                                                             \
    {                                                                                                                  \
        "at", OPT_AT, N_("INSTANT"), N_("in an exercise database only: when it is recorded"), false                    \
    }
#define END                                                                                                            \
    {                                                                                                                  \
        NULL, OPT_NONE, NULL, NULL, false                                                                              \
    }

const struct cli_option GLOBAL_OPTIONS[] = {
    { "db", OPT_DB, N_("FILE"), N_("the database; without it, the file that CONGVU_DB names"), true },
    { "as", OPT_AS, N_("PERSON"),
      N_("in whose name: code or name of a person; the act says that it was entered at the console, and by whom"),
      false },
    { "lang", OPT_LANG, "vi|en", N_("the language of what is printed; the locale's unless stated"), false },
    { "quiet", OPT_QUIET, NULL, N_("print what was asked for and nothing else: of an act only the matter's code"),
      false },
    { "help", OPT_HELP, NULL, N_("the help of the command"), false },
    { "version", OPT_VERSION, NULL, N_("the program's version"), false },
    END,
};

static const struct cli_option INIT_OPTIONS[] = {
    { "province", OPT_PROVINCE, N_("NAME"), N_("the province whose agencies these are"), false },
    { "units", OPT_UNITS, N_("UNITS.tsv"), N_("a register of units, as a table of tabs"), true },
    { "register", OPT_REGISTER, N_("REGISTER.yaml"), N_("a register of units, people, posts and authority"), true },
    { "exercise", OPT_EXERCISE, NULL, N_("a database to practise with, in which time stands at the newest fact"),
      false },
    END,
};

static const struct cli_option RECORD_OPTIONS[] = {
    AT,
    { "dry-run", OPT_DRY_RUN, NULL, N_("test the rows and what they change, and record nothing"), false },
    END,
};

static const struct cli_option INTAKE_OPTIONS[] = {
    { "dry-run", OPT_DRY_RUN, NULL, N_("print what is understood and keep nothing; needs no database"), false },
    FORMAT_3,
    { "issued", OPT_ISSUED, N_("DATE"), N_("the date of the document, where its text does not say it"), false },
    { "accept", OPT_ACCEPT, N_("DRAFT"), N_("open the matters of the draft of this number"), false },
    { "compare", OPT_COMPARE, N_("DRAFT"), N_("what FILE says otherwise than the draft of this number; keeps nothing"),
      false },
    { "giver", OPT_GIVER, N_("UNIT"), N_("with --accept: in whose name the work is given; the issuer unless stated"),
      false },
    { "happened", OPT_HAPPENED, N_("INSTANT"),
      N_("with --accept: when the work was given, if not now; the document is the ground and the proof"), false },
    AT,
    END,
};

static const struct cli_option DRAFT_OPTIONS[] = {
    { "format", OPT_FORMAT, "text|json|csv|xlsx", N_("how the answer is written; text unless stated"), false },
    { "apply", OPT_APPLY, NULL, N_("with import: record the changes; without it they are only said"), false },
    { "version", OPT_SEEN, "N", N_("the version of the draft that was read: refused if it has changed since"), false },
    { "giver", OPT_GIVER, N_("UNIT"), N_("with opening: in whose name the work is given; the issuer unless stated"),
      false },
    { "happened", OPT_HAPPENED, N_("INSTANT"), N_("with opening: when the work was given, if not now"), false },
    AT,
    END,
};

static const struct cli_option SHEET_OPTIONS[] = {
    { "dry-run", OPT_DRY_RUN, NULL, N_("say what would be opened and record nothing"), false },
    { "columns", OPT_COLUMNS, NULL, N_("show the columns and what they are taken for; needs no database"), false },
    { "map", OPT_MAP, N_("FIELD=COLUMN;..."), N_("which column is what: by number, letter or head"), false },
    { "backdate", OPT_BACKDATE, NULL, N_("the work began on the row's day of giving; its document is the proof"),
      false },
    { "giver", OPT_GIVER, N_("UNIT"), N_("in whose name the work is given, where a row does not say"), false },
    FORMAT_2,
    AT,
    END,
};

static const struct cli_option BOARD_OPTIONS[] = {
    { "unit", OPT_UNIT, N_("UNIT"), N_("only what this unit holds"), false },
    { "kind", OPT_KIND, N_("KIND"),
      N_("only matters of this kind: directive, duty, dossier, denunciation, or one of your own regulations"), false },
    { "state", OPT_STATE, N_("STATE"),
      N_("only matters in this state: open, held, stopped, outside, confirm, late, to_assign, decide (a superior is "
         "to), "
         "unanswered, unreported, ended or all; "
         "open unless stated"),
      false },
    { "max", OPT_MAX, "N", N_("at most so many lines; 1000 unless stated"), false },
    AS_OF,
    FORMAT_3,
    END,
};

static const struct cli_option DOCUMENTS_OPTIONS[] = {
    { "state", OPT_STATE, "draft|accepted|all", N_("only documents in this state; all unless stated"), false },
    { "max", OPT_MAX, "N", N_("at most so many lines; 1000 unless stated"), false },
    FORMAT_3,
    END,
};

static const struct cli_option LEVELS_OPTIONS[] = {
    { "unit", OPT_UNIT, N_("UNIT"), N_("only what this agency was given"), false },
    { "kind", OPT_KIND, N_("KIND"), N_("only matters of this kind"), false },
    { "from", OPT_FROM, N_("DATE"), N_("the first day; from the beginning unless stated"), false },
    { "to", OPT_TO, N_("DATE"), N_("the last day; until now unless stated"), false },
    AS_OF,
    FORMAT_3,
    END,
};

static const struct cli_option SUMS_OPTIONS[] = {
    { "by", OPT_BY, N_("KEY,..."),
      N_("groups: year, quarter, month, unit, variant, or a field of the kind; up to three, with commas between"),
      false },
    { "day", OPT_DAY, N_("FIELD"), N_("the field whose day counts; the day it began unless stated"), false },
    { "figure", OPT_FIGURE, N_("FIGURE,..."), N_("figures of the regulation, worked out over the sums of a group"),
      false },
    { "unit", OPT_UNIT, N_("UNIT"), N_("only what this agency was given"), false },
    { "from", OPT_FROM, N_("DATE"), N_("the first day; from the beginning unless stated"), false },
    { "to", OPT_TO, N_("DATE"), N_("the last day; until now unless stated"), false },
    AS_OF,
    FORMAT_3,
    END,
};

static const struct cli_option OBSTACLES_OPTIONS[] = {
    { "gather", OPT_GATHER, NULL, N_("print an act file that opens the proposal to change the rule"), false },
    AS_OF,
    FORMAT_3,
    END,
};

static const struct cli_option AUTHORITY_OPTIONS[] = { AS_OF, FORMAT_3, END };
static const struct cli_option READ_OPTIONS[] = { AS_OF, FORMAT_2, END };

static const struct cli_option ACT_OPTIONS[] = {
    { "happened", OPT_HAPPENED, N_("INSTANT"), N_("when it happened, if not now; needs --ground and --document"),
      false },
    { "ground", OPT_GROUND, N_("WORDS"), N_("why it is recorded later than it happened"), false },
    { "document", OPT_DOCUMENT, N_("NUMBER"), N_("the document that proves it"), false },
    { "version", OPT_SEEN, "N", N_("the version of the matter that was read: refused if it has changed since"), false },
    { "key", OPT_KEY, N_("KEY"), N_("a key of your own: the same act sent twice with it is recorded once"), false },
    { "question", OPT_QUESTION, N_("CODE"), N_("ask: the code the question gets"), false },
    AT,
    END,
};

#define DIRECTIVE                                                                                                      \
    {                                                                                                                  \
        "directive", OPT_DIRECTIVE, N_("NUMBER"), N_("the number of the directive, as 214/TB-UBND"), false             \
    }
#define OUTPUT(what)                                                                                                   \
    {                                                                                                                  \
        "output", OPT_OUTPUT, N_("FILE"), what, true                                                                   \
    }
#define TEMPLATE                                                                                                       \
    {                                                                                                                  \
        "template", OPT_TEMPLATE, N_("FILE"), N_("your own Word file with fields; the shipped one unless stated"),     \
            true                                                                                                       \
    }
#define FORM                                                                                                           \
    {                                                                                                                  \
        "form", OPT_FORM, "state|party", N_("the form of State or of Party documents; state unless stated"), false     \
    }
#define ISSUER                                                                                                         \
    {                                                                                                                  \
        "issuer", OPT_ISSUER, N_("UNIT"),                                                                              \
            N_("who reports and signs; unless stated the office that monitors, or the unit itself"), false             \
    }
#define SIGNER                                                                                                         \
    {                                                                                                                  \
        "signer", OPT_SIGNER, N_("PERSON"),                                                                            \
            N_("whose name stands below, by what right is worked out: a deputy, or the head of a unit below; the "     \
               "issuer's head unless stated"),                                                                         \
            false                                                                                                      \
    }

static const struct cli_option REPORT_OPTIONS[] = {
    DIRECTIVE,
    { "unit", OPT_UNIT, N_("UNIT"), N_("what this unit leads or holds"), false },
    { "from", OPT_FROM, N_("DATE"), N_("the first day of a period: what was given in it or still open then"), false },
    { "to", OPT_TO, N_("DATE"), N_("its last day; states are those of its end"), false },
    { "kind", OPT_KIND, N_("KIND"), N_("with --unit or --from: only matters of this kind"), false },
    AS_OF,
    { "format", OPT_FORMAT, "text|json|csv|docx|xlsx", N_("how the answer is written; text unless stated"), false },
    OUTPUT(N_("write it to this file; a Word or Excel file is never written to a terminal")),
    TEMPLATE,
    FORM,
    ISSUER,
    SIGNER,
    END,
};

static const struct cli_option LETTERS_OPTIONS[] = {
    DIRECTIVE,
    { "unit", OPT_UNIT, N_("UNIT"), N_("what this unit leads or holds"), false },
    { "from", OPT_FROM, N_("DATE"), N_("the first day of a period: what was given in it or still open then"), false },
    { "to", OPT_TO, N_("DATE"), N_("its last day; states are those of its end"), false },
    AS_OF,
    { "output", OPT_OUTPUT, N_("FOLDER"), N_("where the letters are put; made where it is not there"), true },
    TEMPLATE,
    FORM,
    ISSUER,
    SIGNER,
    END,
};

static const struct cli_option PROTECTION_OPTIONS[] = {
    { "format", OPT_FORMAT, "text|json|docx", N_("how the answer is written; text unless stated"), false },
    OUTPUT(N_("write it to this file; a Word or Excel file is never written to a terminal")),
    AS_OF,
    END,
};

static const struct cli_option TEMPLATE_OPTIONS[] = {
    OUTPUT(N_("the file to write; it must not be there yet")),
    END,
};

static const struct cli_option ACCOUNT_OPTIONS[] = {
    { "person", OPT_PERSON, N_("PERSON"), N_("add, person: whose account it is in the register"), false },
    { "unit", OPT_UNIT, N_("UNIT"), N_("grant: only for this unit and what is below it"), false },
    { "kind", OPT_KIND, N_("KIND"), N_("grant read: only for matters of this kind"), false },
    { "from", OPT_FROM, N_("DATE"), N_("grant: the first day; today unless stated"), false },
    { "to", OPT_TO, N_("DATE"), N_("grant: the last day; until it is revoked unless stated"), false },
    { "password-fd", OPT_PASSWORD_FD, "N",
      N_("password: read it from this file descriptor, one line; from the terminal, unseen, unless stated"), false },
    { "max", OPT_MAX, "N", N_("record: at most so many lines; 100 unless stated"), false },
    { "issuer", OPT_ISSUER, "URL", N_("bind: the sign-in service, as its tokens name it"), false },
    END,
};

static const struct cli_option HOOK_OPTIONS[] = {
    { "events", OPT_EVENTS, N_("LIST"),
      N_("add: act.recorded, due.passed, signal.raised, with commas; act.recorded unless stated"), false },
    { "hook-to", OPT_HOOK_TO, "public|private|loopback", N_("add: how far it may reach; public unless stated"), false },
    { "secret-fd", OPT_SECRET_FD, "N",
      N_("add, rotate: one's own secret, whsec_..., a line from this file descriptor; a new one unless stated"),
      false },
    { "at-once", OPT_AT_ONCE, NULL, N_("rotate: the secret before signs no more; for one that somebody else knows"),
      false },
    END,
};

static const struct cli_option INDEX_OPTIONS[] = {
    { "from", OPT_FROM, N_("DATE"), N_("first day of the period; the first of this year unless stated"), false },
    { "to", OPT_TO, N_("DATE"), N_("last day of the period; today unless stated"), false },
    { "unit", OPT_UNIT, N_("UNIT"), N_("only what it, or what stands below it, took part in"), false },
    FORMAT_3,
    AS_OF,
    END,
};

static const struct cli_option SLIP_OPTIONS[] = {
    { "format", OPT_FORMAT, "text|json|csv|html|docx", N_("how the answer is written; text unless stated"), false },
    OUTPUT(N_("write it to this file; a Word or Excel file is never written to a terminal")),
    AS_OF,
    END,
};

static const struct cli_option FLOW_OPTIONS[] = {
    { "format", OPT_FORMAT, "text|json|html", N_("how the answer is written; text unless stated"), false },
    { "case", OPT_CASE, N_("KEY"), N_("what tells cases apart: a column, an attribute of traces, a type of objects"),
      false },
    { "act", OPT_ACT, N_("KEY"), N_("what was done"), false },
    { "time", OPT_TIME, N_("KEY"), N_("when it was done"), false },
    { "unit", OPT_UNIT, N_("KEY"), N_("the unit that did it"), false },
    { "to-unit", OPT_TO_UNIT, N_("KEY"), N_("the unit it gave the case to"), false },
    { "person", OPT_PERSON, N_("KEY"), N_("the official who did it"), false },
    { "state", OPT_STATE, N_("KEY"), N_("the state of the case from then on"), false },
    { "due", OPT_DUE, N_("KEY"), N_("until when the case is to be done"), false },
    { "kind", OPT_KIND, N_("KEY"), N_("the kind of case"), false },
    { "units", OPT_UNITS, "UNITS.csv", N_("who is above whom: columns 'unit' and 'parent'"), true },
    { "sep", OPT_SEP, "C", N_("what separates the fields of a CSV: one character or 'tab'; found out unless stated"),
      false },
    { "encoding", OPT_ENCODING, N_("NAME"), N_("how a file is encoded, as latin-1; UTF-8 unless stated"), false },
    { "time-format", OPT_TIME_FORMAT, N_("FORMAT"),
      N_("how times are written, as '%d/%m/%Y %H:%M'; ISO 8601 unless stated"), false },
    { "zone", OPT_ZONE, N_("ZONE"), N_("the zone of times that state none, as +07:00; UTC unless stated"), false },
    { "calendar", OPT_CALENDAR, "CALENDAR", N_("days off: vn, none, or an .ics file; needed for working time"), true },
    { "hours", OPT_HOURS, N_("HOURS"), N_("office hours from Monday to Friday, as 07:30-11:30,13:30-17:30"), false },
    { "stopped", OPT_STOPPED, N_("STATE,..."), N_("states in which the clock stands"), false },
    { "name-persons", OPT_NAME_PERSONS, NULL, N_("show persons by name; by a pseudonym unless stated"), false },
    { "what-if", OPT_WHAT_IF, "raise-authority=KIND:UNIT",
      N_("what it would have saved if cases of that kind passed up to the unit had been decided where they came from"),
      false },
    { "threads", OPT_THREADS, "N", N_("how many threads count; as many as the machine has unless stated"), false },
    END,
};

static const struct cli_option SIGNAL_OPTIONS[] = {
    AS_OF,
    { "format", OPT_FORMAT, "text|json|csv", N_("how the answer is written; text unless stated"), false },
    { "at", OPT_AT, N_("INSTANT"), N_("raise, in an exercise: when it is recorded"), false },
    { "threads", OPT_THREADS, "N", N_("how many threads count; as many as the machine has unless stated"), false },
    END,
};

static const struct cli_option SIMULATE_OPTIONS[] = {
    { "units", OPT_UNITS, "N", N_("units of the province; 65 unless stated"), false },
    { "people", OPT_PEOPLE, "N", N_("people who serve in them; 4500 unless stated"), false },
    { "days", OPT_DAYS, "N", N_("days that are played; 365 unless stated"), false },
    { "seed", OPT_SEED, "N", N_("another number, another year; 1 unless stated"), false },
    { "from", OPT_FROM, N_("DATE"), N_("the first day; 2026-01-01 unless stated"), false },
    END,
};

static const struct cli_option EXPORT_OPTIONS[] = {
    { "format", OPT_FORMAT, "xes|csv|ocel|ocel-sqlite", N_("the form of the log; xes unless stated"), false },
    OUTPUT(N_("write it to this file")),
    { "name-persons", OPT_NAME_PERSONS, NULL, N_("show persons by name; by a pseudonym unless stated"), false },
    END,
};

static const struct cli_option REBUILD_OPTIONS[] = {
    { "check", OPT_CHECK, NULL, N_("change nothing; fail at the first view that differs"), false },
    END,
};

static const struct cli_option SERVE_OPTIONS[] = {
    { "listen", OPT_LISTEN, N_("ADDRESS"), N_("where to listen: 127.0.0.1:8080 unless stated; ':0' is any free port"),
      false },
    { "origin", OPT_ORIGIN, "URL", N_("the address people see, where a reverse proxy stands before the server"),
      false },
    { "proxied", OPT_PROXIED, NULL,
      N_("a reverse proxy stands before the server: clients are told apart by its X-Forwarded-For, and cookies are "
         "Secure"),
      false },
    { "rate", OPT_RATE, "N", N_("requests a second that one client may send; 100 unless stated, 0: any number"),
      false },
    { "connections", OPT_CONNECTIONS, "N",
      N_("connections that one address may hold; 1000 unless stated, with --proxied 0: any number"), false },
    { "access-log", OPT_ACCESS_LOG, N_("FILE"),
      N_("a line for each request; '-' is standard error; none unless stated"), true },
    { "hook-to", OPT_HOOK_TO, "public|private|loopback",
      N_("how far webhooks may reach: public addresses unless stated, the office's own networks too, this machine too"),
      false },
    { "hook-ca", OPT_HOOK_CA, N_("FILE"),
      N_("certificates that webhooks trust, where receivers have the office's own authority; the system's unless "
         "stated"),
      true },
    { "mail", OPT_MAIL, N_("FILE"), N_("settings of a mail server: send the letters that are due"), true },
    { "signals", OPT_SIGNALS, NULL, N_("every night raise the signals that the record shows: 'congvu help signal'"),
      false },
    { "oidc", OPT_OIDC, N_("FILE"),
      N_("settings of a sign-in service (OpenID Connect) that vouches for people: docs/operations.md"), true },
    END,
};

#define AGAINST                                                                                                        \
    {                                                                                                                  \
        "against", OPT_AGAINST, N_("FILE"), N_("a checkpoint that was kept outside: is it of the same history?"), true \
    }
#define TRUST(what)                                                                                                    \
    {                                                                                                                  \
        "trust", OPT_TRUST, N_("FILE"), what, true                                                                     \
    }

static const struct cli_option LEDGER_OPTIONS[] = {
    OUTPUT(N_("write it to this file; a checkpoint in a file is on record as having left the house")),
    { "without-words", OPT_WITHOUT_WORDS, NULL, N_("receipt: without what was written in the act"), false },
    AGAINST,
    TRUST(N_("verify, fsck: public keys as they were published, one a line")),
    { "mail", OPT_MAIL, N_("FILE"), N_("send: settings of a mail server, which nobody else may read"), true },
    END,
};

static const struct cli_option AUDIT_OPTIONS[] = {
    AGAINST,
    TRUST(N_("public keys as they were published, one a line")),
    END,
};

static const struct cli_option VERIFY_OPTIONS[] = {
    TRUST(
        N_("the ledger's public key as the office published it, and those of witnesses, one a line; or a policy (C2SP "
           "tlog-policy)")),
    { "witnesses", OPT_WITNESSES, N_("N"), N_("so many of the witnesses must have co-signed it"), false },
    END,
};

static const struct cli_option ERASE_OPTIONS[] = {
    { "ground", OPT_GROUND, N_("WORDS"), N_("the decision or the article that orders it"), false },
    { "dry-run", OPT_DRY_RUN, NULL, N_("of 'due': say what it is, and erase nothing"), false },
    END,
};

static const struct cli_option MAIL_OPTIONS[] = {
    { "mail", OPT_MAIL, N_("FILE"), N_("settings of a mail server, which nobody else may read: docs/operations.md"),
      true },
    { "origin", OPT_ORIGIN, "URL", N_("the address people see; links in letters begin with it"), false },
    END,
};

static const struct cli_option HELP_OPTIONS[] = {
    { "man", OPT_MAN, NULL, NULL, false }, /* for the build */
    { "completion", OPT_COMPLETION, NULL, NULL, false },
    { "openapi", OPT_OPENAPI, NULL, NULL, false },
    END,
};

const struct command COMMANDS[] = {
    { "init", N_("FILE"), 1, 1, true, N_("begin a new database"),
      N_("Makes a database in FILE with the calendar and the regulations that are shipped, and with a register of "
         "units and people "
         "where one is given. A file that exists is never touched.\n\n"
         "  congvu init songlamha.db --register province.yaml\n"
         "  congvu init practice.db --exercise --register province.yaml"),
      INIT_OPTIONS, cmd_init },
    { "doctor", "", 0, 0, false, N_("say what is wrong with the installation or the database, and the mend"),
      N_("Looks at what the program needs and, where a database is named, at the database. A finding is a line with "
         "its mend. "
         "Exit status 1 when something needs one."),
      NULL, cmd_doctor },
    { "intake", N_("[FILE...]"), 0, -1, true, N_("read a directive's text; open its matters"),
      N_("Reads the text of a directive ('-' is standard input) and says who is to do what until when, with the words "
         "it is taken "
         "from. With a database a draft is kept, whose number is printed. Nothing is opened until a person accepts the "
         "draft. "
         "The same text twice is the same draft. A document marked secret is refused.\n\n"
         "  congvu intake --dry-run notice.txt\n"
         "  congvu intake notice.txt\n"
         "  congvu intake --accept 1 --as maipt\n"
         "  congvu intake --compare 1 corrected.docx\n\n"
         "Of several files each is read in a process of its own, as many at once as there are processors, whatever "
         "becomes of the others. A table at the end says of each its form, its contents, the leads that the register "
         "does not know, the words to compare with the page, and its draft or why there is none; with --format csv "
         "it is the whole answer. The exit status is the first failure's."),
      INTAKE_OPTIONS, cmd_intake },
    { "draft", N_("DRAFT [EDIT ...]"), 1, -1, false, N_("show a draft; put it right before it is accepted"),
      N_("Without EDIT, the draft as it stands: each content with its number, its place in the text and what is not "
         "resolved. "
         "'opening' says what accepting would open. Every edit is recorded with who made it; a draft that is accepted "
         "is changed by acts.\n\n"
         "  congvu draft 1 set 3 leads='Sở Tài chính; Sở Tư pháp' date=2025-09-30 --as maipt\n"
         "  congvu draft 1 split 3 1520 --as maipt\n"
         "  congvu draft 1 merge 3 4 --as maipt\n"
         "  congvu draft 1 drop 7 'only a remark' --as maipt\n"
         "  congvu draft 1 restore 7 --as maipt\n"
         "  congvu draft 1 add 2210 2304 --as maipt\n"
         "  congvu draft 1 opening\n"
         "  congvu draft 1 --format csv >draft.csv\n"
         "  congvu draft 1 import draft.csv --apply --as maipt\n\n"
         "Fields of set: leads, coordinators, person, date, recur ('month 25'), report_to, product, exhortation, "
         "start, "
         "end; '-' empties one."),
      DRAFT_OPTIONS, cmd_draft },
    { "sheet", N_("FILE"), 1, 1, true, N_("open matters from a spreadsheet of tasks"),
      N_("Reads .xlsx, .csv, .tsv or the table of a .docx as offices keep it: a row a task. What each column is, its "
         "head says, with or without accents; --map says it where the head does not. A row that cannot be understood "
         "is "
         "named by its number, and then nothing is opened. The same file twice, or with rows added, opens only what is "
         "new; rows that are done are left out.\n\n"
         "  congvu sheet tasks.xlsx --columns\n"
         "  congvu sheet tasks.xlsx --dry-run --as maipt\n"
         "  congvu sheet tasks.csv --map 'task=2; lead=C; due=Thời hạn' --as maipt"),
      SHEET_OPTIONS, cmd_sheet },
    { "documents", "", 0, 0, false, N_("the directives that were read: drafts, and what the others opened"),
      N_("Newest first: a draft with its number, an accepted document with how many of its contents were opened, and "
         "how many "
         "of its matters wait to be assigned or are late.\n\n"
         "  congvu documents --state draft\n"
         "  congvu draft 3"),
      DOCUMENTS_OPTIONS, cmd_documents },
    { "board", "", 0, 0, false, N_("the open matters: who holds what, since when, until when"),
      N_("One line a matter, in the register's order. It is a list of work and no ranking.\n\n"
         "  congvu board --unit 'Sở Tài chính'\n"
         "  congvu board --as-of '2025-09-01 08:00' --format csv"),
      BOARD_OPTIONS, cmd_board },
    { "matter", N_("CODE"), 1, 1, false, N_("one matter: holder, clocks, time line, acts, what may be done next"),
      N_("Everything known of one matter, with whose time each stretch of it was."), READ_OPTIONS, cmd_matter },
    { "why", N_("CODE"), 1, 1, false, N_("explain a matter's due date, day by day"),
      N_("The ground of the limit, the calendar used, and each day counted or skipped with the row that decided it."),
      READ_OPTIONS, cmd_why },
    { "secret", N_("CODE"), 1, 1, false, N_("a new secret by which the applicant looks a dossier up"),
      N_("Ends the secret before it. It is shown this once and kept only as a digest; that it was made is on the "
         "record of accounts. "
         "With code and secret the applicant sees at /tra-cuu the step, the unit that holds it, when the result is due "
         "and why."),
      NULL, cmd_secret },
    { "index", N_("[INDEX [ROW]]"), 0, 2, false, N_("indices of how dossiers are handled, over a period and a unit"),
      N_("The set of Decision 766/QĐ-TTg (d766) and the scoring of Circular 01/2018/TT-VPCP (tt01), each by the "
         "version in force: a period "
         "that reaches over two is counted in two parts. With ROW the matters behind its figure are listed.\n\n"
         "  congvu index --from 2025-07-01 --to 2025-09-30 --unit 'Sở Xây dựng'\n"
         "  congvu index d766 on_time --from 2025-07-01 --to 2025-09-30"),
      INDEX_OPTIONS, cmd_index },
    { "slip", N_("CODE"), 1, 1, false, N_("the control slip of a dossier: each hand-over, early, on time or late"),
      N_("Giver, receiver and minute of each hand-over; what the step was given, what was used, the unit's own share; "
         "questions "
         "to other units; the result against the appointment. As html it is the official form, to be printed.\n\n"
         "  congvu slip D25-0012\n"
         "  congvu slip D25-0012 --format html > slip.html\n"
         "  congvu slip D25-0012 --format docx -o phieu.docx"),
      SLIP_OPTIONS, cmd_slip },
    { "unit", N_("UNIT"), 1, 1, false, N_("one unit: names over time, head, people, what it holds"),
      N_("UNIT is a code or a name, also a short or former one."), READ_OPTIONS, cmd_unit },
    { "person", N_("PERSON"), 1, 1, false, N_("one person: posts over time, delegations, what the person holds"),
      N_("PERSON is a code or a name."), READ_OPTIONS, cmd_person },
    { "act", N_("CODE KIND [KEY=VALUE...]"), 2, -1, false, N_("record one act on a matter"),
      N_("Records that PERSON (--as) did KIND to the matter CODE, or says in one sentence why that cannot be. 'congvu "
         "help act KIND' "
         "lists what an act of that kind must and may state. An act is never changed or deleted: it is followed by "
         "another.\n\n"
         "  congvu act TB214-3 forward to='Sở Xây dựng' --as maipt\n"
         "  congvu act TB214-3 ask to='Sở Tư pháp' form=opinion title='...' due='5 working days' --as maipt\n\n"
         "To open a matter, say the code it shall have, or '-' (or 'new') to have one made:\n\n"
         "  congvu act - open kind=directive to='Sở Tài chính' title='...' due=2025-09-30 --as maipt"),
      ACT_OPTIONS, cmd_act },
    { "apply", N_("ACTS.yaml"), 1, 1, true, N_("record many acts from a file"),
      N_("Records the acts of a file in their order, all of them or, at the first that cannot be, none. Applying a "
         "file again records "
         "only what is new in it. --as says who acts where the file does not."),
      NULL, cmd_apply },
    { "record", N_("register|calendar|regulation FILE"), 2, 2, true,
      N_("record new rows of the register, the calendar or the regulations"),
      N_("Appointments, absences, delegations, mergers and renamings are rows of the register (YAML); days off and "
         "swapped days rows of the "
         "calendar (.ics or YAML); rules of a kind a regulation (YAML). Rows are never changed or deleted, only "
         "followed by later ones. "
         "What they change for open matters is worked out at once.\n\n"
         "  congvu record register appointments-2026-03.yaml\n"
         "  congvu record calendar days-off-2027.ics"),
      RECORD_OPTIONS, cmd_record },
    { "report", "", 0, 0, false, N_("results of a directive, a unit or a period, also as a Word or Excel file"),
      N_("Done in time, done late, not done within the limit, not done and overdue, not reported: each content in one "
         "of them, and whose time it was. As a Word file it is the official report, ready to be signed; as an Excel "
         "file "
         "its annex, of any length, with charts. The command in the foot of the page gives the same figures again.\n\n"
         "  congvu report --directive 214/TB-UBND\n"
         "  congvu report --directive 214/TB-UBND --format docx -o report.docx\n"
         "  congvu report --from 2025-08-15 --to 2025-09-14 --format xlsx -o annex.xlsx\n"
         "  congvu report --unit 'Sở Tài chính' --format docx --template ours.docx -o report.docx"),
      REPORT_OPTIONS, cmd_report },
    { "kinds", N_("[KIND]"), 0, 1, false,
      N_("the kinds of matters, or one: what must be stated when, steps, limits, reasons"),
      N_("Without KIND a list of all. With it what its regulation says: limits, steps and who holds them, the fields "
         "that "
         "acts state and in which form, figures, demands, reasons and questions, each with its source. The words in "
         "the "
         "first column are those of files of acts ('congvu apply').\n\n"
         "  congvu kinds\n"
         "  congvu kinds dossier\n"
         "  congvu kinds project --as-of 2026-01-01 --format json"),
      READ_OPTIONS, cmd_kinds },
    { "authority", N_("UNIT"), 1, 1, false, N_("what a unit may decide, who acts for whom, posts to be rotated"),
      N_("The authority matrix in its versions, posts lent and lent on, the working regulation with its next review, "
         "and "
         "sensitive posts with the day by which they are to be rotated. --format csv gives the matrix.\n\n"
         "  congvu authority 'Sở Xây dựng'\n"
         "  congvu authority sxd --as-of 2025-06-30"),
      AUTHORITY_OPTIONS, cmd_authority },
    { "levels", "", 0, 0, false, N_("at which level matters were decided: at the lowest that may, or above it"),
      N_("Each decision is held against the authority matrix of its day: at the lowest lawful level, above it, without "
         "authority, or one of which the matrix says nothing, which is in no share. By quarter, and by the agency that "
         "was given the work.\n\n"
         "  congvu levels --from 2025-07-01 --to 2025-12-31\n"
         "  congvu levels --unit 'Sở Xây dựng' --format csv"),
      LEVELS_OPTIONS, cmd_levels },
    { "obstacles", N_("[RULE]"), 0, 1, false, N_("what stands in the way, by the rule it comes from"),
      N_("Obstacles that officials, enterprises and units raised, and questions of that form, of one rule together: "
         "how "
         "many matters it blocks, how many working days were lost, in which proposal it was gathered and what came "
         "back. RULE is words of the rule.\n\n"
         "  congvu obstacles\n"
         "  congvu obstacles 'khoản 2 Điều 12' --gather > proposal.yaml\n"
         "  congvu apply proposal.yaml --as maipt"),
      OBSTACLES_OPTIONS, cmd_obstacles },
    { "protection", N_("CODE"), 1, 1, false, N_("the protection record of a proposal, for the person"),
      N_("What a proposal of an innovation was registered for, by whom and when it was decided, with how many votes, "
         "how "
         "it was evaluated and what that means for liability: every line is an act of the record.\n\n"
         "  congvu protection DX1\n"
         "  congvu protection DX1 --format docx -o phieu.docx"),
      PROTECTION_OPTIONS, cmd_protection },
    { "sums", N_("KIND"), 1, 1, false, N_("matters of one kind counted and summed, in groups"),
      N_("Counts the matters of a kind and adds up what they state in numbers: by year, by agency, by what a field of "
         "the kind says. A figure of the regulation is worked out over the sums of each group: the rate of "
         "disbursement of a province is all that was disbursed by all that was planned.\n\n"
         "  congvu sums capital --by source_of --figure rate\n"
         "  congvu sums discipline --by body,year --day decided_on --from 2021-01-01 --to 2023-12-31\n"
         "  congvu sums project --by standing --format csv"),
      SUMS_OPTIONS, cmd_sums },
    { "urge-letters", "", 0, 0, false, N_("a letter to each agency that holds something late or unreported"),
      N_("One Word file an agency, with what is late there, since when, and what else took the time. To a superior "
         "the letter asks; it does not urge. What the issuer itself holds is said, and no letter written.\n\n"
         "  congvu urge-letters --directive 214/TB-UBND -o letters"),
      LETTERS_OPTIONS, cmd_urge_letters },
    { "template", N_("report|report-party|urge|urge-party"), 1, 1, false,
      N_("write a shipped template, to be changed in Word"),
      N_("Change words, fonts and tables as in any Word file; what stands between {{ and }} is filled in. Give the "
         "file to 'report' or 'urge-letters' with --template. docs/formats/report.md lists the fields.\n\n"
         "  congvu template report -o ours.docx"),
      TEMPLATE_OPTIONS, cmd_template },
    { "flow", N_("[LOG...]"), 0, -1, true, N_("say from an event log where work bounces, waits and is passed on"),
      N_("Reads event logs of other systems (XES, CSV, OCEL 2.0, each also compressed by gzip), cuts them into "
         "holdings and "
         "counts: hand-overs, cases sent back, time held, by unit and between units. Figures, not findings: nobody has "
         "been "
         "heard. Odd rows are counted and said, never dropped in silence.\n\n"
         "  congvu flow incidents.xes.gz\n"
         "  congvu flow hoso.csv --unit don_vi --to-unit chuyen_den --units donvi.csv --calendar vn\n"
         "  congvu flow hoso.csv --sep ';' --encoding windows-1258 --time-format '%d/%m/%Y %H:%M' --zone +07:00 "
         "--format "
         "json"),
      FLOW_OPTIONS, cmd_flow },
    { "signal", N_("WHAT"), 1, 1, false, N_("signals: raise what the record shows, and what became of them"),
      N_("A signal is a matter: whom it names sees it first and answers within ten working days; then a unit outside "
         "their line reviews it; until it is confirmed nobody else sees it, and it is counted nowhere. WHAT is one "
         "of\n\n"
         "  raise    what 'congvu flow' flags over the record, each once, and recommendations after confirmed ones\n"
         "  rules    what became of them, by rule: answered, confirmed, dismissed, expired, share dismissed\n"
         "  mine     those that name --as PERSON\n\n"
         "A server with --signals does 'raise' every night. Who reviews: the units whose own authority is "
         "'signal-review'.\n\n"
         "  congvu signal raise --db songlamha.db\n"
         "  congvu signal rules --format csv"),
      SIGNAL_OPTIONS, cmd_signal },
    { "simulate", N_("FILE.db"), 1, 1, true, N_("play a year of an invented province into a new database"),
      N_("For looking at, and for trying on: every kind of work there is a regulation for, seasons, Tết, absences, a "
         "merger, honest units that differ, and a few that push work away, which FILE.db.truth.csv names. The same "
         "seed "
         "gives the same acts.\n\n"
         "  congvu simulate --units 65 --people 4500 --days 365 --seed 1 tinh.db\n"
         "  congvu flow --db tinh.db"),
      SIMULATE_OPTIONS, cmd_simulate },
    { "export", "", 0, 0, false, N_("write our own record as an event log"),
      N_("Writes the record as XES, CSV or OCEL 2.0, for whichever tool an analyst prefers: a case for each matter, "
         "with who held it after "
         "each act. What is written here is read by 'congvu flow' to the same figures as the record itself.\n\n"
         "  congvu export --db songlamha.db --format xes -o songlamha.xes\n"
         "  congvu flow --db songlamha.db"),
      EXPORT_OPTIONS, cmd_export },
    { "account", N_("WHAT [NAME [RIGHT]]"), 1, 3, false,
      N_("accounts of the server: who may sign in, and what they may"),
      N_("WHAT is one of\n\n"
         "  list                       all accounts\n"
         "  show NAME                  one, with its rights and their numbers\n"
         "  add NAME                   a new one; prints a one-time link for its password\n"
         "  person NAME                whose it is (--person; without it nobody's)\n"
         "  bind NAME [SUBJECT]        whom a sign-in service (--issuer) lets in as it; without SUBJECT nobody\n"
         "  address NAME [ADDRESS]     where its letters go; without ADDRESS nowhere\n"
         "  reset NAME                 end the password and all sessions; prints a one-time link\n"
         "  password NAME              set a password here, typed unseen\n"
         "  lock NAME, unlock NAME     a locked account cannot sign in; its sessions end\n"
         "  second-factor-off NAME     for a lost device\n"
         "  grant NAME RIGHT           admin, clerk, register or read, from a day to a day\n"
         "  revoke NAME NUMBER         end a right, by the number that 'show' prints\n"
         "  record [NAME]              what was done, refused and granted, newest first\n\n"
         "Without a right, a person sees the matters of the own agency. 'read' opens others: all, or a unit's, or of a "
         "kind. There is no default password.\n\n"
         "  congvu account add maipt --person maipt\n"
         "  congvu account grant thanhtra read --unit 'Sở Tài chính' --to 2026-12-31"),
      ACCOUNT_OPTIONS, cmd_account },
    { "hook", N_("WHAT [ADDRESS|NUMBER]"), 1, 2, false, N_("webhooks: which programs are told of what happens"),
      N_("WHAT is one of\n\n"
         "  list           all, with their numbers and how it goes\n"
         "  add ADDRESS    one more; prints its secret, this once\n"
         "  rotate NUMBER  a new secret; for a day the one before signs too, so that the receiver may change over\n"
         "  off NUMBER     tell it nothing\n"
         "  on NUMBER      tell it again, also after failures\n"
         "  remove NUMBER  take it away\n\n"
         "Deliveries are made by 'congvu serve'. docs/formats/webhook.md says what is told and how it is signed.\n\n"
         "  congvu hook add https://cong.example.vn/nhan --events act.recorded,due.passed\n"
         "  congvu hook rotate 1"),
      HOOK_OPTIONS, cmd_hook },
    { "rebuild", "", 0, 0, false, N_("make the stored views again from the facts"),
      N_("Views can be dropped and made again at any time; the facts are not touched. With --check nothing is changed: "
         "it proves that the "
         "stored views are what the facts give."),
      REBUILD_OPTIONS, cmd_rebuild },
    { "ledger", N_("WHAT [ARGUMENT...]"), 1, 4, true, N_("what proves the record: checkpoints, receipts, keys"),
      N_("Every fact is sealed in a ledger that cannot be changed unseen. WHAT is one of\n\n"
         "  checkpoint                 the ledger as it is now, signed; with -o on record as having left the house\n"
         "  receipt ACT                a proof to take home, for the act of this number\n"
         "  proof ACT                  the same without the act itself\n"
         "  verify                     everything again from the facts; what was changed is named\n"
         "  growth SIZE                what a witness co-signs: proof that it begins with the SIZE facts it had\n"
         "  key                        the public keys, to be published\n"
         "  rotate REASON              a new key\n"
         "  export FOLDER              the ledger as files (C2SP tlog-tiles)\n"
         "  fsck FOLDER                is an exported ledger whole? Needs --trust, and no database\n"
         "  seal                       seal now what is not sealed yet\n"
         "  accept REASON              take as they stand facts that came past the program; on record with a new key\n"
         "  ways                       by which ways checkpoints leave the house, and when each was taken last\n"
         "  way-add folder PATH        daily to a folder that is carried away, or is another agency's\n"
         "  way-add mail ADDRESS       daily to a mail address (the server needs --mail)\n"
         "  way-add witness URL KEY    daily to a witness, which co-signs it ('congvu-witness' is one)\n"
         "  way-off NUMBER             no longer by this way\n"
         "  send                       by all ways now\n\n"
         "Other facts go by their sequence: 'register:12'. The private key lies beside the database in FILE.key: keep "
         "a copy of it "
         "apart, and show it to nobody.\n\n"
         "  congvu ledger checkpoint -o /mnt/usb/checkpoint-2026-11-27\n"
         "  congvu ledger receipt 17 -o act-17.tlog-proof\n"
         "  congvu ledger verify --against /mnt/usb/checkpoint-2026-11-20"),
      LEDGER_OPTIONS, cmd_ledger },
    { "verify", N_("RECEIPT"), 1, 1, true, N_("say what a receipt proves; needs no database"),
      N_("Checks the signature, the path and every field of a receipt, offline. 'congvu-verify' is a program of its "
         "own that does the "
         "same.\n\n"
         "  congvu verify act-17.tlog-proof --trust ledger-keys.txt"),
      VERIFY_OPTIONS, cmd_verify },
    { "audit", "", 0, 0, false, N_("prove everything again from the facts, and list every difference"),
      N_("As 'ledger verify', and besides: the stored views, the due dates and whose time each stretch was, and what "
         "the board and the reports count, worked out again and compared. Nothing is changed. Exit status 68 when "
         "something differs.\n\n"
         "  congvu audit --against /mnt/usb/checkpoint-2026-11-20"),
      AUDIT_OPTIONS, cmd_audit },
    { "backup", N_("FILE"), 1, 1, true, N_("copy the database to a new file, and audit the copy"),
      N_("Others may write meanwhile. The copy is opened and audited before it gets its name; a file that is there is "
         "never written "
         "over. The ledger's private key is not in it: keep a copy of FILE.key apart.\n\n"
         "  congvu backup /mnt/backup/office-2026-11-27.db"),
      NULL, cmd_backup },
    { "restore", N_("BACKUP FILE"), 2, 2, true, N_("make a database of a backup, and audit it"),
      N_("With --against, a checkpoint kept outside says how much was recorded since. Put the key beside the new file, "
         "and when the "
         "record goes on from there make a new one: 'congvu ledger rotate REASON'.\n\n"
         "  congvu restore /mnt/backup/office-2026-11-27.db office.db --against checkpoint-2026-11-27"),
      AUDIT_OPTIONS, cmd_restore },
    { "erase", N_("matter|act|person|document WHICH, or due"), 1, 2, false, N_("erase personal data as the law orders"),
      N_("The words of all acts of a matter and its questions, of one act, the name of a person in the register, or "
         "the text of a "
         "document are taken away for ever. Holders, times, counts and proofs stay as they are. What was erased, by "
         "whom and on what "
         "ground is on record.\n\n"
         "'due' erases what matters state under seal once they have been kept as long as their regulation says.\n\n"
         "  congvu erase due --dry-run\n"
         "  congvu erase due --as chanhvp\n"
         "  congvu erase matter KN25-0003 --ground 'Quyết định 12/QĐ-UBND' --as chanhvp\n"
         "  congvu erase person buoivt --ground '...' --as chanhvp"),
      ERASE_OPTIONS, cmd_erase },
    { "serve", "", 0, 0, false, N_("serve the page and the interface for programs"),
      N_("Serves in the foreground until it is told to end (Ctrl+C, or SIGTERM): it then takes no more requests and "
         "answers those "
         "under way. The first time it prints a link that works once, to make the first administrator; there is never "
         "a "
         "password to begin with.\n\n"
         "  congvu serve --db songlamha.db\n"
         "  congvu serve --listen 10.0.0.5:8080 --access-log /var/log/congvu.log\n\n"
         "TLS is a reverse proxy's work: see docs/operations.md."),
      SERVE_OPTIONS, cmd_serve },
    { "mail", N_("WHAT"), 1, 1, false, N_("letters: what became of them, and sending those that are due"),
      N_("WHAT is one of\n\n"
         "  status    how many wait, were sent or given up, and why\n"
         "  send      what is due now: urgings, and in the morning of a working day the digests\n"
         "  digest    today's digests whatever the hour; nobody gets a second one\n\n"
         "A server with --mail does 'send' by itself. A letter goes to the address of the account "
         "('account address').\n\n"
         "  congvu mail send --mail /etc/congvu/mail.yaml --origin https://congvu.example"),
      MAIL_OPTIONS, cmd_mail },
    { "ui", "", 0, 0, false, N_("serve, and open the browser on the page"), N_("As 'serve', for one's own machine."),
      SERVE_OPTIONS, cmd_ui },
    { "help", N_("[COMMAND [KIND]]"), 0, 2, false, N_("say what a command does"),
      N_("Without a command, the list of them. 'congvu help act KIND' says what an act of that kind states."),
      HELP_OPTIONS, cmd_help },
    { "version", "", 0, 0, false, N_("print the program's version"), N_("Prints the version and the licence."), NULL,
      cmd_version },
    { NULL, NULL, 0, 0, false, NULL, NULL, NULL, NULL },
};

const char *placeholder(const char *words) { return words && *words ? _(words) : words; }

const struct command *command_find(const char *name)
{
    for (const struct command *c = COMMANDS; c->name; c++)
        if (strcmp(c->name, name) == 0)
            return c;
    return NULL;
}

static const struct cli_option *find_in(const struct cli_option *options, struct text name)
{
    for (const struct cli_option *o = options; o && o->name; o++)
        if (text_eq(text_of(o->name), name))
            return o;
    return NULL;
}

const struct cli_option *option_find(const struct command *command, struct text name)
{
    const struct cli_option *own = command ? find_in(command->options, name) : NULL;
    return own ? own : find_in(GLOBAL_OPTIONS, name);
}

bool option_takes(const struct cli_option *option, struct text t)
{
    struct text rest = text_of(option->value), word;
    while (text_split(&rest, '|', &word))
        if (text_eq(word, t))
            return true;
    return false;
}
