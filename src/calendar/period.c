#include "calendar/period.h"

static bool digits(struct text t, int *out)
{
    *out = 0;
    for (size_t i = 0; i < t.n; i++) {
        if (t.p[i] < '0' || t.p[i] > '9')
            return false;
        *out = 10 * *out + (t.p[i] - '0');
    }
    return t.n > 0;
}

static struct period months(int year, int first, int n)
{
    struct day from = day_of(year, first, 1);
    return (struct period){ from, { day_add_months(from, n).n - 1 } };
}

bool period_parse(struct text t, struct period *out)
{
    int year, part;
    if (t.n < 4 || t.n > 7 || !digits(text_sub(t, 0, 4), &year) || year < 1900 || year > 2199)
        return false;
    if (t.n == 4) {
        *out = months(year, 1, 12);
        return true;
    }
    struct text rest = text_sub(t, 5, t.n);
    char letter = rest.n == 2 && (rest.p[0] == 'H' || rest.p[0] == 'Q') ? rest.p[0] : 'M';
    if (t.p[4] != '-' || rest.n != 2 || !digits(letter == 'M' ? rest : text_sub(rest, 1, 2), &part))
        return false;
    int length = letter == 'H' ? 6 : letter == 'Q' ? 3 : 1;
    if (part < 1 || part > 12 / length)
        return false;
    *out = months(year, 1 + length * (part - 1), length);
    return true;
}

int period_cmp(struct period a, struct period b)
{
    if (a.to.n != b.to.n)
        return a.to.n < b.to.n ? -1 : 1;
    return a.from.n == b.from.n ? 0 : a.from.n > b.from.n ? -1 : 1;
}
