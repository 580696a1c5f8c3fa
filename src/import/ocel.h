/* ocel.h -- an OCEL 2.0 log as both its forms say it, and how it becomes acts. Private to import.
 *
 *      object   id, type, attributes                 a case is each object of the type that --case names
 *      event    type, time, attributes, relations    an act in every case it is related to; its type is what was done
 *
 * A key (--unit, --person ...) is looked for in this order: an attribute of the event of that name; a related object by that qualifier, or of
 * that type. Due date and kind also among the attributes of the case's object.
 */
#ifndef CONGVU_IMPORT_OCEL_H
#define CONGVU_IMPORT_OCEL_H

#include "import/reader.h"

struct ocel_pair {
    struct text key, value;
};

struct ocel_link {
    uint32_t object; /* of ocel.objects */
    struct text qualifier;
};

struct ocel_object {
    struct text id, type;
    struct ocel_pair *pair;
    size_t npairs;
};

struct ocel_event {
    struct text type, time;
    struct ocel_pair *pair;
    size_t npairs;
    struct ocel_link *link;
    size_t nlinks;
};

struct ocel {
    struct flow_words *ids;      /* of objects: code i + 1 is object i */
    struct ocel_object *object;
    size_t nobjects;
    struct ocel_event *event;
    size_t nevents;
};

/* Adds the acts of the whole to r->log. */
enum rc ocel_acts(struct reader_state *r, const struct ocel *o);

/* The object of that id; false where there is none. */
bool ocel_object_of(const struct ocel *o, struct text id, uint32_t *object);

#endif
