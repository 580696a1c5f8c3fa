/* lexicon.h -- the phrases intake knows, and finding them among tokens.
 *
 * Phrases stand in tables (words_vi.c, units_vi.c, cues_vi.c, times_vi.c, verbs_en.c, words_en.c, cues_en.c, nouns_en.c), each with the classes it belongs to. They are words of the trade of
 * administration: verbs of assigned work, names of kinds of offices, turns that open an adjunct. None is there for the
 * sake of one document.
 *
 * In a phrase '#' stands for any number.
 */
#ifndef CONGVU_INTAKE_LEXICON_H
#define CONGVU_INTAKE_LEXICON_H

#include "base/text.h"

enum phrase_class {
    C_ACTION = 1 << 0,   /* a verb of work: rà soát, chủ trì                           */
    C_ADVERB = 1 << 1,   /* stands before a verb: khẩn trương, tiếp tục                */
    C_MODAL = 1 << 2,    /* cần, phải, có trách nhiệm                                  */
    C_ORDER = 1 << 3,    /* giao, yêu cầu, đề nghị: who follows must act               */
    C_TITLE = 1 << 4,    /* giám đốc, thủ trưởng: strip it to have the unit            */
    C_DET = 1 << 5,      /* các, mỗi, toàn thể                                         */
    C_HEAD = 1 << 6,     /* begins a unit's name; value: a head_kind                   */
    C_SET = 1 << 7,      /* a noun of a generic set: cơ quan, xã; value: SET_AREA or 0 */
    C_QUAL = 1 << 8,     /* belongs to a set's name: có liên quan, trực thuộc          */
    C_SECTOR = 1 << 9,   /* what a ministry or department is for                       */
    C_LEADIN = 1 << 10,  /* opens an adjunct: trên cơ sở, căn cứ, để                   */
    C_STOP = 1 << 11,    /* ends a name: prepositions and the like                     */
    C_SECTION = 1 << 12, /* begins a section heading; value: a section                 */
    C_LABEL = 1 << 13,   /* word of a field label; value: a field                      */
    C_WORK = 1 << 14,    /* a document or thing to be made: kế hoạch, đề án            */
    C_TYPE = 1 << 15,    /* a type of document, as the type line has it                */
    C_MAKE = 1 << 16,    /* a verb whose object is a product: xây dựng, ban hành       */
    C_REPORT = 1 << 17,  /* báo cáo, gửi, trình: a receiver follows                    */
    C_MONTH = 1 << 18,   /* an English month; value 1..12                              */
    C_PERIOD = 1 << 19,  /* hằng tháng; value: a recurrence                            */
    C_CUE = 1 << 20,     /* value: a cue                                               */
    C_FALSE = 1 << 21,   /* a noun or verb that only looks like a head: hội nghị       */
    C_QUARTER = 1 << 23, /* English: the third (quarter); value 1..4                      */
    C_WEEKDAY = 1 << 22, /* thứ Sáu; value 1 Monday .. 7 Sunday, 0: the number says it */
    C_NUMERAL = 1 << 24, /* a number in words: ba, thirty                              */
    C_NTH = 1 << 25,     /* English, in words: fifth                                   */
};

enum head_kind {
    HEAD_NAMED = 1, /* a name follows, to the next verb or stop               */
    HEAD_SECTOR,    /* a sector follows: sở, bộ                               */
    HEAD_COUNCIL,   /* a place or level follows: UBND, công an                */
    HEAD_WHOLE,     /* complete: Thủ tướng Chính phủ                          */
    HEAD_AREA,      /* only with a proper name: tỉnh X                        */
    HEAD_PLAIN,     /* needs no capital: chính quyền địa phương, chủ đầu tư   */
};
enum { SET_AREA = 1 };
enum { VERB_BASE = 1, VERB_GERUND, VERB_PRESENT }; /* English C_ACTION */
enum { QUAL_PLACE = 1, QUAL_OF };                  /* a proper name may follow; a unit's name may follow */
enum { TITLE_MANY = 1 };                           /* no one person: lãnh đạo */

