#include "plot/frame.h"

#include "plot/axis.h"

enum { TITLE_LINES_MAX = 3, LEGEND_GAP = 18 * PX };

static void add_lines(struct svg *s, int *y, struct text t, enum ink ink, int most)
{
    size_t n;
    const struct text *lines = letters_wrap(s->a, t, s->width - 2 * MARGIN, most, ink, &n);
    for (size_t i = 0; i < n; i++) {
        *y += letters_height(ink);
        svg_text(s, ink, MARGIN, *y, ANCHOR_START, lines[i]);
    }
    *y += 6 * PX;
}

/* It is hidden here from who listens: the <title> says the same. */
void frame_title(struct svg *s, int *y, struct text title)
{
    *y = MARGIN - 4 * PX;
    if (s->style->untitled || text_empty(title))
        return;
    svg_hidden(s);
    add_lines(s, y, title, INK_TITLE, TITLE_LINES_MAX);
    svg_hidden_end(s);
}

void frame_note(struct svg *s, int *y, struct text t) { add_lines(s, y, t, INK_SMALL, 3); }

void frame_more(struct svg *s, int *y, struct text what, size_t more)
{
    if (more == 0)
        return;
    struct text n = plot_say(s->a, s->style, PW_MORE, figure_count(s->a, s->style, (int64_t)more), TEXT_NONE);
    frame_note(s, y, plot_say(s->a, s->style, PW_MARK, what, n));
}

struct legend legend_begin(struct svg *s, int y) { return (struct legend){ s, MARGIN, y }; }

struct point legend_item(struct legend *l, struct text words)
{
    int width = SWATCH_W + 6 * PX + letters_width(words, INK_SMALL), room = l->s->width - MARGIN;
    if (l->x > MARGIN && l->x + width > room) {
        l->x = MARGIN;
        l->y += 19 * PX;
    }
    struct point at = { l->x, l->y + 3 * PX };
    struct text fitted = letters_fit(l->s->a, words, room - l->x - SWATCH_W - 6 * PX, INK_SMALL);
    svg_text(l->s, INK_SMALL, l->x + SWATCH_W + 6 * PX, l->y + 13 * PX, ANCHOR_START, fitted);
    l->x += width + LEGEND_GAP;
    return at;
}

void legend_words(struct legend *l, struct text words)
{
    struct text fitted = letters_fit(l->s->a, words, l->s->width - MARGIN - l->x, INK_SMALL);
    svg_text(l->s, INK_SMALL, l->x, l->y + 13 * PX, ANCHOR_START, fitted);
    l->x += letters_width(fitted, INK_SMALL) + LEGEND_GAP / 2;
}

int legend_end(const struct legend *l) { return l->y + 24 * PX; }
