/* network.h -- who hands over to whom: units around a ring in the caller's order, an arrow from one to the next as wide as it
 * is frequent. What goes and what comes back are two arrows, side by side. The table (or plot_heat) has every number.
 */
#ifndef CONGVU_PLOT_NETWORK_H
#define CONGVU_PLOT_NETWORK_H

#include "plot/heat.h"

enum { PLOT_NODES_MAX = 24, PLOT_EDGES_MAX = 120, PLOT_EDGE_FIGURES_MAX = 24 /* numbers printed on arrows */ };

struct plot_edge {
    int from, to; /* indices of nodes; one from a node to itself is in the table alone              */
    int64_t count;
    struct text link;
};
struct plot_network {
    struct text title, desc;
    const struct plot_head *nodes;
    size_t nnodes;
    const struct plot_edge *edges;
    size_t nedges;
};

void plot_network(struct sbuf *out, struct arena *a, const struct plot_network *p, const struct plot_style *style);
void plot_network_table(struct sbuf *out, struct arena *a, const struct plot_network *p, const struct plot_style *style);

#endif
