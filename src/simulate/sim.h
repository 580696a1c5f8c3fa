/* sim.h -- a simulation under way. Private to simulate/. */
#ifndef CONGVU_SIM_H
#define CONGVU_SIM_H

#include "app/batch.h"
#include "simulate/draw.h"
#include "simulate/province.h"
#include "simulate/queue.h"
#include "simulate/simulate.h"

enum { SIM_CODE = 40, SIM_FIELDS = 48, SIM_VALUE_BYTES = 4096, SIM_KINDS = 64, SIM_LATELY = 8 };

struct sim_matter {
    char code[SIM_CODE];
    uint16_t holding;  /* the stretch for which chance was drawn, + 1 */
    int8_t way;        /* enum way drawn for it, or -1                */
    uint8_t tries;     /* events in a row that did nothing            */
};

/* The last ones opened of a kind: what others refer to. */
struct sim_lately {
    struct text kind;
    char code[SIM_LATELY][SIM_CODE];
    size_t n; /* ever opened */
};

struct sim {
    const struct simulate_ask *ask;
    struct simulate_done *done;
    struct arena *a;
    struct draw draw;
    struct province *p;
    struct congvu *app;
    struct queue queue;
    struct sim_matter *matters;
    size_t n, room;
    size_t *unit_of; /* by unit_id: index into the province's units */
    struct congvu_batch *batch;
    const struct world *w;
    const struct calendar *cal;
    struct day day;  /* that is played */
    bool began;      /* what is there from the first day was opened */
    bool *seen;      /* by kind of the rulebook: one was opened */
    struct sim_lately lately[SIM_KINDS];
    size_t nlately;
};

/* An act being made: fields point into `text`. */
struct making {
    struct sim *s;
    const struct family *f;
    const struct matter *m; /* NULL: an opening                */
    const struct rule *rule;
    enum act_kind kind;
    struct instant now;
    person_id person;
    unit_id unit;
    struct congvu_field fields[SIM_FIELDS];
    size_t n;
    char bytes[SIM_VALUE_BYTES];
    size_t used;
    size_t own_n, own_used; /* before what its kind has it state */
};

/* --- sim.c --- */
struct sim_unit *sim_unit(struct sim *, unit_id);
person_id sim_head(const struct sim *, unit_id u, struct instant t);
person_id sim_staff(struct sim *, unit_id u, struct instant t); /* somebody who is there; 0 nobody */
unit_id sim_department(struct sim *, unit_id but, struct instant t);
unit_id sim_somewhere(struct sim *, unit_id but, struct instant t); /* a department or a commune */
struct instant sim_after(const struct sim *, struct instant from, double working_days);
void sim_put(struct sim *, struct text code, struct instant at);
void sim_opened(struct sim *, const struct rule *, struct text code);
/* One of the last ones opened of one of the kinds (nkinds 0: any), "" none yet. */
struct text sim_lately(struct sim *, const struct text *kinds, size_t nkinds);

/* --- fill.c: states what an act must state; where the rule asks for more than that, what it may state too --- */
void fill_text(struct making *, const char *key, struct text value);
void fill_rest(struct making *);
enum rc making_do(struct making *, struct text code, struct congvu_done *done, struct err *err);

/* --- arrive.c --- */
enum rc arrive(struct sim *, struct err *err);
enum rc arrival(struct sim *, struct instant at, struct err *err);
/* --- play.c --- */
enum rc play(struct sim *, uint32_t about, struct instant at, struct err *err);

#endif
