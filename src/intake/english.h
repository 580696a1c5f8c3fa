/* english.h -- the grammar of English orders: what opens one, who is told. */
#ifndef CONGVU_INTAKE_ENGLISH_H
#define CONGVU_INTAKE_ENGLISH_H

#include "intake/partner.h"

struct english_context {
    bool list; /* under a heading of tasks or behind "requests ... to:" */
    bool warm; /* the sentence before was a task                      */
    bool told; /* a task was found before it                          */
};

/* An enum intake_reason, or JUDGED_TASK. */
int english_judge(const struct scan *s, size_t t, size_t end, const struct english_context *in);

/* Does an order in the imperative or as a gerund open at t, adverbs before it allowed? */
bool english_imperative(const struct scan *s, size_t t, size_t end);

/* Who must act, by the sentence's own words; *out is replaced only when it says. `list`: as in english_context. */
bool english_holder(const struct scan *s, size_t t, size_t end, bool list, struct names *out);

/* Whom a chapeau addresses: "For X, Y, the committee emphasizes ...", "requests X and Y to:". */
void english_addressees(const struct scan *s, size_t t, size_t end, struct names *out);

/* Every body named after "coordinate with". */
void english_partners(const struct scan *s, size_t t, size_t end, struct names *out);

/* To whom is reported or sent; empty where nobody is named. */
struct text english_receiver(const struct scan *s, size_t t, size_t end);

/* The names in a list of them, a field's value or what stands before a verb. */
void english_names(const struct scan *s, size_t t, size_t end, struct names *out);

/* Where the words that name who is meant end: at a verb, "to", a comma with an adjunct, "shall". */
size_t english_name_end(const struct scan *s, size_t t, size_t end);

/* Does a noun of an office stand in [t, end)? Is it the word before i? */
bool english_names_office(const struct scan *s, size_t t, size_t end);
bool english_office_ends(const struct scan *s, size_t t, size_t i);

/* Is [t, end) a name by its capitals, or what an office does ("Finance")? */
bool english_proper(const struct scan *s, size_t t, size_t end);

/* "sent", "stepped up": what stands behind "must be" in a passive. */
bool english_participle(const struct scan *s, size_t t, size_t end);

/* Does the word t end in these letters, and begin with others? */
bool english_ends_in(const struct scan *s, size_t t, const char *tail);

/* The form of the verb at t: VERB_BASE ..., 0 where none stands. */
int english_verb(const struct scan *s, size_t t, size_t end);

/* Is [t, end) the name of offices and nothing else: "Chairmen of People's Committees:"? *out has them. */
bool english_office(const struct scan *s, size_t t, size_t end, struct names *out);

/* Number, type and title of a press report: it has no header. */
void english_document(const struct scan *s, struct intake_document *doc);

#endif
