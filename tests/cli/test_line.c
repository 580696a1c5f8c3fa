/* test_line.c -- the program as a shell sees it: answers on standard output, one sentence and a slug on standard error, exit status.
 * No row needs a database. */
#include "shell.h"

#include <stdlib.h>
#include <unistd.h>

static const struct line LINES[] = {
    { "help is an answer", "$congvu help 2>/dev/null", 0, "usage: congvu [OPTION...] COMMAND" },
    { "help of a command", "$congvu why --help 2>/dev/null", 0, "congvu why: explain a matter's due date" },
    { "help of a kind of act", "$congvu help act ask 2>/dev/null", 0, "must be stated" },
    { "the version", "$congvu --version 2>/dev/null", 0, "congvu " },
    { "no help for what does not exist", "$congvu help bord 2>&1 >/dev/null", 2, "there is no command 'bord'" },
    { "a usage error has its slug", "$congvu board --nope 2>&1 >/dev/null", 2, "; see 'congvu help board' [usage]\n" },
    { "a complaint begins with the program's name", "$congvu 2>&1 >/dev/null", 2, "congvu: " },
    { "no database is named", "$congvu board 2>&1 >/dev/null", 2, "say --db FILE or set CONGVU_DB" },
    { "an act is somebody's", "$congvu act M-1 urge to=x 2>&1 >/dev/null", 2, "say who acts: --as PERSON" },
    { "a code can be made only by open", "$congvu act - urge 2>&1 >/dev/null", 2, "which only 'open' does" },
    { "an act that does not exist", "$congvu act M-1 wave 2>&1 >/dev/null", 2, "there is no act 'wave'" },
    { "a field without a value", "$congvu act M-1 urge to= --as mai 2>&1 >/dev/null", 2,
      "'to' is stated without a value" },
    { "a field stated twice", "$congvu act M-1 urge to=a to=b --as mai 2>&1 >/dev/null", 2, "'to' is stated twice" },
    { "a backdated act needs its proof", "$congvu act M-1 urge --as mai --happened '2025-08-14 16:40' 2>&1 >/dev/null",
      2, "needs --ground and --document" },
    { "a version that is no number", "$congvu act M-1 urge --as mai --version new 2>&1 >/dev/null", 2,
      "--version is a whole number of at least 0, not 'new'" },
    { "a draft is accepted by its number", "$congvu intake --accept two --as mai 2>&1 >/dev/null", 2,
      "the number of a draft" },
    { "a draft is accepted by somebody", "$congvu intake --accept 2 2>&1 >/dev/null", 2, "--as PERSON" },
    { "accepting reads no file", "$congvu intake --accept 2 file 2>&1 >/dev/null", 2, "it takes no file" },
    { "a report is on a directive", "$congvu report 2>&1 >/dev/null", 2, "--directive NUMBER" },
    { "a file that is not there", "$congvu intake --dry-run /nowhere/at/all 2>&1 >/dev/null", 64,
      "cannot read '/nowhere/at/all': No such file or directory [input-output]\n" },
    { "a folder is no file", "$congvu intake --dry-run / 2>&1 >/dev/null", 64, "[input-output]" },
    { "a file too large", "head -c 68000000 /dev/zero | $congvu intake --dry-run - 2>&1 >/dev/null", 12,
      "'standard input' is larger than 64 MiB [too-large]" },
    { "an empty file", "$congvu intake --dry-run - </dev/null 2>&1 >/dev/null", 11, "[empty]" },
    { "a closed standard input", "$congvu intake --dry-run - <&- 2>&1 >/dev/null", 64, "[input-output]" },
    { "each of several files is read", "$congvu intake --dry-run /nowhere/1 /nowhere/2 2>&1 >/dev/null", 64,
      "/nowhere/2" },
    { "a full disk is said", "$congvu help 2>&1 >/dev/full", 63, "No space left on device [disk-full]" },
    { "a closed standard output is said", "$congvu help 2>&1 >&-", 64, "cannot write the answer: Bad file descriptor" },
    { "a pipe nobody reads is said", "$congvu help 2>&1 >&9", 64,
      "cannot write the answer: Broken pipe [input-output]" },
    { "control characters are not sent to the terminal", "$congvu \"$(printf '\\033[31mred')\" 2>&1 >/dev/null", 2,
      "'?[31mred'" },
    { "no colour and no progress without a terminal", "$congvu help | od -An -c | grep -c 033", 1, "0\n" },
    { "the width is the terminal's", "COLUMNS=60 $congvu help | awk 'length > 60' | wc -l", 0, "0\n" },
    { "the help in Vietnamese needs no Vietnamese locale", "LC_ALL=C $congvu --lang vi help >/dev/null", 0, "" },
    { "the completion is a program for bash", "$congvu help --completion", 0, "complete -F _congvu congvu" },
    { "the manual is a page of section 1", "$congvu help --man", 0, ".TH CONGVU 1" },
};

static void printed(void **state) { shell_check(ROW(state, LINES)); }

/* Descriptor 9 becomes a pipe that nobody reads any more. */
static void pipe_broken(void)
{
    int ends[2];
    if (pipe(ends) != 0 || dup2(ends[1], 9) != 9)
        abort();
    close(ends[0]);
    close(ends[1]);
}

int main(void)
{
    shell_init();
    pipe_broken();
    struct CMUnitTest tests[LEN(LINES)];
    size_t n = 0;
    ROWS(tests, n, LINES, printed);
    return RUN(tests, n);
}
