/* shapes.h -- what answers look like: name, members, and of which type; for OpenAPI, for the page's types and for the test that holds
 * every answer against them. Private to http/.
 *
 * A shape is a text: "code:text title:text due:instant? left:Span? lines:[Line]". A member ends with '?' where it may be null, and begins
 * with '~' where it may be left out. Types: text, int, number, bool, instant, day, [list of], {name to}, =one|other, or another shape.
 */
#ifndef CONGVU_HTTP_SHAPES_H
#define CONGVU_HTTP_SHAPES_H

#include "http/route.h"

#include <jansson.h>

struct shape {
    const char *name, *members; /* members NULL: any object                                */
};
extern const struct shape SHAPES[];
extern const size_t SHAPE_COUNT;

/* All shapes as JSON Schema, by name; owned. */
json_t *shapes_json(void);

#endif
