#include "intake/hour.h"

#include <string.h>

enum { NOON = 12, MINUTES = 60 };

/* "h", "h00", "H30", "g": how many letters and digits; the minutes in *minute. 0: it is no such word. */
static size_t letter_of_hour(struct text word, int *minute)
{
    if (word.n < 1 || word.n > 3 || strchr("hHgG", word.p[0]) == NULL)
        return 0;
    *minute = 0;
    for (size_t i = 1; i < word.n; i++) {
        if (word.p[i] < '0' || word.p[i] > '9')
            return 0;
        *minute = *minute * 10 + (word.p[i] - '0');
    }
    return word.n;
}

/* "giờ 30 phút", "h30", "h 30'", ":30" behind the number of the hour; *i moves behind it. False: it is no hour. */
static bool minutes_read(const struct scan *s, size_t *i, size_t end, int *minute)
{
    *minute = 0;
    if (scan_sign(s, *i, end, ':')) {
        *minute = scan_number(s, *i + 1, end);
        *i += 2;
        return *minute >= 0 && s->tok[*i - 1].end - s->tok[*i - 1].start == 2;
    }
    size_t n = scan_cue(s, *i, end, CUE_HOUR);
    bool glued = n == 0 && scan_word(s, *i, end) && letter_of_hour(scan_text(s, *i, *i + 1), minute) > 0;
    if (n == 0 && !glued)
        return false;
    *i += glued ? 1 : n;
    int more = glued ? -1 : scan_number(s, *i, end);
    bool dated = scan_sign(s, *i + 1, end, '/') || scan_sign(s, *i + 1, end, '-') || scan_sign(s, *i + 1, end, '.');
    if (more >= 0 && more < MINUTES && !(dated && !(s->tok[*i + 1].flags & TOKEN_GAP))) { /* not "17 giờ 20/9" */
        *minute = more;
        (*i)++;
        *i += scan_cue(s, *i, end, CUE_HOUR); /* phút */
    }
    *i += scan_sign(s, *i, end, '\'');
    return true;
}

/* "chiều", "p.m."; *hour is put into the second half of the day. */
static size_t half_read(const struct scan *s, size_t i, size_t end, int *hour)
{
    size_t n = scan_cue(s, i, end, CUE_AFTERNOON);
    if (n > 0 && *hour < NOON)
        *hour += NOON;
    else if (n == 0 && (n = scan_cue(s, i, end, CUE_MORNING)) > 0 && *hour == NOON && s->english)
        *hour = 0; /* 12 a.m. */
    return n;
}

static size_t clock_read(const struct scan *s, size_t t, size_t end, struct hour *out)
{
    int hour = scan_number(s, t, end), minute = 0;
    size_t i = t + 1;
    if (hour < 0 || hour > 24)
        return 0;
    bool written = minutes_read(s, &i, end, &minute);
    if (!written)
        i = t + 1;
    size_t half = half_read(s, i, end, &hour);
    if ((!written && !(half > 0 && s->english)) || minute < 0 || minute >= MINUTES || (hour == 24 && minute > 0))
        return 0;
    out->timed = true;
    out->minute = hour * MINUTES + minute;
    return i + half - t;
}

static size_t weekday_read(const struct scan *s, size_t t, size_t end, struct hour *out)
{
    const struct phrase *ph;
    size_t n = scan_phrase(s, t, end, C_WEEKDAY, &ph);
    if (n == 0)
        return 0;
    int named = ph->value, number = named == 0 ? scan_number(s, t + n - 1, end) : 0;
    if (named == 0 && (number < 2 || number > 7)) /* "thứ 6" */
        return 0;
    out->weekday = named ? named : number - 1;
    return n;
}

size_t hour_read(const struct scan *s, size_t t, size_t end, struct hour *out)
{
    struct hour h = { .timed = false };
    size_t i = t, n = clock_read(s, i, end, &h);
    i += n;
    size_t k = i + (n > 0 && scan_sign(s, i, end, ','));
    size_t half = n == 0 ? scan_cue(s, k, end, CUE_AFTERNOON) : 0; /* "vào chiều thứ Sáu" */
    k += half > 0 || n > 0 ? half : scan_cue(s, k, end, CUE_MORNING);
    k += scan_cue(s, k, end, CUE_ON_DAY);
    size_t day = weekday_read(s, k, end, &h);
    if (day > 0)
        i = k + day;
    if (i > t)
        *out = h;
    return i - t;
}
