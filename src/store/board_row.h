/* board_row.h -- a row of a board's statement (SQL_BOARD_COLUMNS) as a struct. Private to store. */
#ifndef CONGVU_BOARD_ROW_H
#define CONGVU_BOARD_ROW_H

#include "store/conn.h"

/* As at `now`: a matter that ended by then has ended. PB_VIEWS_DIFFER. */
enum rc board_row_read(struct conn *c, const struct stmt *st, struct arena *a, struct instant now, struct board_row *out,
                       struct err *err);

#endif
