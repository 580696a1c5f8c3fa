/* entry.h -- the way in, as plain pages (plain.h): signing in, a one-time link, the own password and second factor.
 *
 *      /dang-nhap   ENTRY_SIGN_IN ──► ENTRY_CODE          name and password, then a code where the account has a second factor
 *      /setup       ENTRY_LINK ──► ENTRY_SETUP            the link's words, then a password, and a name for the first administrator
 *      /tai-khoan   ENTRY_OWN ──► ENTRY_FACTOR            password, second factor, signing out
 *
 * A page decides nothing: what went wrong, and what was done, is said to it.
 */
#ifndef CONGVU_REPORT_ENTRY_H
#define CONGVU_REPORT_ENTRY_H

#include "report/plain.h"

enum entry_kind { ENTRY_SIGN_IN, ENTRY_CODE, ENTRY_LINK, ENTRY_SETUP, ENTRY_OWN, ENTRY_FACTOR, ENTRY_REFUSED };

struct entry_page {
    enum entry_kind kind;
    struct text province;
    bool exercise;
    const char *lang;
    struct text token;         /* the form goes back with it: it is from our page           */
    struct text wrong, done;   /* a sentence; "" none                                       */
    struct text name;          /* of the account: as typed, of the link, of who is signed in */
    struct text next;          /* where to go then; "" the first page                       */
    struct text sealed;        /* ENTRY_CODE: name and password, sealed                     */
    struct text link;          /* ENTRY_SETUP: of the one-time link                         */
    bool nobody;               /* there is no administrator yet                             */
    bool first;                /* ENTRY_SETUP: the link makes one                           */
    struct text service;       /* that vouches for people; "" none                          */
    bool second_factor;        /* ENTRY_OWN: there is one                                   */
    struct text secret, uri;   /* ENTRY_FACTOR: to be taken into an app; "" shown before     */
};
void report_entry(struct sbuf *out, struct arena *a, const struct entry_page *page);

/* Takes the link's words from behind the '#', which is never sent, so that nobody has to copy them. */
extern const char ENTRY_JS[];

#endif
