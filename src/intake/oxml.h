/* oxml.h -- the XML of office packages and of envelopes, streamed through expat with ceilings.
 *
 * Names come without their namespace, which is told apart as one letter, the same for the transitional and the strict
 * form of the standard. A document type, and so every entity but the five of XML, is refused where it begins.
 *
 * For the child only. Calls expat.
 */
#ifndef CONGVU_INTAKE_OXML_H
#define CONGVU_INTAKE_OXML_H

#include "intake/package.h"

enum { OXML_DEPTH_MAX = 256 };

enum oxml_ns {
    NS_OTHER,
    NS_WORD,   /* wordprocessingml/main        */
    NS_SHEET,  /* spreadsheetml/main           */
    NS_COMPAT, /* markup-compatibility         */
    NS_VML,    /* urn:schemas-microsoft-com:vml */
    NS_REL,    /* package relationships        */
};

struct oxml; /* what is being read */

struct oxml_reader {
    /* `name` ends in NUL; attributes are asked for with oxml_attr. Each may be NULL. */
    void (*start)(void *arg, struct oxml *x, enum oxml_ns ns, const char *name, const char **attrs);
    void (*end)(void *arg, struct oxml *x, enum oxml_ns ns, const char *name);
    void (*text)(void *arg, struct oxml *x, struct text t);
};

/* The value of the attribute whose local name this is; NULL where there is none. */
const char *oxml_attr(const char **attrs, const char *name);
/* A number from 0 to max; `none` where it is absent or anything else. */
int oxml_number(const char *value, int max, int none);
/* Is a yes-or-no property (<w:b/>, <w:b w:val="0"/>) on? */
bool oxml_on(const char **attrs);

/* Ends the reading with this fault. */
void oxml_stop(struct oxml *x, enum fault fault);

/* Reads one part of the package; nothing where it is not there. */
enum fault oxml_read(struct package *p, struct text name, const struct oxml_reader *reader, void *arg);
/* The same of a file that is no package. */
enum fault oxml_parse(struct text bytes, const struct oxml_reader *reader, void *arg);

#endif
