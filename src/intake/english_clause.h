/* english_clause.h -- an English clause taken apart: who must act, and by which words it is said.
 *
 *   Yesterday, the Prime Minister | asked | the Ministry of X | to inspect ..., and | the Board of Y | to ...
 *                                  verb     from         to                          second name
 *   In the hills, | the Board of Y | was also told to | move boats       Results | must be sent | to ... by | the Board of Y
 *                   from        to   verb                                          verb                       from         to
 *
 * A clause is read from its verb group: English has few ways to make a statement an order, and they are words of a closed class (shall,
 * is to, was told to) or verbs of ordering. Which verb is ordered is never asked for, so no list of verbs is needed for it.
 */
#ifndef CONGVU_INTAKE_ENGLISH_CLAUSE_H
#define CONGVU_INTAKE_ENGLISH_CLAUSE_H

#include "intake/english.h"

enum english_form {
    FORM_NONE,
    FORM_MUST,    /* shall, needs to, is to                            */
    FORM_WILL,    /* will: an order where somebody reports one         */
    FORM_PASSIVE, /* must be sent                                      */
    FORM_TOLD,    /* was asked to, is tasked with                      */
    FORM_CHARGED, /* is responsible for                                */
    FORM_ORDER,   /* somebody asks somebody to                         */
    FORM_PRESENT, /* "The Board checks every scale", "Boards check ..." */
    FORM_BARE,    /* "The Board to check ..."                          */
};

struct english_clause {
    enum english_form form;
    size_t begin;    /* the main clause, behind openings                            */
    size_t verb;     /* the group, and what stands behind it                        */
    size_t after;
    size_t from, to; /* who must act; empty: nobody is named                        */
    bool actor;      /* an office or office-holder is the head of that name         */
    bool pronoun;    /* "it", "they": whoever acted before                          */
    bool nobody;     /* an order to nobody named: who acted before does not go on   */
};

/* The first verb group of the clause that makes an order of it. `list`: under a heading of tasks or a chapeau, where plain statements
 * about an office are its duties. False: there is none. */
bool english_clause_read(const struct scan *s, size_t t, size_t end, bool list, struct english_clause *out);

/* Everybody who must act by the clause: "asked A to ..., and B to ..." names two. */
void english_clause_names(const struct scan *s, const struct english_clause *c, size_t end, struct names *out);

/* Is the head of the noun phrase [t, end) an office or an office-holder? */
bool english_actor(const struct scan *s, size_t t, size_t end);

/* "to" and the verb it belongs to: not "to the Board", "to Hanoi", "to 5". The token behind "to", or t. */
size_t english_infinitive(const struct scan *s, size_t t, size_t end);

/* Behind "Also,", "Third,", "In the hills,": where the main clause begins. */
size_t english_main(const struct scan *s, size_t t, size_t end);

/* The form of the verb group at i of the clause that begins at `from`; *after is behind it. FORM_NONE where none stands. */
enum english_form english_group(const struct scan *s, size_t from, size_t i, size_t end, bool list, size_t *after);

/* Can a name of somebody who acts begin at t? */
bool english_begins_actor(const struct scan *s, size_t t, size_t end);

/* Behind the adverbs at t. */
size_t english_adverbs_skip(const struct scan *s, size_t t, size_t end);

/* "Heads of departments | review ...": the plain form of a verb behind those who are many and whose name begins at `from`. */
bool english_plain(const struct scan *s, size_t from, size_t i, size_t end);

bool english_small_word(const struct scan *s, size_t t, size_t end);

/* "closely | monitoring": a gerund of small letters at t. */
bool english_gerund(const struct scan *s, size_t t, size_t end);

#endif
