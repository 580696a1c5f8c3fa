/* discover.h -- from the chances of rows to q: which units are named, for which signal, and which rows carry it. Private to signal/.
 *
 *      rows of a unit and signal ┐
 *      its kinds together        ┴─> p of unit and signal ──> p of the unit (Simes) ──> Benjamini and Hochberg over units
 *                                                                                        └─> within those found, over signals
 *
 * Who reads a list of flags counts units: of the units named, few are to be honest. A unit with six kinds of work that pushes away gets six
 * flags; were the share of wrong ones kept small among flags, six right ones would let more honest units in. So it is kept small among units
 * (Benjamini and Bogomolov 2014, each unit being a family of claims).
 */
#ifndef CONGVU_SIGNAL_DISCOVER_H
#define CONGVU_SIGNAL_DISCOVER_H

#include "signal/signal.h"

/* A unit's work of all kinds, of one signal. */
struct together {
    enum signal signal;
    uint32_t unit;
    double p;
};

/* Fills in q and flagged of all rows from their p; `units`: codes are below. */
void discover(struct arena *a, size_t units, struct signal_row *rows, size_t n, const struct together *, size_t ntogether);

#endif
