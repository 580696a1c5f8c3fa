/* app_tend.c -- what is done beside answering, every second while somebody serves. */
#include "app/pages.h"

#include "app/noted.h"

enum rc congvu_tend(struct congvu *app, struct err *err) { return noted_flush(app, err); }
