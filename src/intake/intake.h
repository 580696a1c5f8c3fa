/* intake.h -- takes the text of a directive document apart: what it is, and whom it gives work to do.
 *
 *   bytes --> NFC, words --> paragraphs, list tree --> clauses --+--> contents (an assignment: who, with whom, when)
 *                                                              +--> clauses that are no task, each with its reason
 *
 * A *content* is a stretch of the directive part that gives somebody future work to do; one sentence as a rule. What
 * is not a content (recital, assessment, purpose, formula, recipients ...) is listed too, with the reason: nothing is
 * silently left out, and a clerk can take a clause up by hand.
 *
 * Contents and clauses tile the text: no word is in two of them, none in neither. Between them stand list markers, signs and
 * blanks alone.
 *
 * Offsets count in the file as it came: its BOM, its carriage returns, its own normal form. Values (names, dates, ...)
 * are NFC; where the file is NFC already they are exact pieces of it. Nothing is guessed: a holder the text does
 * not name is an empty list.
 *
 * The text may be Vietnamese, or English as translations and press reports have it. The forms recognised stand in
 * docs/formats/intake.md.
 *
 * Owns:    nothing. The draft lives in the arena and may point into the caller's bytes.
 * Fails:   not UTF-8, empty, too large, a mark of secrecy in the header. Any other text gives a draft, if an empty one.
 * Threads: pure, but for its words, which are read from their tables once (lexicon.h).
 */
#ifndef CONGVU_INTAKE_H
#define CONGVU_INTAKE_H

#include "base/err.h"
#include "base/instant.h"

enum { INTAKE_BYTES_MAX = 64 << 20, INTAKE_WORDS_MAX = 24 << 20 };

#define RECUR_LIST(X)                                                                                                  \
    X(NONE, "none")                                                                                                    \
    X(DAILY, "daily")                                                                                                  \
    X(WEEKLY, "weekly")                                                                                                \
    X(MONTHLY, "monthly")                                                                                              \
    X(QUARTERLY, "quarterly")                                                                                          \
    X(HALF_YEARLY, "half-yearly")                                                                                      \
    X(YEARLY, "yearly")                                                                                                \
    X(PERIODIC, "periodic") /* "định kỳ", the period unsaid      */                                               \
    X(REGULAR, "regular")   /* "thường xuyên", open-ended spans */

enum intake_recur {
#define X(name, word) RECUR_##name,
    RECUR_LIST(X)
#undef X
        RECUR_COUNT
};
const char *recur_word(enum intake_recur r);

/* Where something stands in the file: code points and bytes, half-open. */
struct intake_span {
    size_t start, end;
    size_t byte_start, byte_end;
};

/* One body named by the text. An open set ("các sở, ban, ngành") is never one unit: who belongs to it is for the
 * register, or a person, to say. */
struct intake_unit {
    struct text name;
    bool open_set;
};

/* A length of time, and from what it runs. */
#define LENGTH_LIST(X)                                                                                                 \
    X(NONE, "none")                                                                                                    \
    X(HOURS, "hours") /* of the clock: 24 are a day */                                                                 \
    X(WORKDAYS, "working days")                                                                                        \
    X(DAYS, "days")                                                                                                    \
    X(MONTHS, "months")
enum intake_length {
#define X(name, word) LENGTH_##name,
    LENGTH_LIST(X)
#undef X
        LENGTH_COUNT
};
#define EVENT_LIST(X)                                                                                                  \
    X(UNSTATED, "unstated")                                                                                            \
    X(ISSUED, "issued")     /* this document was signed, issued              */                                        \
    X(RECEIVED, "received") /* this document arrived                         */                                        \
    X(OTHER, "other")       /* whatever else must happen, before or after it */
enum intake_event {
#define X(name, word) EVENT_##name,
    EVENT_LIST(X)
#undef X
        EVENT_COUNT
};
const char *length_word(enum intake_length);
const char *event_word(enum intake_event);

