/* partner.h -- whom the holder works with, reports to, and what must exist afterwards. */
#ifndef CONGVU_INTAKE_PARTNER_H
#define CONGVU_INTAKE_PARTNER_H

#include "intake/unit.h"

/* Every body named after "phối hợp (với)" in the clause, appended to `out` without repeating. */
struct names {
    struct intake_unit *p;
    size_t n;
};
void names_add(const struct scan *s, struct names *out, struct text name, bool open_set);
void names_add_units(const struct scan *s, struct names *out, const struct units *us);
/* The same without whom "cùng với" names. */
void names_add_holders(const struct scan *s, struct names *out, const struct units *us);
void partners_read(const struct scan *s, size_t t, size_t end, struct names *out);

/* "Sở X chủ trì, phối hợp với Sở Y", "Sở X chủ trì; Sở Y phối hợp": who holds a task and who helps, with no word of what it is. Returns
 * what is behind it, t where nobody is told to hold it; *leads and *partners are added to. */
size_t shares_read(const struct scan *s, size_t t, size_t end, struct names *leads, struct names *partners);

/* The receiver of a report or submission, as written ("Bộ Chính trị, Ban Bí thư"); empty where none is named. */
struct text receiver_read(const struct scan *s, size_t t, size_t end);

/* The document or thing a verb of making asks for; empty where none. */
struct text product_read(const struct scan *s, size_t t, size_t end);

#endif
