/* route.h -- a route is a row: method, whole path, right, query, body, answer. Private to http/.
 *
 * Parameters in the path stand in braces and never hold a raw slash ("V25-0002%2F1" is one parameter). The row is all that help, tests,
 * OpenAPI and the page's types know of the route, so a handler reads nothing that its row does not name.
 */
#ifndef CONGVU_HTTP_ROUTE_H
#define CONGVU_HTTP_ROUTE_H

#include "http/body.h"
#include "http/http.h"

enum method { M_GET, M_POST, M_PUT, M_PATCH, M_DELETE, METHOD_COUNT };
extern const char *const METHOD_WORDS[METHOD_COUNT + 1];

/* Who may ask. More is decided by the library, which knows the matter. */
enum need {
    NEED_NOTHING,  /* anybody                                                  */
    NEED_ACCOUNT,  /* signed in, or a token                                    */
    NEED_PERSON,   /* and the account belongs to an official                   */
    NEED_CLERK,    /* may take directives in                                   */
    NEED_REGISTER, /* may record rows of register, calendar, regulations       */
    NEED_ADMIN,    /* may manage accounts                                      */
};

enum route_flag {
    R_WORKER = 1 << 0, /* writes, or takes long: runs in a worker               */
    R_BYTES = 1 << 1,  /* the body is a file, not JSON                          */
    R_SECRET = 1 << 2, /* the path holds a secret: it is not logged             */
    R_TOKENLESS = 1 << 3, /* a write that needs no CSRF token: signing in       */
    R_AS_OF = 1 << 4,  /* takes as_of                                           */
    R_FORM = 1 << 6,    /* the body is an HTML form's, and small                */
    R_PAGE = 1 << 7,    /* for people: what is refused is said as a page, not as JSON */
    R_FOREIGN = 1 << 5, /* another service writes the query: what is not known is let pass */
};

struct request;
typedef enum rc route_run(struct request *q, struct err *err);

struct query_field {
    const char *name, *help;
};

struct route {
    enum method method;
    const char *path;
    enum need need;
    unsigned flags;
    const struct query_field *query; /* ends with a NULL name; NULL: none       */
    const struct body_field *body;   /* ends with a NULL key; NULL: none        */
    const size_t *body_size;         /* of the struct that it fills             */
    route_run *run;
    const char *answer;  /* name of a shape (shapes.c), a media type with a slash, "Nothing" or "Elsewhere" (a redirect) */
    const char *summary; /* English, for OpenAPI                                */
};
extern const struct route ROUTES[];
extern const size_t ROUTE_COUNT;

enum { ROUTE_PARAMS = 3 };

/* The row for method and raw path (as sent, still escaped); params get the raw parts. NULL: none; *other: the path exists for another method. */
const struct route *route_find(enum method method, struct text path, struct text params[ROUTE_PARAMS], bool *other);

#endif