enum section {
    SECTION_NONE,
    SECTION_TASKS,
    SECTION_ASSESSMENT,
    SECTION_PURPOSE,
    SECTION_FUNDING,
    SECTION_EXECUTION,
};

enum field {
    FIELD_NONE,
    FIELD_FILL, /* word that may stand in any label */
    FIELD_LEAD,
    FIELD_COORDINATOR,
    FIELD_TIME,
    FIELD_PRODUCT,
    FIELD_TASK,
    FIELD_MONEY,
    FIELD_DONE,   /* "hoàn thành" alone is a time, in another label it fills */
    FIELD_DETAIL, /* place, participants, form: no task and no value of ours */
};

struct phrase_row {
    const char *words;
    uint32_t classes;
    int value;
};
extern const struct phrase_row WORDS_VI[], UNITS_VI[], CUES_VI[], TIMES_VI[]; /* end with words == NULL */
extern const struct phrase_row VERBS_EN[], WORDS_EN[], CUES_EN[], NOUNS_EN[];

/* Turns of phrase that a rule asks for by name: the rule says what they mean, the table how they are worded. */
enum cue {
    CUE_NONE,
    CUE_DURING,     /* opens the difficulty formula: trong quá trình              */
    CUE_DIFFICULTY, /* vướng mắc, phát sinh                                       */
    CUE_IF,         /* nếu, khi                                                   */
    CUE_THIS,       /* Chỉ thị này, this Notice                                   */
    CUE_SERIOUSLY,  /* nghiêm túc thực hiện: execution with no object             */
    CUE_CARRY,      /* triển khai, thực hiện: only carrying out */
    CUE_REAL_WORK,  /* a verb that makes more of an execution clause              */
    CUE_LIABILITY,  /* trước pháp luật                                            */
    CUE_DEEMED,     /* coi như, được xem là                                       */
    CUE_WHOEVER,    /* đơn vị nào: what follows is for those who fail             */
    CUE_GIVES,      /* giao: no unit gives work to another, so who did is somebody else */
    CUE_MUST,       /* phải, có trách nhiệm                                       */
    CUE_NOT,        /* không, chưa                                                */
    CUE_MONEY,      /* opens a statement on funds: kinh phí                       */
    CUE_NOTICE,     /* thông báo để ...                                           */
    CUE_KNOW,       /* ... biết, thực hiện                                        */
    CUE_FORMULA,    /* trên đây là, trân trọng                                    */
    CUE_AMENDS,     /* sửa đổi, bổ sung: an earlier document is changed           */
    CUE_REPLACES,   /* thay thế, bãi bỏ                                           */
    CUE_CORRECTS,   /* đính chính                                                 */
    CUE_IN_FORCE,   /* this document: có hiệu lực, thay thế                       */
    CUE_ANSWERS,    /* chịu trách nhiệm                                           */
    CUE_MANNER,     /* opens a sentence on how a task is done: việc               */
    CUE_PASSIVE,    /* được                                                       */
    CUE_RIGHT,      /* được quyền                                                 */
    CUE_DONE,       /* đã                                                         */
    CUE_PAST,       /* opens a report of what was: thời gian qua                  */
    CUE_AGREE,      /* says yes: đồng ý                                           */
    CUE_PROPOSAL,   /* what one says yes to: đề nghị, phương án                   */
    CUE_ALLOW,      /* between a yes and whom it is given to: cho                 */
    CUE_LINK,       /* before the subject: đồng thời, ngoài ra                    */
    CUE_PURPOSE,    /* opens a purpose before the subject: để                     */
    CUE_DUTY_OF,    /* trách nhiệm của                                            */
    CUE_TOPIC,      /* opens a topic: về, đối với                                 */
    CUE_FOLLOWING,  /* như sau, sau đây                                           */
    CUE_CONSISTS,   /* bao gồm                                                    */
    CUE_WITH,       /* between phối hợp and the partner: chặt chẽ với             */
    CUE_TOGETHER,   /* phối hợp                                                   */
    CUE_AND,        /* joins units of a list                                      */
    CUE_FROM,
    CUE_UNTIL,        /* từ ... đến: a stretch of places or time                */
    CUE_DUE,          /* stands before a date: trước ngày, chậm nhất                */
    CUE_QUARTER_BEGINS, /* the first month of a quarter: tháng đầu quý                */
    CUE_DUE_WEAK,     /* a date behind it may only be a target: đến                 */
    CUE_WITHIN,       /* trong (a period)                                           */
    CUE_FROM_NOW,     /* từ nay, từ đầu: no deadline of the clause                  */
    CUE_OPEN_END,     /* và các năm tiếp theo                                       */
    CUE_REGULARLY,    /* thường xuyên                                               */
    CUE_AFTER,        /* sau khi                                                    */
    CUE_AT_ONCE,      /* ngay sau khi                                               */
    CUE_BEFORE_EVENT, /* trước khi: a limit where something is to be completed        */
    CUE_OCCASION,     /* lễ, Quốc khánh: before the day that it is                         */
    CUE_SEASON,       /* Tết, mùa mưa bão: before it is a limit whose day the text leaves open */
    CUE_COMPLETES,    /* hoàn thành, xong, kết thúc                                 */
    CUE_STATES,       /* có ý nghĩa, là nhiệm vụ: a thing is described                */
    CUE_EVENT,        /* được ban hành: what a later event does                     */
    CUE_COUNT_FROM,   /* kể từ                                                      */
    CUE_UNIT_OF_TIME, /* ngày, ngày làm việc, giờ                                  */
    CUE_SESSION,      /* kỳ họp, phiên họp                                          */
    CUE_LUNAR,        /* âm lịch, tháng Giêng: a day of the moon's calendar                */
    CUE_ROADMAP,      /* theo lộ trình                                              */
    CUE_BUDGET,       /* before hằng năm: a yearly budget is no deadline            */
    CUE_TO_REPORT,    /* tổng hợp, đánh giá: work that is done to report         */
    CUE_TO,           /* between a verb of reporting and the receiver: về, lên      */
    CUE_DEAR,         /* Kính gửi                                                   */
    CUE_COPIES,       /* Nơi nhận                                                   */
    CUE_WIRES,        /* điện: the addressees of a telegram follow                  */
    CUE_NUMBER,       /* Số                                                         */
    CUE_MOTTO,        /* the state's or the Party's heading                         */
    CUE_ABOUT,        /* V/v                                                        */
    CUE_SIGNS,        /* KT, TM before a signature                                  */
    CUE_ABBREVIATION, /* a full stop after it ends nothing                         */
    CUE_ANNEX,        /* phụ lục                                                    */
    CUE_DAY,
    CUE_MONTH,
    CUE_QUARTER,
    CUE_YEAR,
    CUE_END_OF,
    CUE_HOUR,
    CUE_MORNING,   /* sáng, a.m.                                                 */
    CUE_AFTERNOON, /* chiều, p.m.                                                */
    CUE_ON_DAY,    /* between an hour and a weekday: ngày, on                    */
    CUE_IN_PERIOD, /* English: in a month or quarter                             */
    CUE_EACH,      /* English: every, before a weekday                          */
    CUE_WORKDAYS,  /* ngày làm việc                                              */
    CUE_WEEK,
    CUE_AHEAD,     /* trước: so long before an event, no limit after one         */
    CUE_SIGNING,   /* ký, ban hành: what makes a document one                    */
    CUE_RECEIPT,   /* nhận được                                                  */
    CUE_DATE_OF,   /* between kể từ and the event: ngày, khi                     */
    CUE_HALF,
    CUE_HALF_EN,     /* half, six months: behind "the first"                             */
    CUE_MIDDLE,      /* English: mid-, the middle of                                     */
    CUE_THIS_PERIOD, /* này, nay; this, the current: of a year, quarter, month or week   */
    CUE_NEXT_DAY,    /* sau, tới; next, the coming: of a weekday                         */
    CUE_TAKES_PLACE, /* English: begins, arrives: what an event does, behind "before"   */
    CUE_EVERY_OTHER, /* English: every second one                                       */
    CUE_HALF_LATE,   /* 6 tháng cuối năm                                               */
    CUE_INSIDE,      /* trong, quá: behind them 2/3 is a share                         */
    CUE_EACH_MONTH,    /* đầu tháng: behind a weekday, the first one of every month        */
    CUE_PART_OF,      /* đầu, tuần thứ 2 của: somewhere in a month or quarter            */
    CUE_PROMISED,      /* theo tiến độ đã cam kết                                      */
    CUE_PROVISION,     /* mục, điểm, phụ lục                                          */
    CUE_WHEREABOUTS,   /* qua, trên: inside the words that say which of a set          */
    CUE_APPOSED,       /* cơ quan thường trực: what a unit is besides                 */
    CUE_LEAVE,         /* cho phép: a leave that is given                             */
    CUE_EACH_OF,       /* mỗi, từng                                                   */
    CUE_BIDS,          /* chỉ đạo, lưu ý: an order where a report tells it of a person in office */
    CUE_THAT_WORK,     /* việc này, các nội dung trên: points back to the tasks before */
    CUE_REPORT,        /* báo cáo, sơ kết: a bare period behind it says how often    */
    CUE_OF_MONTH,     /* behind a day: của tháng, tháng sau                             */
    CUE_BEGINS,       /* bắt đầu, kể: before "từ ngày"                                  */
    CUE_SOON,         /* trong tuần này: no day, but soon                               */
    CUE_ALONGSIDE,    /* cùng với: whoever it names helps                               */
    CUE_SEAT,         /* ủy viên, Tỉnh ủy: a seat beside the office that one holds        */
    CUE_SUPERIOR,     /* UBND, Thủ tướng: who gives orders to anybody                     */
    CUE_DITTO,        /* nt, như trên: what the cell above says                         */
    CUE_ARTICLE,
    CUE_PART,
    CUE_ORDINAL,     /* một là, thứ nhất: counts the points of a speech            */
    CUE_CONCLUSION,
    CUE_NOTE,        /* kết luận; thông báo                                 */
    CUE_OF,          /* của                                                        */
    CUE_AGENT,       /* chủ, hộ, nhà: begins the name of somebody who can act      */
    CUE_BASIS,       /* căn cứ, theo đề nghị của: a legal basis                     */
    CUE_TRADE,       /* kinh doanh, khai thác: between a set and its verb, which of the set */
    CUE_TRADER,      /* doanh nghiệp, cơ sở: who may be of a trade                         */
    CUE_SERVES,      /* phục vụ, bảo đảm: behind a trade still its purpose, not the verb    */
    CUE_WHICH,       /* narrows a holder in a heading: nơi có ...                  */
    CUE_BY,          /* do: before the holder of a passive clause                     */
    CUE_HOLDS,       /* chủ trì, thực hiện: behind the holder in brackets or behind "do"    */
    CUE_SUBMITS,     /* trình: hands in the work itself                              */
    CUE_WRITES,         /* có văn bản, ký ban hành: who so gives orders in a report   */
    CUE_DECREE,      /* công điện, văn bản: a document that gives orders              */
    CUE_ACCORDING,   /* theo đó: behind it stands what a document says                */
    CUE_THIS_OFFICE, /* Bộ này, đơn vị này: points back to the holder before          */
    CUE_MISTER,      /* ông, bà: before the name of somebody                          */
    CUE_OFFICER,     /* Thủ tướng: one person by the office alone                     */
    CUE_SAYS,        /* cho biết, nhấn mạnh: what a press report tells of its people      */
    CUE_ANY_TROUBLE, /* mọi vướng mắc: the difficulty formula in other words          */
    CUE_TURNS_TO,    /* ... liên hệ, phản ánh                                         */
    CUE_NAMED_AT,    /* nêu tại ...                                                   */
    CUE_THIS_PLACE,  /* ... này: ends it                                              */
    CUE_RELATIVE,    /* có, còn, đang: which of a set                                 */
    CUE_PAPER,       /* số liệu, hồ sơ: what such a thing must be is how, not what    */
    CUE_AIM,         /* mục tiêu: opens a statement of one                            */
    CUE_AS_BEFORE,   /* theo quy định: nothing new is asked                            */
    CUE_BLAMES,      /* xem xét trách nhiệm                                           */
    CUE_THEN,        /* thì: the main clause behind a condition                     */
    CUE_SPEAKER,     /* tôi, chúng ta: opens what a speech only tells                */
    CUE_AT,          /* tại                                                        */
    CUE_IS,          /* là                                                         */
    CUE_ASSIGNED,    /* được giao, được phân công                                  */
    CUE_PRODUCT_END, /* what no longer belongs to a product                        */
    CUE_COMRADE,     /* đồng chí                                                   */
    CUE_FURNITURE,   /* Source, Comment (0)                                        */
    CUE_FOR,         /* English: for X, the committee requests                     */
    CUE_TELLS,       /* English: presides over, directed: an order as a statement  */
    CUE_BID_I,       /* English: I request that, anywhere in a speech              */
    CUE_BID,         /* English: requests, assign: who follows must act            */
    CUE_STAGE,       /* English: emphasizes 5 requirements                         */
    CUE_THERE_ARE,
    CUE_OPENING_EN,
    CUE_NOT_TASK_EN,
    CUE_OFFICE_EN,
    CUE_ATTITUDE_EN,
    CUE_MODAL_EN,     /* shall, is to                                              */
    CUE_WILL_EN,
    CUE_BE_EN,        /* was, has been: before "asked to"                          */
    CUE_PLAIN_BE_EN,  /* behind shall: be                                          */
    CUE_MAY_EN,       /* may, can: a right                                         */
    CUE_TOLD_EN,      /* asked, instructed: behind "was"                           */
    CUE_CHARGED_EN,   /* given the task of: behind "was"                           */
    CUE_ORDER_EN,     /* asked, demands: somebody else must act                    */
    CUE_BIDS_WORK_EN, /* of them: orders (the repair of)                            */
    CUE_STEERS_EN,    /* of those: directs, which an office does in its own task   */
    CUE_CHIEF_EN,     /* prime minister, he: who gives orders in reports           */
    CUE_PLEDGE_EN,    /* has pledged to                                            */
    CUE_SAYS_EN,      /* said, stressed                                            */
    CUE_THAT_EN,
    CUE_AS_EN,        /* as, if: before a participle that orders nothing           */
    CUE_DET_EN,       /* the, each                                                 */
    CUE_SOME_EN,      /* a, some: nobody who was named                             */
    CUE_RANK_EN,      /* deputy, standing                                          */
    CUE_TITLE_EN,     /* head, chairpersons                                        */
    CUE_RELEVANT_EN,  /* relevant, other: begin a set                              */
    CUE_STARTS_EN,    /* vietnam, members of: begin a name behind a comma          */
    CUE_HEAD_ENDS_EN, /* of, in: behind the head of a noun phrase                  */
    CUE_NAME_ENDS_EN, /* before, whether: no part of a name                        */
    CUE_ABOUT_EN,     /* in, on, for: part of a name or not, by what follows       */
    CUE_RELATIVE_EN,  /* which, who                                                */
    CUE_PARTICIPLE_EN, /* sent, given: irregular ones                              */
    CUE_CARRIED_EN,   /* conducted, done: how, not what                            */
    CUE_STATIVE_EN,   /* behind will: be, have, reach                              */
    CUE_JOINED_EN,    /* jointly with, with the participation of                   */
    CUE_OUTSIDER_EN,  /* expert, resident: who gives no orders                     */
    CUE_PLACE_EN,     /* city, commune: head of a place's name                       */
    CUE_ACTS_EN,      /* agrees, notes: what a meeting does itself                 */
    CUE_FUNCTION_EN,  /* Finance, Highways: what an office does, and its name      */
    CUE_TAIL_EN,      /* Services, Works: ends a name of several words            */
    CUE_ANNOUNCES_EN, /* "the following applies": tasks come next                 */
    CUE_PARTICLE_EN,  /* off, up: behind an imperative of no table                */
    CUE_YEAR_END_EN,  /* year-end, end of year                                    */
    CUE_MID_YEAR_EN,  /* mid-year                                                 */
    CUE_NEXT_EN,      /* next: the period behind this one                         */
    CUE_AHEAD_EN,     /* "five days | before the session"                         */
    CUE_AT_LEAST_EN,  /* at least: the least time before an event                 */
    CUE_HEREBY_EN,    /* the notice formula, unless it orders                      */
    CUE_QUALITY_EN,   /* be fair, ensure, comply with: how, where no office is told */
    CUE_ANY_EN,       /* any, should any: before difficulties                      */
    CUE_SAYS_TROUBLE_EN, /* report, reported: what is done about them              */
    CUE_ISSUED_EN,    /* issued, session: "on" a day behind it tells when it was     */
    CUE_SCENE_EN,     /* at, speaking at: opens where and when it was told         */
    CUE_RECURS_EN,    /* meeting, update: a weekly one comes again each week       */
    CUE_FUNCTION_WORD_EN, /* and, to, the: no noun                                 */
    CUE_TODAY_EN,
    CUE_TOMORROW_EN,
    CUE_SO_FAR_EN,    /* so far, earlier: before "this year" it is over             */
    CUE_WEEK_OF_EN,   /* in the week of                                            */
    CUE_BETWEEN_EN,
    CUE_POSSIBLE_EN,  /* behind "as soon as": no event                             */
    CUE_PASSED_EN,    /* approved, held: "on" a day behind it tells when it was    */
    CUE_AWAITED_EN,   /* expected, due: of a paper, by a day                       */
    CUE_EXPLETIVE_EN, /* it is necessary to                                        */
    CUE_WHICH_EN,     /* which, who                                                */
    CUE_THEM_EN,      /* them, him: who was named before, told by a verb of ordering */
    CUE_WHILE_EN,     /* while, and: before another clause with a holder of its own */
    CUE_LEVEL_EN,     /* level, levels                                             */
    CUE_EACH_OTHER_EN, /* each other: no partner                                   */
    CUE_BACK_EN,      /* the, this: before a noun that only points back            */
    CUE_THESE_EN,     /* of them: these, both, which point at whoever acted        */
    CUE_KIND_EN,      /* ministry, agencies: what points back                      */
    CUE_ANY_BODY_EN,  /* of them: agency, unit, which say no kind                  */
    CUE_PERSON_EN,    /* minister: who heads an office, named with "of"            */
    CUE_HELD_EN,      /* held responsible, subject to discipline                   */
    CUE_COUNT
};

enum { PHRASE_WORDS_MAX = 16 };

struct phrase {
    uint16_t words[PHRASE_WORDS_MAX];
    uint8_t n;
    uint32_t classes;
    int value;
    const char *spelling; /* as the table has it */
};

/* What the phrases that begin with one word are together. */
struct lexicon_gist {
    uint32_t classes;
    uint64_t cues[(CUE_COUNT + 63) / 64];
};

struct lexicon;

/* Of that language. The tables never change: made when first asked for, lent for the life of the process, shared by all threads. */
const struct lexicon *lexicon_of(bool english);

/* The same without the rows that have these words: to measure what a text owes to its own. In the arena. */
const struct lexicon *lexicon_without(struct arena *a, bool english, const struct text *words, size_t n);

uint32_t lexicon_hash(struct text t);
uint16_t lexicon_word(const struct lexicon *lex, struct arena *scratch, struct text bytes); /* 0: not in it */
/* Phrases beginning with this word, longest first. */
const struct lexicon_gist *lexicon_gist(const struct lexicon *lex, uint16_t word);
const struct phrase *lexicon_from(const struct lexicon *lex, uint16_t word, size_t *n);

#endif
