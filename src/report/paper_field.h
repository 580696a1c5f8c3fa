/* paper_field.h -- every field a template may name: one table. Private to report/.
 *
 * Templates, this table and docs/formats/report.md agree: a test compares them. Fields of one section stand together. */
#ifndef CONGVU_REPORT_PAPER_FIELD_H
#define CONGVU_REPORT_PAPER_FIELD_H

#include "report/paper.h"
#include "report/template.h"

enum paper_section {
    PS_DOCUMENT,
    PS_SUMMARY,
    PS_STATE,
    PS_WORK,
    PS_ROW,
    PS_UNIT,
    PS_WAIT,
    PS_DESK,
    PS_OBSTACLE,
    PS_LATE,
    PS_SILENT,
    PS_PROPOSAL,
    PS_RECIPIENT,
    PS_COUNT
};

/* name, section, as written in a template, section of its items (a list) or 0, what it says */
#define PAPER_FIELD_LIST(X)                                                                                            \
    X(PARENT, DOCUMENT, "cơ quan chủ quản", 0, "the agency above the one that reports, in capitals; empty where none") \
    X(AGENCY, DOCUMENT, "cơ quan", 0, "the agency that reports, in capitals")                                          \
    X(AGENCY_NAME, DOCUMENT, "tên cơ quan", 0, "the same as written in a sentence")                                    \
    X(ABBR, DOCUMENT, "viết tắt", 0, "its abbreviation, for the number")                                               \
    X(PLACE, DOCUMENT, "địa danh", 0, "the place in the date line")                                                    \
    X(DAY, DOCUMENT, "ngày", 0, "day of the figures, two digits under 10")                                             \
    X(MONTH, DOCUMENT, "tháng", 0, "month, two digits for 1 and 2")                                                    \
    X(YEAR, DOCUMENT, "năm", 0, "year")                                                                                \
    X(TITLE, DOCUMENT, "trích yếu", 0, "what the paper is about")                                                      \
    X(ADDRESSEE, DOCUMENT, "kính gửi", 0, "to whom; empty where none")                                                 \
    X(OPENING, DOCUMENT, "mở đầu", 0, "the first sentence: on what ground who reports what")                           \
    X(AS_OF, DOCUMENT, "số liệu đến", 0, "until when what was recorded counts")                                        \
    X(COMMAND, DOCUMENT, "lệnh", 0, "the command that prints the same figures again")                                  \
    X(EXERCISE, DOCUMENT, "tập dượt", 0, "a warning in an exercise database; empty in a real one")                     \
    X(PARTIAL, DOCUMENT, "phạm vi", 0, "that only what its maker may see is in it; empty where all is")                \
    X(TOTAL, DOCUMENT, "tổng số", 0, "how many rows")                                                                  \
    X(CARRIED, DOCUMENT, "kỳ trước chuyển sang", 0, "of a period: rows from before it; empty without period")          \
    X(GIVEN, DOCUMENT, "giao trong kỳ", 0, "of a period: rows given in it; empty without period")                      \
    X(N_IN_TIME, DOCUMENT, "số đúng hạn", 0, "done in time")                                                           \
    X(N_LATE, DOCUMENT, "số xong quá hạn", 0, "done late")                                                             \
    X(N_WITHIN, DOCUMENT, "số trong hạn", 0, "not done, within the limit")                                             \
    X(N_OVERDUE, DOCUMENT, "số quá hạn", 0, "not done and overdue, the unreported ones included")                      \
    X(N_SILENT, DOCUMENT, "số chưa báo cáo", 0, "of these, not reported")                                              \
    X(OVERVIEW, DOCUMENT, "đánh giá chung", 0, "the figures in a sentence")                                            \
    X(AUTHORITY, DOCUMENT, "quyền hạn ký", 0, "TM., KT., TL., TUQ. and whom; else empty")                   \
    X(SIGNER_POST, DOCUMENT, "chức vụ ký", 0, "the post of who signs, in capitals")                                    \
    X(SIGNER, DOCUMENT, "người ký", 0, "the name of who signs")                                                        \
    X(URGES, DOCUMENT, "đôn đốc", 0, "a letter to who is late: not empty")                                             \
    X(ASKS, DOCUMENT, "đề nghị cấp trên", 0, "a letter to a superior: not empty")                                      \
    X(LETTER_TO, DOCUMENT, "cơ quan nhận", 0, "a letter: to whom, in a sentence")                                      \
    X(SUMMARY, DOCUMENT, "tổng hợp", PS_SUMMARY, "a row a category, and the sum")                                      \
    X(STATES, DOCUMENT, "tình trạng", PS_STATE, "the categories that have rows, each with its contents")               \
    X(ROWS, DOCUMENT, "nội dung", PS_ROW, "every row, in the directive's or the register's order; of a letter its own")\
    X(UNITS, DOCUMENT, "đơn vị", PS_UNIT, "whose time it was: agencies in the register's order, then what is nobody's")\
    X(WAITS, DOCUMENT, "chờ xem xét", PS_WAIT, "what waits for a decision, a confirmation, a superior, an allocation") \
    X(DESKS, DOCUMENT, "nơi chờ", PS_DESK, "the same, a line a desk and what it is asked for")                         \
    X(OBSTACLES, DOCUMENT, "vướng mắc", PS_OBSTACLE, "obstacles that were raised, and what was ruled")                 \
    X(LATES, DOCUMENT, "chậm", PS_LATE, "what is or was late, by whom by how much, and why")                           \
    X(OVERDUES, DOCUMENT, "quá hạn", PS_LATE, "overdue, not silent: at most 30, the longest")                          \
    X(MORE, DOCUMENT, "quá hạn khác", 0, "that more is overdue than is told; empty where all is")                      \
    X(SILENTS, DOCUMENT, "chưa báo cáo", PS_SILENT, "overdue and not reported: a line an agency")                      \
    X(PROPOSALS, DOCUMENT, "đề xuất", PS_PROPOSAL, "what follows from it: who is asked to do what")                    \
    X(RECIPIENTS, DOCUMENT, "nơi nhận", PS_RECIPIENT, "who gets a copy")                                               \
    X(SUMMARY_NO, SUMMARY, "tt", 0, "number; empty for the sum")                                                       \
    X(SUMMARY_NAME, SUMMARY, "tên", 0, "the category")                                                                 \
    X(SUMMARY_N, SUMMARY, "số lượng", 0, "how many")                                                                   \
    X(SUMMARY_SHARE, SUMMARY, "tỷ lệ", 0, "per cent of the sum")                                                       \
    X(STATE_NO, STATE, "tt", 0, "number")                                                                              \
    X(STATE_NAME, STATE, "tên", 0, "the category")                                                                     \
    X(STATE_N, STATE, "số lượng", 0, "how many")                                                                       \
    X(STATE_WORKS, STATE, "việc", PS_WORK, "its contents; one given to several stands once, with all of them")         \
    X(WORK_NO, WORK, "tt", 0, "number")                                                                                \
    X(WORK_ITEM, WORK, "mục", 0, "the directive's own number of it, or the matter's code")                             \
    X(WORK_CODE, WORK, "mã", 0, "the matter's code where it is one; else empty")                                       \
    X(WORK_WORDS, WORK, "việc giao", 0, "what was given, shortened")                                                   \
    X(WORK_LEADS, WORK, "chủ trì", 0, "to whom")                                                                       \
    X(WORK_DUE, WORK, "hạn", 0, "until when")                                                                          \
    X(WORK_DONE, WORK, "ngày xong", 0, "when it was done, if one lead had it")                                         \
    X(WORK_RESULT, WORK, "kết quả", 0, "what came of it")                                                              \
    X(WORK_LATE, WORK, "chậm", 0, "late by whom by how much, and what else took the time")                             \
    X(WORK_STORY, WORK, "diễn biến", 0, "both in one: what came of it, and what was late")                             \
    X(ROW_NO, ROW, "tt", 0, "number")                                                                                  \
    X(ROW_ITEM, ROW, "mục", 0, "the directive's own number of it")                                                     \
    X(ROW_CODE, ROW, "mã", 0, "the matter's code")                                                                     \
    X(ROW_WORDS, ROW, "việc giao", 0, "what was given")                                                                \
    X(ROW_LEAD, ROW, "chủ trì", 0, "the lead")                                                                         \
    X(ROW_HOLDER, ROW, "đang giữ", 0, "who holds it, since when; empty when it has ended")                             \
    X(ROW_OPENED, ROW, "ngày giao", 0, "when it was given")                                                            \
    X(ROW_DUE, ROW, "hạn", 0, "until when; the first due where it was extended")                                       \
    X(ROW_STATE, ROW, "tình trạng", 0, "its category, and what it waits for")                                          \
    X(ROW_RESULT, ROW, "kết quả", 0, "what came of it")                                                                \
    X(ROW_LATE, ROW, "nơi chậm", 0, "late by whom by how much")                                                        \
    X(ROW_REASON, ROW, "nguyên nhân", 0, "late by whom by how much, and what else took the time")                      \
    X(ROW_TIME, ROW, "thời gian", 0, "whose time it was")                                                              \
    X(UNIT_NO, UNIT, "tt", 0, "number")                                                                                \
    X(UNIT_NAME, UNIT, "tên", 0, "the agency, or what the time was lost to")                                           \
    X(UNIT_LEADS, UNIT, "số chủ trì", 0, "rows it leads that were to be done")                                         \
    X(UNIT_IN_TIME, UNIT, "số đúng hạn", 0, "of these, done in time")                                                  \
    X(UNIT_DONE_LATE, UNIT, "số xong quá hạn", 0, "done late")                                                         \
    X(UNIT_WITHIN, UNIT, "số trong hạn", 0, "not done, within the limit")                                              \
    X(UNIT_OVERDUE, UNIT, "số quá hạn", 0, "not done and overdue, the unreported ones included")                       \
    X(UNIT_SILENT, UNIT, "số chưa báo cáo", 0, "of these, not reported")                                               \
    X(UNIT_TIME, UNIT, "thời gian", 0, "working time charged to it")                                                   \
    X(UNIT_HOURS, UNIT, "số giờ", 0, "the same as a number of hours")                                                  \
    X(UNIT_LATE, UNIT, "thời gian chậm", 0, "of its own time, beyond what it was given")                               \
    X(UNIT_LATE_HOURS, UNIT, "số giờ chậm", 0, "the same as a number of hours")                                        \
    X(WAIT_NO, WAIT, "tt", 0, "number")                                                                                \
    X(WAIT_ITEM, WAIT, "mục", 0, "the directive's number, or the code")                                                \
    X(WAIT_WORDS, WAIT, "việc giao", 0, "what was given, shortened")                                                   \
    X(WAIT_AT, WAIT, "nơi xem xét", 0, "at whose desk")                                                                \
    X(WAIT_FOR, WAIT, "chờ", 0, "a decision, a confirmation, an allocation, guidance")                                 \
    X(WAIT_SINCE, WAIT, "từ ngày", 0, "since when")                                                                    \
    X(WAIT_HELD, WAIT, "đã chờ", 0, "working time")                                                                    \
    X(DESK_NO, DESK, "tt", 0, "number")                                                                                \
    X(DESK_AT, DESK, "nơi xem xét", 0, "at whose desk")                                                                \
    X(DESK_FOR, DESK, "chờ", 0, "a decision, a confirmation, an allocation, guidance")                                 \
    X(DESK_N, DESK, "số lượng", 0, "how many")                                                                         \
    X(DESK_ITEMS, DESK, "mục", 0, "the directive's numbers, or the codes")                                             \
    X(DESK_SINCE, DESK, "từ ngày", 0, "since when the first of them")                                                  \
    X(OBSTACLE_NO, OBSTACLE, "tt", 0, "number")                                                                        \
    X(OBSTACLE_ITEM, OBSTACLE, "mục", 0, "the directive's number, or the code")                                        \
    X(OBSTACLE_WORDS, OBSTACLE, "vướng mắc là", 0, "what stands in the way")                                           \
    X(OBSTACLE_RULE, OBSTACLE, "quy định", 0, "the rule concerned; empty where none was named")                        \
    X(OBSTACLE_AT, OBSTACLE, "nơi xem xét", 0, "who is to rule on it")                                                 \
    X(OBSTACLE_RULING, OBSTACLE, "kết luận", 0, "what was ruled, or that nothing was")                                 \
    X(LATE_NO, LATE, "tt", 0, "number")                                                                                \
    X(LATE_ITEM, LATE, "mục", 0, "the directive's number, or the code")                                                \
    X(LATE_WORDS, LATE, "việc giao", 0, "what was given, shortened")                                                   \
    X(LATE_DUE, LATE, "hạn", 0, "until when")                                                                          \
    X(LATE_WHO, LATE, "nơi chậm", 0, "by whom by how much")                                                            \
    X(LATE_REASON, LATE, "nguyên nhân", 0, "what else took the time, or that no reason was given")                     \
    X(SILENT_NO, SILENT, "tt", 0, "number")                                                                            \
    X(SILENT_NAME, SILENT, "tên", 0, "the agency that holds them")                                                     \
    X(SILENT_N, SILENT, "số lượng", 0, "how many")                                                                     \
    X(SILENT_ITEMS, SILENT, "mục", 0, "the directive's numbers, or the codes")                                         \
    X(PROPOSAL_NO, PROPOSAL, "tt", 0, "number")                                                                        \
    X(PROPOSAL_WORDS, PROPOSAL, "lời", 0, "one proposal")                                                              \
    X(RECIPIENT_NAME, RECIPIENT, "tên", 0, "one recipient")

