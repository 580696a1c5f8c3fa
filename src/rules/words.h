/* words.h -- the closed vocabularies: acts, forms of asking, answers, effects. One list each; the enum, the word in files
 * and databases, and what it means come from the same row, so they cannot drift apart.
 *
 * What an act requires and does is in matter/ (act_rule.c, fold.c); here are only the names, which regulations use too.
 */
#ifndef CONGVU_WORDS_H
#define CONGVU_WORDS_H

#include "base/text.h"

/* name, word, what it is: the twenty-two of MODEL 4 */
#define ACT_LIST(X)                                                                                                    \
    X(OPEN, "open", N_("a matter begins with its lead"))                                                               \
    X(ASSIGN, "assign", N_("a person of the holder's agency takes it in hand"))                                        \
    X(FORWARD, "forward", N_("on to the next step, as the process says"))                                              \
    X(ADVISE, "advise", N_("a view with work, date and responsible person goes to who decides"))                       \
    X(ESCALATE, "escalate", N_("passed up to a superior"))                                                             \
    X(TRANSFER, "transfer", N_("passed to another unit"))                                                              \
    X(RETURN, "return", N_("sent back to who gave it; by a confirmer, to the lead"))                                   \
    X(RECUSE, "recuse", N_("the holder withdraws for a stated ground"))                                                \
    X(ASK, "ask", N_("a question to another unit; the matter stays"))                                                  \
    X(REPLY, "reply", N_("the answer to a question"))                                                                  \
    X(PAUSE, "pause", N_("the clock stops for a reason the regulation allows"))                                        \
    X(AWAIT, "await", N_("somebody outside must act first"))                                                           \
    X(RESUME, "resume", N_("the matter goes on"))                                                                      \
    X(DECIDE, "decide", N_("the decision; for a confirmer, the confirmation"))                                         \
    X(COMPLETE, "complete", N_("the work is done"))                                                                    \
    X(EXTEND, "extend", N_("a later due date, by who may give it"))                                                    \
    X(REPORT, "report", N_("how far it is; for a duty, its period"))                                                   \
    X(URGE, "urge", N_("the holder is urged"))                                                                         \
    X(CORRECT, "correct", N_("words of an act put right by their author"))                                             \
    X(CANCEL, "cancel", N_("the matter ends without result"))                                                          \
    X(REOPEN, "reopen", N_("an ended matter is taken up again"))                                                       \
    X(UNSEAL, "unseal", N_("a sealed identity is opened to two persons"))

enum act_kind {
#define X(name, word, what) ACT_##name,
    ACT_LIST(X)
#undef X
        ACT_KIND_COUNT
};
extern const char *const ACT_WORDS[ACT_KIND_COUNT + 1];
extern const char *const ACT_MEANINGS[ACT_KIND_COUNT]; /* untranslated: print with _() */

#define FORM_LIST(X)                                                                                                   \
    X(NONE, "none", 0)                                                                                                 \
    X(OPINION, "opinion", BIT(AGREE) | BIT(AGREE_IF) | BIT(DISAGREE) | BIT(NOT_MINE))                                  \
    X(APPRAISAL, "appraisal", BIT(AGREE) | BIT(AGREE_IF) | BIT(DISAGREE) | BIT(NOT_MINE))                              \
    X(PART, "part", BIT(DONE) | BIT(DATA) | BIT(NOT_MINE))                                                             \
    X(DATA, "data", BIT(DONE) | BIT(DATA) | BIT(NOT_MINE))                                                             \
    X(GUIDANCE, "guidance", BIT(GUIDED) | BIT(OWN_AUTHORITY))                                                          \
    X(OBSTACLE, "obstacle", BIT(UPHELD) | BIT(NOT_UPHELD) | BIT(SENT_UP) | BIT(AMENDED))                               \
    X(OBJECTION, "objection", BIT(INSISTED) | BIT(WITHDRAWN))                                                          \
    X(INSTRUCTION, "instruction", BIT(CONFIRMED) | BIT(DENIED))

/* name, word */
#define ANSWER_LIST(X)                                                                                                 \
    X(NONE, "none")                                                                                                    \
    X(AGREE, "agree")                                                                                                  \
    X(AGREE_IF, "agree_if")                                                                                            \
    X(DISAGREE, "disagree")                                                                                            \
    X(NOT_MINE, "not_mine")                                                                                            \
    X(DONE, "part")                                                                                                    \
    X(DATA, "data")                                                                                                    \
    X(GUIDED, "guidance")                                                                                              \
    X(OWN_AUTHORITY, "own_authority")                                                                                  \
    X(UPHELD, "upheld")                                                                                                \
    X(NOT_UPHELD, "not_upheld")                                                                                        \
    X(SENT_UP, "sent_up")                                                                                              \
    X(AMENDED, "amended")                                                                                              \
    X(INSISTED, "insisted")                                                                                            \
    X(WITHDRAWN, "withdrawn")                                                                                          \
    X(CONFIRMED, "confirmed")                                                                                          \
    X(DENIED, "denied")

enum ask_form {
#define X(name, word, answers) FORM_##name,
    FORM_LIST(X)
#undef X
        FORM_COUNT
};
enum answer {
#define X(name, word) ANSWER_##name,
    ANSWER_LIST(X)
#undef X
        ANSWER_COUNT
};
extern const char *const FORM_WORDS[FORM_COUNT + 1];
extern const char *const ANSWER_WORDS[ANSWER_COUNT + 1];
extern const uint32_t FORM_ANSWERS[FORM_COUNT]; /* bit 1 << answer where the form takes it (MODEL 5) */

/* The members that acts of every kind share, by the words of files and of the command line, and the other words of act files: no field of a
 * kind may be called so. Their types are in matter/act.h; a test holds the two lists together. */
extern const char *const MEMBER_WORDS[];

/* What a pause or await does to the limits once the matter resumes (MODEL 4, resume). */
enum effect { EFFECT_RUNS_ON, EFFECT_STOPS, EFFECT_AGAIN, EFFECT_COUNT };
extern const char *const EFFECT_WORDS[EFFECT_COUNT + 1]; /* "runs_on", "stops", "again" */

/* Who may extend or cancel for this reason where the giver itself holds the matter; never whom it is assigned to. */
enum reason_by { MAY_ABOVE, MAY_GIVER, MAY_GIVER_HEAD, MAY_COUNT }; /* its superior alone; its people too; of them a head or deputy */
extern const char *const REASON_BY_WORDS[MAY_COUNT + 1]; /* "above", "giver", "giver_head" */

#endif
