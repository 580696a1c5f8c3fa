/* term.h -- standard output, standard error and the terminal behind them.
 *
 * An answer that could not be written is an error like any other: a full disk, a closed pipe, an output that was never open.
 * Progress is one line on standard error, rewritten in place, and only where somebody watches. */
#ifndef CONGVU_TERM_H
#define CONGVU_TERM_H

#include "base/err.h"
#include "base/text.h"

enum { TERM_WIDTH = 100, TERM_WIDTH_MIN = 40, TERM_WIDTH_MAX = 400 };

/* First thing in main: descriptors 0, 1 and 2 are open, so that no database gets one of them; writing to a closed pipe is an
 * error instead of the end. */
void term_init(void);

int term_width(void);   /* COLUMNS, else the terminal's, else TERM_WIDTH */
bool term_colour(void); /* standard output is a terminal and NO_COLOR is not set */

enum rc term_write(struct text t, struct err *err); /* all of it to standard output */
enum rc term_close(struct err *err);                /* some disks say only now that they are full */

/* "congvu: <sentence> [slug]" on standard error; control characters, which a file's name may hold, are shown as '?'. */
void term_complain(const struct err *err);

struct progress {
    const char *what; /* translated: "acts"                    */
    bool off;         /* nobody watches, or --quiet            */
    int percent;      /* last shown, -1 none                   */
};
struct progress progress_new(const char *what, bool quiet);
void progress_step(void *progress, size_t done, size_t all); /* a congvu_progress */
void progress_end(struct progress *progress);                /* takes the line away */

#endif
