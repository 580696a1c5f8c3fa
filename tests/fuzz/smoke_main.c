/* smoke_main.c -- a fuzz target as an ordinary test: feeds it the seeds named (files, or folders of files), and of each some
 * damaged copies: cut short, or with one byte changed. The same ones every time; looking for new ones is `make fuzz`. */
#include "base/base.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { SEED_BYTES_MAX = 4 << 20, CUTS = 12, CHANGES = 24, PATH_BYTES = 4096 };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static size_t fed;

static _Noreturn void stop(const char *path, const char *reason)
{
    fprintf(stderr, "smoke: %s: %s\n", path, reason);
    exit(EXIT_FAILURE);
}

/* A copy of exactly n bytes, so that a sanitizer sees whoever reads behind them. */
static void feed(const uint8_t *bytes, size_t n, size_t changed, uint8_t to)
{
    uint8_t *copy = malloc(n ? n : 1);
    if (!copy)
        stop("memory", "none left");
    memcpy(copy, bytes, n);
    if (changed < n)
        copy[changed] = to;
    if (LLVMFuzzerTestOneInput(copy, n) != 0)
        stop("target", "did not return 0");
    free(copy);
    fed++;
}

static void feed_damaged(const uint8_t *bytes, size_t n)
{
    static const uint8_t BYTES[] = { 0x00, 0x0A, 0x20, 0x22, 0x2D, 0x39, 0x3A, 0x7B, 0x80, 0xC3, 0xFF };
    for (size_t i = 0; i < CUTS && i < n; i++)
        feed(bytes, n * i / CUTS, SIZE_MAX, 0);
    for (size_t i = 0; i < CHANGES && i < n; i++)
        feed(bytes, n, (n * i + n / 2) / CHANGES, BYTES[i % LEN(BYTES)]);
}

static void feed_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    uint8_t *bytes = malloc(SEED_BYTES_MAX);
    if (!file || !bytes)
        stop(path, "cannot be read");
    size_t n = fread(bytes, 1, SEED_BYTES_MAX, file);
    if (ferror(file) || n == SEED_BYTES_MAX)
        stop(path, "cannot be read, or is too large for a seed");
    fclose(file);
    feed(bytes, n, SIZE_MAX, 0);
    feed_damaged(bytes, n);
    free(bytes);
}

static int is_seed(const struct dirent *entry) { return entry->d_name[0] != '.'; }

static void feed_folder(const char *folder)
{
    struct dirent **entries = NULL;
    int n = scandir(folder, &entries, is_seed, alphasort);
    if (n <= 0)
        stop(folder, "has no seeds");
    for (int i = 0; i < n; i++) {
        char path[PATH_BYTES];
        snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
        feed_file(path);
        free(entries[i]);
    }
    free(entries);
}

int main(int argc, char *argv[])
{
    if (argc < 2)
        stop("usage", "names of seeds are wanted");
    for (int i = 1; i < argc; i++) {
        struct stat st;
        if (stat(argv[i], &st) != 0)
            stop(argv[i], "is not there");
        if (S_ISDIR(st.st_mode))
            feed_folder(argv[i]);
        else
            feed_file(argv[i]);
    }
    printf("%zu inputs\n", fed);
    return EXIT_SUCCESS;
}
