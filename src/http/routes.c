/* routes.c -- every address the server answers, in one table: what a client must bring, and what it gets. */
#include "http/resources.h"

static const struct query_field PAGED[] = {
    { "unit", "code or name: only what it holds, and what stands below it" },
    { "kind", "a kind of the regulations" },
    { "state", "open, held, stopped, outside, confirm, late, to_assign, decide, unanswered, unreported, ended, all" },
    { "giver", "code or name: only what was given in its name" },
    { "document", "number of a document: only what came of it" },
    { "q", "words of the title or code, with or without accents" },
    { "after", "next of the page before" },
    { "limit", "at most so many, 1 to 500" },
    { NULL, NULL }
};
static const struct query_field KIND[] = { { "kind", "a kind of the regulations" }, { NULL, NULL } };
static const struct query_field WORDS[] = { { "q", "letters, with or without accents" }, { NULL, NULL } };
static const struct query_field ON[] = { { "on", "a day or an instant; now unless stated" }, { NULL, NULL } };
static const struct query_field PEOPLE[] = { { "unit", "code or name: who serves in it, or below" },
                                             { "q", "letters of the name" },
                                             { "after", "next of the page before" },
                                             { "limit", "at most so many, 1 to 500" },
                                             { NULL, NULL } };
static const struct query_field WIDTH[] = { { "width", "pixels, 240 to 4000" }, { NULL, NULL } };
static const struct query_field KIND_WIDTH[] = { { "kind", "a kind of the regulations" },
                                                 { "width", "pixels, 240 to 4000" },
                                                 { NULL, NULL } };
static const struct query_field FILE_NAME[] = { { "name", "of the file" },
                                                { "issued", "date of the document, where its text does not say it" },
                                                { NULL, NULL } };
static const struct query_field GIVER[] = { { "giver", "in whose name the work is given" }, { NULL, NULL } };
static const struct query_field REPORT[] = { { "directive", "its number" },
                                             { "unit", "code or name" },
                                             { "from", "first day of a period" },
                                             { "to", "last day of a period" },
                                             { "format", "json, docx, xlsx" },
                                             { "form", "state or party" },
                                             { NULL, NULL } };
static const struct query_field DOCUMENTS[] = { { "state", "draft, accepted or all" },
                                                { "limit", "at most so many, 1 to 500" },
                                                { NULL, NULL } };
static const struct query_field YEAR[] = { { "year", "2025; this one unless stated" }, { NULL, NULL } };
static const struct query_field DRY_RUN[] = { { "dry_run", "1: test, and record nothing" },
                                              { "at", "in an exercise only: when it is recorded" },
                                              { NULL, NULL } };

#define BODY(name) name##_BODY, &name##_SIZE
#define NO_BODY    NULL, NULL

