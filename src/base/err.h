/* err.h -- an error is a code for the program and a sentence for the person.
 *
 * `rc` answers "what now?"; `problem` is a row of PROBLEMS, stable for ever: its slug, exit code and HTTP status
 * are documented in docs/formats/problems.md, made from the same table. `detail` is one sentence that names the
 * thing, the reason and, where there is one, the mend; lower case, no full stop. It is already in the
 * reader's language: callers pass _("...") .
 *
 * The caller passes err; nothing is kept in a thread. A function sets it only when it fails.
 */
#ifndef CONGVU_ERR_H
#define CONGVU_ERR_H

#include "base/base.h"

enum rc {
    RC_OK,
    RC_NOT_FOUND, /* the thing named is not there                     */
    RC_REFUSED,   /* the request breaks a rule; asking again is useless */
    RC_RETRY,     /* somebody was faster; read again and ask again    */
    RC_IO,        /* the world's fault: disk, file, permission        */
    RC_CORRUPT,   /* our own stored data contradicts itself           */
};

/* name, rc, http, exit, slug, what it means */
#define PROBLEM_LIST(X)                                                                                                \
    X(USAGE, RC_REFUSED, 400, 2, "usage", "the command line or request is not understood")                             \
    X(NOT_UTF8, RC_REFUSED, 400, 10, "not-utf8", "the bytes are not UTF-8 text")                                       \
    X(EMPTY, RC_REFUSED, 400, 11, "empty", "there is nothing in it")                                                   \
    X(TOO_LARGE, RC_REFUSED, 413, 12, "too-large", "larger than the limit named")                                      \
    X(SECRET_MARK, RC_REFUSED, 422, 13, "secret-mark", "the document's header bears a mark of secrecy")                \
    X(SYNTAX, RC_REFUSED, 400, 14, "syntax", "a file cannot be read at the line named")                                \
    X(WRONG_KEY, RC_REFUSED, 400, 15, "wrong-key", "a file names a key that does not exist there")                     \
    X(WRONG_VALUE, RC_REFUSED, 400, 16, "wrong-value", "a value is not of the type or set expected")                   \
    X(MISSING_KEY, RC_REFUSED, 400, 17, "missing-key", "a value that must be stated is not")                           \
    X(OVERLAP, RC_REFUSED, 422, 18, "overlapping-validity", "two rows of one thing are valid on the same day")         \
    X(UNKNOWN_REFERENCE, RC_REFUSED, 422, 19, "unknown-reference", "a file names a thing that is nowhere defined")     \
    X(UNKNOWN_UNIT, RC_NOT_FOUND, 404, 20, "unknown-unit", "no unit of that name on that day")                         \
    X(UNKNOWN_PERSON, RC_NOT_FOUND, 404, 21, "unknown-person", "no person of that name")                               \
    X(UNKNOWN_MATTER, RC_NOT_FOUND, 404, 22, "unknown-matter", "no matter has that code")                              \
    X(UNKNOWN_KIND, RC_NOT_FOUND, 404, 23, "unknown-kind", "the regulations know no such kind")                        \
    X(UNKNOWN_DRAFT, RC_NOT_FOUND, 404, 24, "unknown-draft", "no draft has that number")                               \
    X(UNKNOWN_DOCUMENT, RC_NOT_FOUND, 404, 25, "unknown-document", "no document has that number")                      \
    X(UNKNOWN_ACT, RC_NOT_FOUND, 404, 28, "unknown-act", "no act has that number")                                     \
    X(AMBIGUOUS, RC_REFUSED, 409, 26, "ambiguous", "the name fits more than one")                                      \
    X(MAY_NOT, RC_REFUSED, 403, 30, "may-not", "the person may not do this act on this matter")                        \
    X(EXCLUDED, RC_REFUSED, 403, 31, "excluded", "the person is in the matter's excluded set")                         \
    X(NOT_NOW, RC_REFUSED, 409, 32, "not-now", "the act is not possible in the matter's present state")                \
    X(CLOSED, RC_REFUSED, 409, 33, "closed", "the matter has ended")                                                   \
    X(WAITED_FOR, RC_REFUSED, 409, 34, "waited-for", "a question that must be waited for is still open")               \
    X(UNANSWERED, RC_REFUSED, 409, 35, "late-disagree-unanswered", "a late disagreement must be answered by name")     \
    X(TO_ITSELF, RC_REFUSED, 422, 36, "to-itself", "a matter cannot be given to who already holds it")                 \
    X(OUT_OF_ORDER, RC_REFUSED, 422, 37, "out-of-order", "the instant is before something that already happened")      \
    X(HAPPENED_BOUNDS, RC_REFUSED, 422, 38, "happened-out-of-bounds", "the claimed instant is outside what is allowed") \
    X(BEFORE_BEGIN, RC_REFUSED, 422, 39, "before-the-beginning", "the instant is before the matter began")             \
    X(NOT_ALLOCATABLE, RC_REFUSED, 409, 40, "cannot-return-allocated", "what was allocated cannot be given back")       \
    X(REASON, RC_REFUSED, 422, 41, "reason-not-allowed", "the regulation does not allow this reason")                  \
    X(ANSWER, RC_REFUSED, 422, 42, "answer-not-allowed", "this form of question does not take this answer")            \
    X(RULE_NOT_MET, RC_REFUSED, 422, 43, "rule-not-met", "a demand of the regulation is not met")                      \
    X(STATED_TWICE, RC_REFUSED, 409, 44, "stated-twice", "what is stated once has been stated already")                \
    X(TEMPLATE, RC_REFUSED, 422, 45, "template", "a template is no Word file, or names a field that is not there")      \
    X(RECEIPT, RC_REFUSED, 422, 46, "receipt-not-valid", "a receipt or a signed note does not prove what it says")      \
    X(STALE_VERSION, RC_RETRY, 409, 50, "stale-version", "the matter has changed since it was read")                   \
    X(KEY_REUSED, RC_REFUSED, 409, 51, "idempotency-key-reused", "the key was used for another request")               \
    X(BUSY, RC_RETRY, 503, 52, "busy", "the database is in use; try again")                                            \
    X(EXISTS, RC_REFUSED, 409, 53, "already-exists", "a thing of that name is there already")                          \
    X(NOT_SEALED, RC_RETRY, 409, 54, "not-sealed", "the fact is recorded, but not in the ledger yet")                   \
    X(OLDER, RC_REFUSED, 400, 59, "older-database", "the database is of an earlier version: bring it up to date first") \
    X(NOT_OURS, RC_REFUSED, 400, 60, "not-a-congvu-database", "the file is no database of this program")               \
    X(NEWER, RC_REFUSED, 400, 61, "newer-database", "the database was written by a newer version")                     \
    X(READ_ONLY, RC_IO, 500, 62, "read-only", "the database cannot be written")                                        \
    X(DISK_FULL, RC_IO, 507, 63, "disk-full", "no room is left on the disk")                                           \
    X(IO, RC_IO, 500, 64, "input-output", "reading or writing failed")                                                 \
    X(CORRUPT, RC_CORRUPT, 500, 65, "corrupt", "the stored data contradicts itself")                                   \
    X(VIEWS_DIFFER, RC_CORRUPT, 500, 66, "views-differ", "a stored view is not what the facts give")                   \
    X(NO_CALENDAR, RC_REFUSED, 422, 67, "calendar-ends", "the calendar does not reach that far")                       \
    X(LEDGER_DIFFERS, RC_CORRUPT, 500, 68, "ledger-differs", "the facts are not those that were sealed")               \
    X(LEDGER_KEY, RC_IO, 500, 69, "ledger-key", "the ledger's key is missing, or it is not the one on record")         \
    X(NOT_SIGNED_IN, RC_REFUSED, 401, 70, "not-signed-in", "nobody is signed in, or the session has ended")            \
    X(SIGN_IN_FAILED, RC_REFUSED, 401, 71, "sign-in-failed", "the name or the password is wrong, or the account is locked") \
    X(SECOND_FACTOR_NEEDED, RC_REFUSED, 401, 72, "second-factor-needed", "the code of the second factor is missing or wrong") \
    X(LOCKED_OUT, RC_RETRY, 429, 73, "locked-out", "too many wrong tries: wait before the next")                       \
    X(NO_RIGHT, RC_REFUSED, 403, 74, "no-right", "the account has not the right this needs")                           \
    X(LINK_SPENT, RC_NOT_FOUND, 404, 75, "link-spent", "the one-time link is unknown, used, replaced or too old")      \
    X(UNKNOWN_ACCOUNT, RC_NOT_FOUND, 404, 76, "unknown-account", "no account has that name")                           \
    X(WEAK_PASSWORD, RC_REFUSED, 422, 77, "weak-password", "the password is too short or too easily guessed")          \
    X(PROVIDER, RC_IO, 502, 78, "sign-in-provider", "the sign-in provider does not answer as it should")              \
    X(NOT_BOUND, RC_REFUSED, 403, 79, "not-bound", "the person the sign-in provider vouches for has no account here")   \
    X(NOT_PRIVATE, RC_REFUSED, 400, 88, "not-private", "a file that holds a secret can be read by others")             \
    X(NO_ROUTE, RC_NOT_FOUND, 404, 80, "no-route", "there is nothing at that address")                                 \
    X(METHOD, RC_REFUSED, 405, 81, "method", "the address does not take that method")                                  \
    X(TOO_MANY, RC_RETRY, 429, 82, "too-many-requests", "more requests than one client may send") \
    X(FORM_NOT_READ, RC_REFUSED, 415, 85, "form-not-read", "files of this form are not read; what to do is said")      \
    X(FILE_BROKEN, RC_REFUSED, 422, 86, "file-broken", "the file is damaged, or made so that it cannot be trusted")    \
    X(READER_STOPPED, RC_REFUSED, 422, 87, "reader-stopped", "the process that reads foreign files did not finish")

enum problem {
    PB_NONE,
#define X(name, rc, http, exit, slug, meaning) PB_##name,
    PROBLEM_LIST(X)
#undef X
        PB_COUNT
};

enum { ERR_DETAIL_MAX = 640 };

struct err {
    enum rc rc;
    enum problem problem;
    char detail[ERR_DETAIL_MAX];
};

struct problem_row {
    enum rc rc;
    int http, exit;
    const char *slug, *meaning;
};
const struct problem_row *problem_row(enum problem p);

/* Fills err (which may be NULL: then only the rc matters) and returns the problem's rc, never RC_OK. A detail too
 * long is cut at a letter. */
enum rc err_set(struct err *err, enum problem p, const char *fmt, ...) PRINTF(3, 4);

/* Put "where: " before the sentence, as a caller that knows the file and line does. */
void err_prefix(struct err *err, const char *fmt, ...) PRINTF(2, 3);

#endif
