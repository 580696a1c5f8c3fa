/* subject.h -- who must act: the subject of a clause, the unit a heading names, the unit an order is given to. */
#ifndef CONGVU_INTAKE_SUBJECT_H
#define CONGVU_INTAKE_SUBJECT_H

#include "intake/unit.h"

struct subject {
    struct units units;
    struct text person; /* one office-holder, or a name after "đồng chí"; empty otherwise */
    bool ordered;       /* behind "giao", "yêu cầu", "đề nghị"                            */
    bool agent;         /* behind "do", "giao cho": what is to be done stands before it  */
    size_t verb;        /* the first token behind it                                      */
};

/* The subject of the clause [t, end), also behind an adjunct ("Trên cơ sở ..., Sở X ..."). False where it names none,
 * as bare imperatives do; *ordered then says whether an order was given to nobody named. */
bool subject_read(const struct scan *s, size_t t, size_t end, struct subject *out);

/* One office-holder: a title before one unit, and not a collective one; empty otherwise. */
struct text subject_person(const struct scan *s, const struct units *us);

/* The units a heading consists of: "2. Sở Nội vụ", "Đối với các sở, ban, ngành:", "Giao Sở Y tế:". False when it says
 * anything more. */
bool heading_units(const struct scan *s, size_t t, size_t end, struct subject *out);

/* "Lĩnh vực y tế (Sở Y tế chủ trì)": the holder in brackets. */
bool heading_bracketed(const struct scan *s, size_t t, size_t end, struct subject *out);

/* "Về y tế: Giao Sở Y tế ...:", "Công tác y tế - Giao Sở Y tế:": the order behind a heading's topic. */
bool heading_told(const struct scan *s, size_t t, size_t end, struct subject *out);

/* Whom a sentence that introduces a list gives the list to: its subject, or whoever an order inside it names. */
bool chapeau_units(const struct scan *s, size_t t, size_t end, struct subject *out);

/* Does a clause begin at t with an order ("Giao", "Yêu cầu")? Its length. */
size_t order_at(const struct scan *s, size_t t, size_t end);

/* Behind "Đồng thời,", "Trong đó" and the like. */
size_t skip_links(const struct scan *s, size_t t, size_t end);

#endif
