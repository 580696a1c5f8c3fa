/* test_help.c -- the help, the manual and the completion tell of every row of the table. */
#include "cli/help.h"

#include "../base/rows.h"

#include <stdio.h>

static void must_say(const struct sbuf *page, const char *part)
{
    if (text_find(sbuf_text(page), text_of(part), 0) == SIZE_MAX)
        fail_msg("'%s' is not said in:\n%.*s", part, TEXT_FMT(sbuf_text(page)));
}

static void must_tell(const struct sbuf *page, const struct cli_option *options, const char *dashes)
{
    char name[64];
    for (const struct cli_option *o = options; o && o->name; o++) {
        if (!o->help)
            continue;
        snprintf(name, sizeof name, "%s%s", dashes, o->name);
        must_say(page, name);
    }
}

static void the_overview_names_every_command(void **state)
{
    (void)state;
    struct sbuf page;
    sbuf_init(&page, ANSWER_BYTES_MAX);
    help_overview(&page, 100);
    for (const struct command *c = COMMANDS; c->name; c++) {
        must_say(&page, c->name);
        must_say(&page, c->summary);
    }
    must_tell(&page, GLOBAL_OPTIONS, "--");
    sbuf_release(&page);
}

static void a_command_s_help_tells_every_option(void **state)
{
    (void)state;
    for (const struct command *c = COMMANDS; c->name; c++) {
        struct sbuf page;
        sbuf_init(&page, ANSWER_BYTES_MAX);
        help_command(&page, c, 100);
        must_say(&page, c->summary);
        must_say(&page, c->args);
        must_tell(&page, c->options, "--");
        must_tell(&page, GLOBAL_OPTIONS, "--");
        sbuf_release(&page);
    }
}

static void an_act_s_help_tells_what_it_must_state(void **state)
{
    (void)state;
    for (int kind = 0; kind < ACT_KIND_COUNT; kind++) {
        struct sbuf page;
        sbuf_init(&page, ANSWER_BYTES_MAX);
        help_act(&page, kind, 100);
        must_say(&page, ACT_WORDS[kind]);
        for (int f = 0; f < ACT_FIELD_COUNT; f++)
            if ((ACT_RULES[kind].must | ACT_RULES[kind].any) & UINT64_C(1) << f)
                must_say(&page, ACT_FIELDS[f].key);
        sbuf_release(&page);
    }
}

static void the_help_of_asking_tells_every_form_and_answer(void **state)
{
    (void)state;
    struct sbuf page;
    sbuf_init(&page, ANSWER_BYTES_MAX);
    help_act(&page, ACT_ASK, 100);
    for (int form = FORM_NONE + 1; form < FORM_COUNT; form++)
        must_say(&page, FORM_WORDS[form]);
    for (int answer = ANSWER_NONE + 1; answer < ANSWER_COUNT; answer++)
        must_say(&page, ANSWER_WORDS[answer]);
    sbuf_release(&page);
}

static void the_manual_and_the_completion_tell_all(void **state)
{
    (void)state;
    struct sbuf man, completion;
    sbuf_init(&man, ANSWER_BYTES_MAX);
    sbuf_init(&completion, ANSWER_BYTES_MAX);
    help_man(&man);
    help_completion(&completion);
    for (const struct command *c = COMMANDS; c->name; c++) {
        must_say(&man, c->name);
        must_say(&completion, c->name);
        must_tell(&completion, c->options, "--");
    }
    must_say(&man, "\\-\\-as\\-of");
    for (int p = PB_NONE + 1; p < PB_COUNT; p++) {
        char status[32];
        snprintf(status, sizeof status, "\n\\fB%d\\fR ", problem_row((enum problem)p)->exit);
        must_say(&man, status);
    }
    assert_int_equal(text_find(sbuf_text(&man), TEXT("\n "), 0), SIZE_MAX); /* roff would break the line there */
    sbuf_release(&man);
    sbuf_release(&completion);
}

/* ---- lines ---- */

static const struct {
    const char *name, *in;
    int indent, width;
    const char *out;
} WRAPS[] = {
    { "a short text is one line", "một việc", 0, 20, "một việc\n" },
    { "a long text breaks between words", "aaaa bbbb cccc", 0, 9, "aaaa bbbb\ncccc\n" },
    { "letters with marks count one column", "việc việc việc", 0, 9, "việc việc\nviệc\n" },
    { "what follows is indented", "aaaa bbbb", 3, 8, "aaaa\n   bbbb\n" },
    { "a word wider than the line stands alone", "a bbbbbbbbbbbb c", 0, 5, "a\nbbbbbbbbbbbb\nc\n" },
    { "paragraphs stay apart", "a\n\nb", 2, 20, "a\n\n  b\n" },
    { "an example is kept as it is", "a\n\n  x y z w", 0, 4, "a\n\n  x y z w\n" },
};

static void wrapped(void **state)
{
    const size_t i = (size_t)*state;
    struct sbuf out;
    sbuf_init(&out, ANSWER_BYTES_MAX);
    help_wrap(&out, text_of(WRAPS[i].in), WRAPS[i].indent, WRAPS[i].width);
    assert_string_equal(sbuf_text(&out).p, WRAPS[i].out);
    sbuf_release(&out);
}

static void no_line_of_the_help_is_wider_than_asked(void **state)
{
    (void)state;
    struct sbuf page;
    sbuf_init(&page, ANSWER_BYTES_MAX);
    help_overview(&page, 60);
    struct text rest = sbuf_text(&page), line;
    while (text_split(&rest, '\n', &line))
        assert_true(text_columns(line) <= 60);
    sbuf_release(&page);
}

int main(void)
{
    struct CMUnitTest tests[LEN(WRAPS) + 6] = {
        cmocka_unit_test(the_overview_names_every_command),
        cmocka_unit_test(a_command_s_help_tells_every_option),
        cmocka_unit_test(an_act_s_help_tells_what_it_must_state),
        cmocka_unit_test(the_help_of_asking_tells_every_form_and_answer),
        cmocka_unit_test(the_manual_and_the_completion_tell_all),
        cmocka_unit_test(no_line_of_the_help_is_wider_than_asked),
    };
    size_t n = 6;
    ROWS(tests, n, WRAPS, wrapped);
    return RUN(tests, n);
}