struct intake_lapse {
    enum intake_length unit; /* NONE: no length is stated, or it cannot be counted: "trước họp 05 ngày" */
    int n;                   /* of "24-48 giờ" the longer one                                           */
    enum intake_event event;
};

/* A further cadence of the same task: "06:30 và 18:30 hằng ngày", "6 tháng, hằng năm". Each is owed. */
enum { INTAKE_ALSO_MAX = 3 };
struct intake_also {
    enum intake_recur recur;
    int day, month; /* as of a deadline */
    bool timed;
    int minute;
};

struct intake_deadline {
    bool stated;
    struct text text; /* as written                                                        */
    bool has_date;    /* false and recur NONE: it hangs on an event                         */
    struct day date;  /* the last day that is in time                                      */
    enum intake_recur recur;
    int day, month; /* inside the period where stated, else 0: "trước ngày 15 hằng tháng" is day 15; of a week 1 Monday
                       .. 7 Sunday */
    bool timed;     /* an hour of that day is stated                                     */
    int minute;     /* of the day, 0 to 1440                                             */
    struct intake_lapse lapse; /* where it hangs on an event                             */
    struct intake_also also[INTAKE_ALSO_MAX]; /* beside recur */
    int nalso;
};

struct intake_content {
    struct intake_span span;
    struct text words;  /* the span's own words                                              */
    struct text number; /* the printed path to it: "II.3.a"; empty where nothing is numbered */
    struct intake_unit *leads;
    size_t nleads;
    struct intake_unit *coordinators;
    size_t ncoordinators;
    struct text person; /* one office-holder made responsible by title or name, or empty */
    struct intake_deadline deadline;
    struct text report_to; /* empty: nobody named                                           */
    struct text product;   /* empty: only an activity is asked                              */
    bool exhortation;      /* neither deadline nor product: listed, opened only by hand      */
};

#define INTAKE_REASON_LIST(X)                                                                                          \
    X(HEADER, "header", N_("letterhead, number, date or title"))                                                       \
    X(RECIPIENT, "recipient", N_("an addressee or a copy"))                                                            \
    X(SIGNATURE, "signature", N_("the signature block"))                                                               \
    X(RECITAL, "recital", N_("background, events or legal basis"))                                                     \
    X(ASSESSMENT, "assessment", N_("a judgement of what was done"))                                                    \
    X(PURPOSE, "purpose", N_("aims, principles or scope"))                                                             \
    X(HEADING, "heading", N_("a heading with tasks below it"))                                                         \
    X(TOPIC, "topic", N_("names a subject that the next clause settles"))                                              \
    X(CHAPEAU, "chapeau", N_("introduces a list whose items are the tasks"))                                           \
    X(FIELD, "field", N_("says who, when or what for a task above"))                                                   \
    X(DIFFICULTY, "difficulty", N_("the formula for difficulties met"))                                                \
    X(EXECUTION, "execution", N_("only asks that this document be carried out"))                                       \
    X(LIABILITY, "liability", N_("says who answers before the law"))                                                   \
    X(EFFECT, "effect", N_("says what a silence or an act is taken for"))                                              \
    X(FUNDING, "funding", N_("names a source of money, without a holder"))                                             \
    X(NOTICE, "notice", N_("the notice or entry-into-force formula"))                                                  \
    X(MANNER, "manner", N_("only how a task above must be done"))                                                      \
    X(REMARK, "remark", N_("a remark in brackets"))                                                                    \
    X(OBJECT, "object", N_("only a thing in a list"))                                                                  \
    X(PERMISSION, "permission", N_("a right, not a duty"))                                                             \
    X(NARRATIVE, "narrative", N_("reports or explains, asks nothing"))                                                 \
    X(ANNEX, "annex", N_("part of an annex"))                                                                          \
    X(FURNITURE, "furniture", N_("not part of the document: captions, links, page matter"))

