#include "ledger/tile.h"

#include <stdio.h>

uint64_t tile_count(int level, uint64_t size)
{
    assert(level >= 0 && level < TILE_LEVELS);
    return size >> (level * TILE_HEIGHT);
}

const char *tile_path(struct tile t, char buf[TILE_PATH_CHARS])
{
    char level[8] = "entries", parts[40] = "", part[8];
    assert(t.width > 0 && t.width <= TILE_WIDTH);
    if (t.level != TILE_ENTRIES)
        snprintf(level, sizeof level, "%d", t.level);
    uint64_t unit = 1;
    while (t.n / unit >= 1000)
        unit *= 1000;
    size_t at = 0;
    for (; unit > 0; unit /= 1000) {
        snprintf(part, sizeof part, "/%s%03d", unit > 1 ? "x" : "", (int)(t.n / unit % 1000));
        at += (size_t)snprintf(parts + at, sizeof parts - at, "%s", part);
    }
    if (t.width == TILE_WIDTH)
        snprintf(buf, TILE_PATH_CHARS, "tile/%s%s", level, parts);
    else
        snprintf(buf, TILE_PATH_CHARS, "tile/%s%s.p/%d", level, parts, t.width);
    return buf;
}

struct tile tile_of_node(int level, uint64_t index, int *at, int *n)
{
    int inner = level % TILE_HEIGHT;
    uint64_t first = index << inner;
    *n = 1 << inner;
    *at = (int)(first % TILE_WIDTH);
    return (struct tile){ level / TILE_HEIGHT, first / TILE_WIDTH, TILE_WIDTH };
}

struct hash tile_node(const struct hash *hashes, int n)
{
    assert(n > 0 && (n & (n - 1)) == 0);
    if (n == 1)
        return hashes[0];
    struct hash left = tile_node(hashes, n / 2), right = tile_node(hashes + n / 2, n / 2);
    return hash_node(&left, &right);
}

void bundle_add(struct sbuf *out, struct text entry)
{
    assert(entry.n <= ENTRY_BYTES_MAX);
    const char length[2] = { (char)(entry.n >> 8), (char)(entry.n & 255) };
    sbuf_add(out, (struct text){ length, 2 });
    sbuf_add(out, entry);
}

bool bundle_next(struct text *rest, struct text *entry)
{
    if (rest->n < 2)
        return false;
    size_t n = (size_t)(unsigned char)rest->p[0] << 8 | (unsigned char)rest->p[1];
    if (rest->n < 2 + n)
        return false;
    *entry = text_sub(*rest, 2, 2 + n);
    *rest = text_sub(*rest, 2 + n, rest->n);
    return true;
}
