/* request.h -- one request on its way: what was asked, by whom, and the answer as it grows. Private to http/.
 *
 * Owns:    its arena, its body and its answer's bytes, until libmicrohttpd says that the request is over.
 * Threads: belongs to the thread of its connection; while it is with a worker, to that worker alone.
 */
#ifndef CONGVU_HTTP_REQUEST_H
#define CONGVU_HTTP_REQUEST_H

#include "http/route.h"

#include <jansson.h>
#include <microhttpd.h>

enum { ANSWER_BYTES_MAX = 64 << 20, FILE_BYTES_MAX = 32 << 20, EXCESS_BYTES_MAX = 4 << 20, FORM_BYTES_MAX = 8192, HEADERS_MAX = 8 };

struct header {
    const char *name;
    struct text value;
};

struct request {
    struct http_server *server;
    struct congvu *app;
    struct MHD_Connection *mhd;
    struct arena *a;
    const struct route *route;
    enum method method;
    struct text path;    /* raw, without the query                                              */
    struct text address; /* the client's                                                        */
    const char *lang;
    struct congvu_who who;
    bool signed_in;
    struct text params[ROUTE_PARAMS]; /* decoded                                                 */
    struct sbuf body;
    size_t excess; /* bytes that came after the body was full                                   */
    void *fields; /* the struct the body filled                                                  */
    int64_t began_us;

    /* the answer */
    int status; /* 0: 200, or 204 where nothing was written                                     */
    const char *type; /* NULL: JSON                                                             */
    struct sbuf out;
    struct header headers[HEADERS_MAX];
    size_t nheaders;
    bool done, queued;
    struct request *next; /* in the workers' queue                                               */
};

/* ?name= of the request, decoded; "" where it is not stated. */
struct text request_query(struct request *q, const char *name);
/* A number of the query within [least, most]; `none` where it is not stated. */
enum rc request_number(struct request *q, const char *name, int64_t least, int64_t most, int64_t none, int64_t *out,
                       struct err *err);
/* How wide a picture may be: ?width=, else as wide as the picture likes. */
enum rc request_width(struct request *q, struct report_style *style, struct err *err);
/* A header of the request; "" where there is none. Borrowed. */
struct text request_header(struct request *q, const char *name);
struct text request_cookie(struct request *q, const char *name);
/* The version in If-Match; -1 where it is not stated. */
enum rc request_version(struct request *q, int64_t *version, struct err *err);

/* A stamp of the library's (pages.h), made once while nobody commits anything. */
typedef enum rc stamp_of(struct congvu *app, struct arena *a, const struct congvu_ask *ask, struct text *out, struct err *err);
enum rc request_stamp(struct request *q, stamp_of *of, const struct congvu_ask *ask, struct text *out, struct err *err);

/* What the library is asked with: who, language, as_of; the rest is the caller's. */
struct congvu_ask request_ask(struct request *q);

void request_answer_header(struct request *q, const char *name, struct text value);
/* The answer is a file, which every browser keeps as WHAT-DAY.ENDING. */
void request_file(struct request *q, const char *what, const char *ending);
extern const char TYPE_DOCX[], TYPE_XLSX[];
/* Sets ETag; true where the client has that already: answer nothing more. */
bool request_fresh(struct request *q, struct text etag);

/* Do we speak https, perhaps by a proxy? Then cookies are Secure. */
bool request_secure(const struct request *q);
/* Sets the cookie of a session, or ends it. */
void request_session_cookie(struct request *q, struct text token, bool ended);

/* The answer is this value, which is taken. */
void request_json(struct request *q, json_t *taken);

/* The answer becomes this problem (RFC 9457). */
void request_problem(struct request *q, const struct err *err, struct text field);

/* From raw request to answer: who, right, token, body, handler, problem (run.c). Never fails. */
void request_run(struct request *q);

#endif