enum intake_reason {
#define X(name, word, meaning) REASON_##name,
    INTAKE_REASON_LIST(X)
#undef X
        REASON_COUNT
};
const char *intake_reason_word(enum intake_reason r);
const char *intake_reason_meaning(enum intake_reason r); /* English, marked for translation */

enum { INTAKE_NO_CONTENT = -1 };

struct intake_clause {
    struct intake_span span;
    struct text words;
    enum intake_reason reason;
    int of; /* it is a condition of this content ("Việc rà soát phải ...", a field line), or INTAKE_NO_CONTENT */
};

/* What became of the text's words. Every word is in one of these; a list marker ("1.", "a)", "(ii)") is a mark. */
struct intake_coverage {
    size_t words; /* words and numbers of the text */
    size_t contents, conditions, no_task, marks;
    size_t unread; /* of no_task: that no rule had an answer for; of every text tried so far, none */
};

/* An earlier document that this one changes: "sửa đổi, bổ sung Thông báo số 96/TB-UBND". */
#define AMENDS_LIST(X)                                                                                                 \
    X(AMENDS, "amends")     /* sửa đổi, bổ sung, điều chỉnh, gia hạn: what it does not name stays */                   \
    X(REPLACES, "replaces") /* thay thế, bãi bỏ: what it does not give again ends                 */                   \
    X(CORRECTS, "corrects") /* đính chính                                                         */
enum intake_amends {
#define X(name, word) INTAKE_##name,
    AMENDS_LIST(X)
#undef X
        INTAKE_AMENDS_COUNT
};
const char *amends_word(enum intake_amends);

struct intake_amended {
    enum intake_amends how;
    struct text number; /* of the earlier document, as printed */
};

struct intake_document {
    struct text number; /* as printed: "61/CT-UBND" */
    bool has_date;
    struct day date;
    struct text issuer;
    struct text type; /* "Chỉ thị" */
    struct text title;
    struct text signer;
    struct intake_amended *amended; /* each number once; legal bases are not looked at */
    size_t namended;
    struct text *recipients; /* Kính gửi, Nơi nhận, the addressees of a telegram */
    size_t nrecipients;
};

struct intake_draft {
    bool english;
    struct intake_document document;
    struct intake_content *contents; /* in the order of the text */
    size_t ncontents;
    struct intake_clause *clauses; /* what is no task; with the contents they overlap nowhere */
    size_t nclauses;
    struct intake_coverage coverage; /* words is the sum of the others: nothing is left out */
};

/* The day the document was issued, where the file does not say (some texts print no year): dates without a year are
 * read from it. A date printed in the header wins. */
struct intake_options {
    bool has_issued;
    struct day issued;
    uint64_t without; /* rules not to be used, a bit each (rule.h): to measure what they add */
    const struct text *forget; /* rows of the tables of words not to be used: the same */
    size_t nforget;
};

/* opt may be NULL. PB_NOT_UTF8, PB_EMPTY, PB_TOO_LARGE, PB_SECRET_MARK. */
enum rc intake_text(struct arena *a, struct text bytes, const struct intake_options *opt, struct intake_draft *out,
                    struct err *err);

/* For a process that is about to copy itself: what the first text of each language needs is made now, and not in every copy. */
void intake_ready(void);

/* The item of an earlier document that words name, as a printed path: "điểm a khoản 2 Mục II" is II.2.a. Empty where they name none. */
struct text intake_reference(struct arena *a, struct text words);

/* Does a line of these words, which stand in a page header, a box or a frame, bear a mark of secrecy? *mark as printed. Words
 * that are not UTF-8 bear none. */
bool intake_secret(struct arena *a, struct text words, struct text *mark);

/* Does the draft keep its promises for these bytes? Offsets in order and inside, values valid UTF-8, spans equal to
 * their words. False: *why says what is wrong (a static sentence). For tests, fuzzing and debug builds. */
bool intake_validate(const struct intake_draft *d, struct text bytes, const char **why);

#endif