enum paper_field {
#define X(name, section, word, items, help) PF_##name,
    PAPER_FIELD_LIST(X)
#undef X
        PAPER_FIELD_COUNT
};
extern const struct field_set PAPER_FIELDS;

/* --- building a paper (paper*.c) ------------------------------------------------------------------------------------------ */

struct writer {
    struct arena *a;
    const struct paper *paper;
    const struct tally *tally;
    const struct org *org;
    struct instant at;
    unit_id issuer;
    struct record root;
};

struct writer paper_writer(struct arena *, const struct paper *);
enum rc paper_fill(struct sbuf *out, struct writer *, struct err *err); /* the template, from the record */

void paper_set(struct writer *, const struct record *, enum paper_field, struct text);
struct record *paper_add(struct writer *, const struct record *, enum paper_field list); /* a new item of it */

/* Heading, date, recipients (paper_head.c); who signs by what right (paper_sign.c). Refused: no issuer, or one that is no body of the Party
 * in its form; a signer who may not. */
enum rc paper_head(struct writer *, struct err *err);
enum rc paper_sign(struct writer *, struct err *err);
bool paper_is_party(const struct org *, unit_id, struct instant t);
/* Words (paper_words.c). */
struct text paper_unit(const struct writer *, unit_id);             /* "Sở Tài chính"                         */
struct text paper_agency(const struct writer *, unit_id);           /* of its agency                          */
struct text paper_capitals(const struct writer *, unit_id);
struct text paper_day(const struct writer *, struct day);           /* "05/9/2025"                            */
struct text paper_day_long(const struct writer *, struct day);      /* "ngày 05 tháng 9 năm 2025"             */
struct text paper_date(const struct writer *, struct instant);      /* the day an instant lies in; "" none    */
struct text paper_due(const struct writer *, struct instant);       /* the day that ends with it              */
struct text paper_moment(const struct writer *, struct instant);    /* "16 giờ 00 ngày 12 tháng 9 năm 2025"   */
struct text paper_span(const struct writer *, struct workspan);     /* "62 giờ 30 phút"                       */
struct text paper_short(const struct writer *, struct text words, size_t letters);
struct text paper_item(const struct writer *, const struct tally_row *); /* "II.3", or the code               */
const char *paper_category(enum category);
const char *paper_wait(enum tally_wait);
const char *paper_partial(void);                     /* that not everything is in it                        */
const char *paper_nobody(enum payee);                /* time that is no agency's (paper_units.c)            */
struct text paper_state(const struct writer *, const struct tally_row *);
struct text paper_result(const struct writer *, const struct tally_row *);
struct text paper_lates(const struct writer *, const struct tally_row *);
struct text paper_reason(const struct writer *, const struct tally_row *);
struct text paper_times(const struct writer *, const struct tally_row *);
struct text paper_number(const struct writer *, size_t n);          /* "05" under ten                         */
/* a; b, either alone where the other is empty. */
struct text paper_joined(const struct writer *, struct text a, const char *between, struct text b);

