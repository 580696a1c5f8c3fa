/* html.h -- table twins: a caption, heads with their scope, cells. Private to plot/. */
#ifndef CONGVU_PLOT_HTML_H
#define CONGVU_PLOT_HTML_H

#include "plot/plot.h"

struct html_head {
    enum plot_word word;
    bool number; /* set to the right */
};

/* <table> with caption and heads taken from `heads`. */
void html_table(struct sbuf *, const struct plot_style *, struct text caption, const struct html_head *heads, size_t n);
/* The same in parts, for heads that are data: open, each html_col_head, body. */
void html_table_open(struct sbuf *, const struct plot_style *, struct text caption);
void html_table_body(struct sbuf *);
void html_table_end(struct sbuf *);
void html_row(struct sbuf *);
void html_row_end(struct sbuf *);
void html_row_head(struct sbuf *, struct text link, struct text); /* <th scope="row"> */
void html_col_head(struct sbuf *, bool number, struct text);      /* <th scope="col"> */
void html_cell(struct sbuf *, bool number, struct text link, struct text);
/* A row across all columns: what the table leaves out. */
void html_note(struct sbuf *, size_t columns, struct text);

/* "and 12 more" in such a row; nothing for 0. */
void html_more(struct sbuf *, struct arena *, const struct plot_style *, size_t columns, size_t more);

#endif
