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
    PS_OBSTACLE,
    PS_LATE,
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
    X(AUTHORITY, DOCUMENT, "quyền hạn ký", 0, "TM. and the body, for collective bodies; else empty")                   \
    X(SIGNER_POST, DOCUMENT, "chức vụ ký", 0, "the post of who signs, in capitals")                                    \
    X(SIGNER, DOCUMENT, "người ký", 0, "the name of who signs")                                                        \
    X(URGES, DOCUMENT, "đôn đốc", 0, "a letter to who is late: not empty")                                             \
    X(ASKS, DOCUMENT, "đề nghị cấp trên", 0, "a letter to a superior: not empty")                                      \
    X(LETTER_TO, DOCUMENT, "cơ quan nhận", 0, "a letter: to whom, in a sentence")                                      \
    X(SUMMARY, DOCUMENT, "tổng hợp", PS_SUMMARY, "a row a category, and the sum")                                      \
    X(STATES, DOCUMENT, "tình trạng", PS_STATE, "the categories that have rows, each with its contents")               \
    X(ROWS, DOCUMENT, "nội dung", PS_ROW, "every row, in the directive's or the register's order; of a letter its own") \
    X(UNITS, DOCUMENT, "đơn vị", PS_UNIT, "whose time it was: agencies in the register's order, then what is nobody's") \
    X(WAITS, DOCUMENT, "chờ xem xét", PS_WAIT, "what waits for a decision, a confirmation, a superior, an allocation") \
    X(OBSTACLES, DOCUMENT, "vướng mắc", PS_OBSTACLE, "obstacles that were raised, and what was ruled")                 \
    X(LATES, DOCUMENT, "chậm", PS_LATE, "what is or was late, by whom by how much, and why")                           \
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
    X(WORK_WORDS, WORK, "việc giao", 0, "what was given, shortened")                                                   \
    X(WORK_LEADS, WORK, "chủ trì", 0, "to whom")                                                                       \
    X(WORK_DUE, WORK, "hạn", 0, "until when")                                                                          \
    X(WORK_RESULT, WORK, "kết quả", 0, "what came of it")                                                              \
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
    X(UNIT_LEADS, UNIT, "số chủ trì", 0, "rows it leads")                                                              \
    X(UNIT_TIME, UNIT, "thời gian", 0, "working time charged to it")                                                   \
    X(UNIT_LATE, UNIT, "thời gian chậm", 0, "of its own time, beyond what it was given")                               \
    X(WAIT_NO, WAIT, "tt", 0, "number")                                                                                \
    X(WAIT_ITEM, WAIT, "mục", 0, "the directive's number, or the code")                                                \
    X(WAIT_WORDS, WAIT, "việc giao", 0, "what was given, shortened")                                                   \
    X(WAIT_AT, WAIT, "nơi xem xét", 0, "at whose desk")                                                                \
    X(WAIT_FOR, WAIT, "chờ", 0, "a decision, a confirmation, an allocation, guidance")                                 \
    X(WAIT_SINCE, WAIT, "từ ngày", 0, "since when")                                                                    \
    X(WAIT_HELD, WAIT, "đã chờ", 0, "working time")                                                                    \
    X(OBSTACLE_NO, OBSTACLE, "tt", 0, "number")                                                                        \
    X(OBSTACLE_ITEM, OBSTACLE, "mục", 0, "the directive's number, or the code")                                        \
    X(OBSTACLE_WORDS, OBSTACLE, "vướng mắc là", 0, "what stands in the way")                                           \
    X(OBSTACLE_RULE, OBSTACLE, "quy định", 0, "the rule concerned; empty where none was named")                        \
    X(OBSTACLE_AT, OBSTACLE, "nơi xem xét", 0, "who is to rule on it")                                                 \
    X(OBSTACLE_RULING, OBSTACLE, "kết luận", 0, "what was ruled, or that nothing was")                                 \
    X(LATE_NO, LATE, "tt", 0, "number")                                                                                \
    X(LATE_ITEM, LATE, "mục", 0, "the directive's number, or the code")                                                \
    X(LATE_WORDS, LATE, "việc giao", 0, "what was given, shortened")                                                   \
    X(LATE_WHO, LATE, "nơi chậm", 0, "by whom by how much")                                                            \
    X(LATE_REASON, LATE, "nguyên nhân", 0, "what else took the time, or that no reason was given")                     \
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

/* Heading, date, signature, recipients (paper_head.c). */
void paper_head(struct writer *);
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
const char *paper_nobody(enum payee);                /* time that is no agency's                            */
struct text paper_state(const struct writer *, const struct tally_row *);
struct text paper_result(const struct writer *, const struct tally_row *);
struct text paper_lates(const struct writer *, const struct tally_row *);
struct text paper_reason(const struct writer *, const struct tally_row *);
struct text paper_times(const struct writer *, const struct tally_row *);
struct text paper_number(const struct writer *, size_t n);          /* "05" under ten                         */
/* a; b, either alone where the other is empty. */
struct text paper_joined(const struct writer *, struct text a, const char *between, struct text b);

void paper_proposals(struct writer *); /* paper_propose.c */

/* Rows of the appendix (paper_row.c). */
void paper_row(struct writer *, const struct tally_row *, size_t number, bool same_content);

#endif