/* Many in few words (paper_many.c): "Sở Tài chính; UBND các xã: Lam Khê, Cổ Tịnh, Tân Hòa Lam". */
struct text paper_units(const struct writer *, const unit_id *, size_t n);
/* Rows from the first on that paper shows as one content. */
size_t paper_content(const struct tally_row *rows, size_t n);
/* Rows for which `ask` answers `unit`: the numbers of their contents, each once, and how many. asked: for which units any row answers. */
typedef unit_id paper_asks(const struct writer *, const struct tally_row *, int what);
struct text paper_items(const struct writer *w, paper_asks *ask, int what, unit_id unit, size_t *n);
const bool *paper_asked(const struct writer *w, paper_asks *ask, int what);
unit_id paper_waits_at(const struct writer *, const struct tally_row *, int wait); /* enum tally_wait */
/* What is said lead by lead, of the first few; the others are counted ("và 12 đơn vị khác"). led: with the lead's name before it, where there are several. */
struct paper_said {
    struct text words;
    size_t n;
};
struct text paper_led(const struct writer *, const struct tally_row *, bool several, struct text said);
void paper_say(const struct writer *, struct paper_said *, struct text one);
struct text paper_said(const struct writer *, const struct paper_said *, const char *what);

/* Of one content: who is or was late by how much, and what else took the time, of the rows in these categories (1u << category). */
enum { CATS_ALL = (1 << CAT_COUNT) - 1 };
struct paper_late {
    struct text who, why;
};
bool paper_is_late(const struct tally_row *rows, size_t n, unsigned categories);
struct paper_late paper_late(const struct writer *, const struct tally_row *rows, size_t n, unsigned categories);

void paper_unit_lines(struct writer *); /* paper_units.c */
void paper_told(struct writer *);       /* paper_told.c */
void paper_proposals(struct writer *);  /* paper_propose.c */

/* Rows, a line a lead (paper_row.c); due_said: with the first due where it was extended. */
struct text paper_due_said(const struct writer *, const struct tally_row *);
void paper_row(struct writer *, const struct tally_row *, size_t number, bool same_content);

#endif
