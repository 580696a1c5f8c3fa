/* cal_lines.c -- unfolding (RFC 5545, 3.1): a line that begins with a blank or a tab goes on with the one before.
 *
 * A fold may stand inside a letter, so bytes are joined first and looked at as text afterwards. */
#include "calendar/cal_lines.h"

#include "base/i18n.h"
#include "base/sbuf.h"
#include <string.h>

struct cal_lines cal_lines_of(struct text bytes)
{
    struct text bom = TEXT("\xEF\xBB\xBF");
    return (struct cal_lines){ text_starts(bytes, bom) ? text_sub(bytes, bom.n, bytes.n) : bytes, 1 };
}

/* One line as it stands in the file, without its end. */
static struct text physical(struct cal_lines *lines)
{
    const char *end = memchr(lines->rest.p, '\n', lines->rest.n);
    size_t n = end ? (size_t)(end - lines->rest.p) : lines->rest.n;
    struct text line = text_sub(lines->rest, 0, n);
    lines->rest = text_sub(lines->rest, n + (end != NULL), lines->rest.n);
    lines->next++;
    return line.n > 0 && line.p[line.n - 1] == '\r' ? text_sub(line, 0, line.n - 1) : line;
}

static bool folded(const struct cal_lines *lines)
{
    return lines->rest.n > 0 && (lines->rest.p[0] == ' ' || lines->rest.p[0] == '\t');
}

static enum rc line_text(struct arena *a, const struct sbuf *joined, struct text *line, struct err *err)
{
    struct text bytes = sbuf_text(joined);
    if (sbuf_full(joined))
        return err_set(err, PB_TOO_LARGE, _("the line is longer than %d bytes"), CAL_LINE_MAX);
    if (bytes.n > 0 && memchr(bytes.p, 0, bytes.n))
        return err_set(err, PB_SYNTAX, _("the line holds a zero byte"));
    if (!text_nfc(a, text_dup(a, bytes), line))
        return err_set(err, PB_NOT_UTF8, _("the line is not UTF-8; save the file as UTF-8"));
    return RC_OK;
}

enum rc cal_lines_next(struct arena *a, struct cal_lines *lines, struct text *line, int *number, bool *more,
                       struct err *err)
{
    struct sbuf joined;
    enum rc rc = RC_OK;
    sbuf_init(&joined, CAL_LINE_MAX);
    *more = false;
    while (!*more && lines->rest.n > 0) {
        *number = lines->next;
        sbuf_add(&joined, physical(lines));
        while (folded(lines)) {
            struct text part = physical(lines);
            sbuf_add(&joined, text_sub(part, 1, part.n));
        }
        *more = joined.n > 0;
    }
    if (*more)
        rc = line_text(a, &joined, line, err);
    sbuf_release(&joined);
    return rc;
}
