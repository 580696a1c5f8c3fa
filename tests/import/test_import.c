/* Times as people write them; rows of separated files, whole and in pieces; the marks, fast and slow. */
#include "import/import.h"
#include "import/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const struct time_row {
    const char *format, *text, *want; /* in UTC; NULL: no time */
} TIMES[] = {
    { "", "2011-10-11T13:45:40.276+02:00", "2011-10-11 11:45:40.276000" },
    { "", "2011-10-11 13:45:40,5", "2011-10-11 13:45:40.500000" },
    { "", "2011-10-11", "2011-10-11 00:00:00.000000" },
    { "", "20111011T134540Z", "2011-10-11 13:45:40.000000" },
    { "", "2011-10-11T13:45-03:30", "2011-10-11 17:15:00.000000" },
    { "", "2011-10-11T13", "2011-10-11 13:00:00.000000" },
    { "", " 2011-10-11 13:45 ", "2011-10-11 13:45:00.000000" },
    { "", "2011-W41-2", "2011-10-11 00:00:00.000000" },
    { "", "2011-10-11T24:00:00", "2011-10-12 00:00:00.000000" },
    { "", "2011-10-11T13:45:40.1234567891", "2011-10-11 13:45:40.123456" },
    { "", "1969-12-31T23:59:59.999999Z", "1969-12-31 23:59:59.999999" },
    { "", "2012-02-30", NULL },
    { "", "2011-13-01", NULL },
    { "", "2011-10-11T25:00", NULL },
    { "", "2011-10-11T13:45:40x", NULL },
    { "", "11/10/2011 13:45", NULL },
    { "", "yesterday", NULL },
    { "%d/%m/%Y %H:%M", "1/2/2024 7:05", "2024-02-01 07:05:00.000000" },
    { "%d/%m/%Y %H:%M", "31/2/2024 07:05", NULL },
    { "%d %b %Y %I:%M %p", "05 Mar 2024 12:30 AM", "2024-03-05 00:30:00.000000" },
    { "%Y-%m-%d %H:%M:%S.%f%z", "2024-03-05 10:00:00.25+0700", "2024-03-05 03:00:00.250000" },
    { "%s", "1709607600", "2024-03-05 03:00:00.000000" },
    { "%y%j", "24065", "2024-03-05 00:00:00.000000" },
    { "%F", "2024-03-05T10", NULL },
};

static void a_time_is_read(void **state)
{
    const struct time_row *row = *state;
    struct stamp_form form = { text_of(row->format), 0 };
    struct stamp stamp;
    bool read = stamp_read(&form, text_of(row->text), &stamp);
    assert_int_equal(read, row->want != NULL);
    if (!read)
        return;
    char got[64];
    struct instant t = { stamp.us - ZONE_US }; /* shown in the office's zone: so that the clock shows UTC */
    struct civil c = day_civil(instant_day(t));
    int64_t of_day = t.us - day_start(instant_day(t)).us;
    snprintf(got, sizeof got, "%04d-%02d-%02d %02d:%02d:%02d.%06d", c.year, c.month, c.day, (int)(of_day / US_HOUR),
             (int)(of_day / US_MINUTE % 60), (int)(of_day / US_SECOND % 60), (int)(of_day % US_SECOND));
    assert_string_equal(got, row->want);
}

/* --- rows ------------------------------------------------------------------------------------------------------------------------------ */

static const struct rows_row {
    const char *name, *bytes, *want; /* fields in brackets, rows by blanks; "!" a refusal */
} ROWS[] = {
    { "plain", "a,b\n1,2\n", "[a][b] [1][2]" },
    { "without a last line end", "a,b\n1,2", "[a][b] [1][2]" },
    { "lines ended in three ways", "a\r\nb\rc\nd", "[a] [b] [c] [d]" },
    { "empty lines", "\n\na\r\n\r\nb\n", "[a] [b]" },
    { "quotes", "\"a,1\",\"b \"\"c\"\"\",\"\"\n\"x\ny\",z\n", "[a,1][b \"c\"][] [x\ny][z]" },
    { "a quote in the middle is a letter", "a\"b,c\"\n5\"\n", "[a\"b][c\"] [5\"]" },
    { "something behind a closing quote", "\"a\"b,c\n", "[ab][c]" },
    { "empty fields", ",\n,,\n", "[][] [][][]" },
    { "a semicolon where it is most", "a;b;c\n1,5;2;3\n", "[a][b][c] [1,5][2][3]" },
    { "a quote never closed", "a,b\n\"x,y\nz,w\n", "!" },
    { "only a quote", "\"", "!" },
};