const struct route ROUTES[] = {
    { M_GET, "/healthz", NEED_NOTHING, 0, NULL, NO_BODY, get_health, "Health",
      "Is the server there, and its database?" },
    { M_GET, "/metrics", NEED_NOTHING, 0, NULL, NO_BODY, get_metrics, "text/plain",
      "Figures of the server, for Prometheus" },
    { M_GET, "/api/openapi.json", NEED_NOTHING, 0, NULL, NO_BODY, get_openapi, "OpenAPI", "This description" },

    { M_GET, "/api/session", NEED_NOTHING, 0, NULL, NO_BODY, get_session, "Session", "Who is signed in" },
    { M_POST, "/api/session", NEED_NOTHING, R_WORKER | R_TOKENLESS, NULL, BODY(SIGN_IN), post_session, "Session",
      "Sign in" },
    { M_DELETE, "/api/session", NEED_NOTHING, R_WORKER, NULL, NO_BODY, delete_session, "Nothing", "Sign out" },
    { M_POST, "/api/setup", NEED_NOTHING, R_WORKER | R_TOKENLESS, NULL, BODY(SETUP), post_setup, "Nothing",
      "Use a one-time link: the first administrator, or a password for an account" },
    { M_GET, "/api/setup/{token}", NEED_NOTHING, R_SECRET, NULL, NO_BODY, get_link, "Link",
      "What a one-time link is for" },
    { M_POST, "/api/account/password", NEED_ACCOUNT, R_WORKER, NULL, BODY(PASSWORD), post_password, "Nothing",
      "A new password; ends every session of the account" },
    { M_POST, "/api/account/second-factor", NEED_ACCOUNT, R_WORKER, NULL, BODY(SECRET), post_factor, "SecondFactor",
      "A secret for a second factor, which counts once a code of it is confirmed" },
    { M_PUT, "/api/account/second-factor", NEED_ACCOUNT, R_WORKER, NULL, BODY(CODE), put_factor, "Nothing",
      "Confirm the second factor by a code" },
    { M_DELETE, "/api/account/second-factor", NEED_ACCOUNT, R_WORKER, NULL, BODY(SECRET), delete_factor, "Nothing",
      "Do without a second factor" },
    { M_PUT, "/api/account/settings", NEED_ACCOUNT, R_WORKER, NULL, BODY(SETTINGS), put_settings, "Nothing",
      "Language, shortcuts, morning letter" },
    { M_GET, "/api/account/tokens", NEED_ACCOUNT, 0, NULL, NO_BODY, get_tokens, "Tokens", "Own tokens for programs" },
    { M_POST, "/api/account/tokens", NEED_ACCOUNT, R_WORKER, NULL, BODY(TOKEN), post_token, "NewToken",
      "A new token, shown this once" },
    { M_DELETE, "/api/account/tokens/{id}", NEED_ACCOUNT, R_WORKER, NULL, NO_BODY, delete_token, "Nothing",
      "Revoke a token" },

    { M_GET, "/api/work", NEED_PERSON, R_AS_OF, NULL, NO_BODY, get_work, "Work", "What I hold, and what I wait for" },
    { M_GET, "/api/record", NEED_PERSON, R_AS_OF | R_WORKER, NULL, NO_BODY, get_record, "Record",
      "My record: what I did and held, how long it was my time. Nobody else's" },
    { M_GET, "/api/matters", NEED_ACCOUNT, R_AS_OF, PAGED, NO_BODY, get_matters, "Board", "Matters, a page at a time" },
    { M_POST, "/api/matters", NEED_PERSON, R_WORKER, NULL, BODY(ACT), post_open, "Done", "Open a matter" },
    { M_GET, "/api/matters/forms", NEED_PERSON, 0, NULL, NO_BODY, get_open_forms, "Forms",
      "The forms that open a matter" },
    { M_POST, "/api/matters/preview", NEED_PERSON, 0, NULL, BODY(ACT), post_open_preview, "Preview",
      "What opening would do; nothing is recorded" },
    { M_GET, "/api/matters/{code}", NEED_ACCOUNT, R_AS_OF, NULL, NO_BODY, get_matter, "Sheet",
      "One matter: holder, clocks, time line, charges, questions, acts" },
    { M_GET, "/api/matters/{code}/why", NEED_ACCOUNT, R_AS_OF, NULL, NO_BODY, get_why, "Why",
      "The due date, day by day" },
    { M_GET, "/api/matters/{code}/timeline.svg", NEED_ACCOUNT, R_AS_OF, WIDTH, NO_BODY, get_timeline_svg,
      "image/svg+xml", "Who held it, how long, whose time it was: a picture" },
    { M_GET, "/api/matters/{code}/timeline.html", NEED_ACCOUNT, R_AS_OF, NULL, NO_BODY, get_timeline_table, "text/html",
      "The same as a table" },
    { M_GET, "/api/matters/{code}/forms", NEED_PERSON, 0, NULL, NO_BODY, get_forms, "Forms",
      "The forms of the acts that I may do now" },
    { M_POST, "/api/matters/{code}/preview", NEED_PERSON, 0, NULL, BODY(ACT), post_preview, "Preview",
      "What an act would do; nothing is recorded" },
    { M_POST, "/api/matters/{code}/acts", NEED_PERSON, R_WORKER, NULL, BODY(ACT), post_act, "Done", "Record an act" },
    { M_GET, "/api/kinds", NEED_ACCOUNT, 0, NULL, NO_BODY, get_kinds, "Kinds",
      "The kinds of matter in force, with sources" },
    { M_GET, "/api/board", NEED_ACCOUNT, R_AS_OF | R_WORKER, KIND, NO_BODY, get_board, "Heat",
      "Units against states, in the register's order" },

    { M_GET, "/api/board.svg", NEED_ACCOUNT, R_AS_OF | R_WORKER, KIND_WIDTH, NO_BODY, get_board_svg, "image/svg+xml",
      "The same as a picture" },
    { M_GET, "/api/board.html", NEED_ACCOUNT, R_AS_OF | R_WORKER, KIND, NO_BODY, get_board_table, "text/html",
      "The same as a table" },

    { M_GET, "/api/documents", NEED_ACCOUNT, R_AS_OF | R_WORKER, DOCUMENTS, NO_BODY, get_documents, "Documents",
      "What was read, newest first: drafts, and what the accepted ones opened" },
    { M_GET, "/api/documents/{id}", NEED_ACCOUNT, R_AS_OF | R_WORKER, NULL, NO_BODY, get_document, "Document",
      "A document's text, and the matters that came of each content" },
    { M_POST, "/api/drafts", NEED_CLERK, R_WORKER | R_BYTES, FILE_NAME, NO_BODY, post_draft, "Draft",
      "A directive's file (.txt, .docx) to a draft; the same file twice is the same draft" },
    { M_GET, "/api/drafts/{id}", NEED_CLERK, R_WORKER, NULL, NO_BODY, get_draft, "Draft",
      "Text, contents, what is no task and why, what is not resolved" },
    { M_POST, "/api/drafts/{id}/edits", NEED_CLERK, R_WORKER, NULL, BODY(EDIT), post_edit, "Draft",
      "Put a draft right" },
    { M_GET, "/api/drafts/{id}/opening", NEED_CLERK, R_WORKER, GIVER, NO_BODY, get_opening, "Opening",
      "What accepting would open, what waits, what blocks" },
    { M_POST, "/api/drafts/{id}/accept", NEED_CLERK, R_WORKER, NULL, BODY(ACCEPT), post_accept, "Accepted",
      "Open the draft's matters, all or none" },

    { M_POST, "/api/sheets", NEED_CLERK, R_WORKER | R_BYTES, FILE_NAME, NO_BODY, post_sheet, "TaskSheet",
      "A spreadsheet of tasks (.xlsx, .csv, .docx): columns, first rows, the mapping guessed" },
    { M_GET, "/api/sheets/{id}", NEED_CLERK, R_WORKER, NULL, NO_BODY, get_sheet, "TaskSheet", "The same again" },
    { M_POST, "/api/sheets/{id}/run", NEED_CLERK, R_WORKER, NULL, BODY(SHEET), post_sheet_run, "TaskRun",
      "Open its matters, all or none; or say what would be opened" },
    { M_GET, "/api/report", NEED_ACCOUNT, R_AS_OF | R_WORKER, REPORT, NO_BODY, get_report, "Tally",
      "Results of a directive, a unit or a period: figures, or the official report as .docx, or its annex as .xlsx" },
    { M_GET, "/api/report/urging", NEED_ACCOUNT, R_AS_OF | R_WORKER, REPORT, NO_BODY, get_letters, "application/zip",
      "A letter to each agency that holds something late" },

    { M_GET, "/api/accounts", NEED_ADMIN, 0, NULL, NO_BODY, get_accounts, "Accounts",
      "All accounts and what they may" },
    { M_POST, "/api/accounts", NEED_ADMIN, R_WORKER, NULL, BODY(ACCOUNT), post_account, "AccountLink",
      "A new account; its owner sets a password by the link" },
    { M_PATCH, "/api/accounts/{name}", NEED_ADMIN, R_WORKER, NULL, BODY(ACCOUNT), patch_account, "Nothing",
      "Whose it is, what it may, whether it is locked" },
    { M_POST, "/api/accounts/{name}/link", NEED_ADMIN, R_WORKER, NULL, NO_BODY, post_account_link, "AccountLink",
      "End the password and all sessions; a link for a new one" },

    { M_GET, "/api/search", NEED_ACCOUNT, R_WORKER, WORDS, NO_BODY, get_search, "Found",
      "Matters, documents, units and people, by a few letters" },
    { M_GET, "/api/units", NEED_ACCOUNT, 0, ON, NO_BODY, get_units, "Units", "The units there are on a day" },
    { M_GET, "/api/people", NEED_ACCOUNT, 0, PEOPLE, NO_BODY, get_people, "People", "Who holds a post" },
    { M_GET, "/api/units/{code}", NEED_ACCOUNT, R_AS_OF, NULL, NO_BODY, get_unit, "Party",
      "A unit: who it is, what it holds" },
    { M_GET, "/api/people/{code}", NEED_ACCOUNT, R_AS_OF, NULL, NO_BODY, get_person, "Party",
      "An official: posts, absences, what is held" },
    { M_POST, "/api/register", NEED_REGISTER, R_WORKER | R_BYTES, DRY_RUN, NO_BODY, post_register, "Rows",
      "New rows of the register: units, people, posts, delegations, absences" },
    { M_GET, "/api/regulations", NEED_ACCOUNT, 0, NULL, NO_BODY, get_regulations, "Regulations",
      "What is in force: each limit, reason and form with its source and how surely it is known" },
    { M_GET, "/api/calendar", NEED_ACCOUNT, 0, YEAR, NO_BODY, get_calendar, "Year",
      "Hours, days off and swapped days of a year, with sources" },
    { M_POST, "/api/calendar", NEED_REGISTER, R_WORKER | R_BYTES, DRY_RUN, NO_BODY, post_calendar, "Rows",
      "New days off and swapped days: .ics or YAML" },
};
const size_t ROUTE_COUNT = LEN(ROUTES);