static char *write_scratch(const char *bytes, size_t n)
{
    static char path[] = "/tmp/congvu-import-XXXXXX";
    strcpy(path + sizeof path - 7, "XXXXXX");
    int fd = mkstemp(path);
    assert_true(fd >= 0 && write(fd, bytes, n) == (ssize_t)n);
    close(fd);
    return path;
}

static void rows_are_read(void **state)
{
    const struct rows_row *row = *state;
    struct rows *r = calloc(1, sizeof *r);
    struct stream *stream;
    struct err err;
    char got[500] = "", *path = write_scratch(row->bytes, strlen(row->bytes));
    bool more = true;
    assert_int_equal(stream_open(path, TEXT(""), &stream, &err), RC_OK);
    assert_int_equal(rows_init(r, stream, path, 0, &err), RC_OK);
    while (more && strcmp(got, "!") != 0) {
        if (rows_next(r, &more, &err)) {
            strcpy(got, "!");
            break;
        }
        for (size_t i = 0; more && i < r->fields; i++)
            sprintf(got + strlen(got), "%s[%.*s]", i == 0 && *got ? " " : "", TEXT_FMT(r->field[i]));
    }
    assert_string_equal(got, row->want);
    rows_release(r);
    free(r);
    stream_close(stream);
    unlink(path);
}

/* Rows longer and shorter than the pieces a file is read in, with quotes and line ends where they hurt. */
static void long_files_are_read_whole(void **unused)
{
    enum { ROWS_OF = 3000 };
    size_t room = (size_t)8 << 20, n = 0;
    char *bytes = malloc(room);
    (void)unused;
    for (int i = 0; i < ROWS_OF; i++) {
        n += (size_t)sprintf(bytes + n, "%d,\"", i);
        for (int k = 0; k < (i % 100 == 0 ? 30000 : i % 700); k++)
            n += (size_t)sprintf(bytes + n, k % 9 == 0 ? "\"\"" : k % 11 == 0 ? "\r\n" : "x");
        n += (size_t)sprintf(bytes + n, "\",%d\r\n", i);
    }
    struct rows *r = calloc(1, sizeof *r);
    struct stream *stream;
    struct err err;
    char *path = write_scratch(bytes, n);
    bool more = true;
    assert_int_equal(stream_open(path, TEXT(""), &stream, &err), RC_OK);
    assert_int_equal(rows_init(r, stream, path, ',', &err), RC_OK);
    for (int i = 0;; i++) {
        char want[20];
        assert_int_equal(rows_next(r, &more, &err), RC_OK);
        if (!more) {
            assert_int_equal(i, ROWS_OF);
            break;
        }
        sprintf(want, "%d", i);
        assert_int_equal(r->fields, 3);
        assert_true(text_eq(r->field[0], text_of(want)) && text_eq(r->field[2], text_of(want)));
    }
    assert_int_equal(r->bytes, n);
    rows_release(r);
    free(r);
    stream_close(stream);
    unlink(path);
    free(bytes);
}

static void fast_marks_are_the_same(void **unused)
{
    enum { N = 700 };
    char p[N];
    uint32_t want[N], got[N];
    (void)unused;
    srand(7);
    for (int round = 0; round < 300; round++) {
        size_t n = (size_t)rand() % (N + 1);
        for (size_t i = 0; i < n; i++)
            p[i] = rand() % 5 ? (char)rand() : ";\"\n\r"[rand() % 4];
        size_t marks = rows_marks_ref(p, n, ';', want);
        assert_int_equal(rows_marks()(p, n, ';', got), marks);
        assert_memory_equal(got, want, marks * sizeof *want);
    }
}

int main(void)
{
    struct CMUnitTest tests[LEN(TIMES) + LEN(ROWS) + 2] = {
        cmocka_unit_test(long_files_are_read_whole),
        cmocka_unit_test(fast_marks_are_the_same),
    };
    size_t n = 2;
    for (size_t i = 0; i < LEN(TIMES); i++)
        tests[n++] = (struct CMUnitTest){ TIMES[i].text, a_time_is_read, NULL, NULL, (void *)(uintptr_t)&TIMES[i] };
    for (size_t i = 0; i < LEN(ROWS); i++)
        tests[n++] = (struct CMUnitTest){ ROWS[i].name, rows_are_read, NULL, NULL, (void *)(uintptr_t)&ROWS[i] };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
