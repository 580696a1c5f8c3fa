/* story.c -- see story.h. */
#include "story.h"

#include "calendar/cal_load.h"
#include "org/org_load.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- the facts beside the acts ------------------------------------------------------------------------------ */

static struct {
    struct arena *a;
    struct org_row *rows;
    struct cal_row *days;
    size_t nrows, ndays;
    const struct rulebook *rules;
    struct world world; /* of these alone */
} base;

static struct text file_text(const char *path)
{
    enum { BYTES_MAX = 1 << 20 };
    FILE *f = fopen(text_cstr(base.a, text_printf(base.a, "%s/%s", SOURCE_ROOT, path)), "rb");
    if (!f)
        fail_msg("'%s' cannot be opened", path);
    char *bytes = arena_alloc(base.a, BYTES_MAX);
    size_t n = fread(bytes, 1, BYTES_MAX, f);
    fclose(f);
    return (struct text){ bytes, n };
}

static void must(enum rc rc, const struct err *err)
{
    if (rc == RC_OK)
        return;
    if (base.world.book)
        fail_msg("%s", err->detail);
    fprintf(stderr, "the files of the tests: %s\n", err->detail);
    exit(1);
}

static void read_days(struct err *err)
{
    struct cal_row *ics, *yaml;
    size_t nics, nyaml;
    must(cal_load_ics(base.a, "vn.ics", file_text("share/calendars/vn-2023-2026.ics"), INSTANT_MIN, &ics, &nics, err),
         err);
    must(cal_load_yaml(base.a, "vn.yaml", file_text("share/calendars/vn.yaml"), INSTANT_MIN, &yaml, &nyaml, err), err);
    for (size_t i = 0; i < nics; i++)
        ARENA_PUSH(base.a, base.days, base.ndays, ics[i]);
    for (size_t i = 0; i < nyaml; i++)
        ARENA_PUSH(base.a, base.days, base.ndays, yaml[i]);
}

static void read_rules(struct err *err)
{
    static const char *const FILES[] = { "share/regulations/vn/directive.yaml", "share/regulations/vn/dossier.yaml",
                                         "share/regulations/vn/denunciation.yaml", "share/regulations/vn/duty.yaml",
                                         "tests/matter/rules.yaml" };
    struct rule *all = NULL;
    size_t nall = 0;
    for (size_t i = 0; i < LEN(FILES); i++) {
        struct rule *rules;
        size_t n;
        must(rules_read(base.a, FILES[i], file_text(FILES[i]), INSTANT_MIN, &rules, &n, err), err);
        for (size_t k = 0; k < n; k++)
            ARENA_PUSH(base.a, all, nall, rules[k]);
    }
    must(rulebook_build(base.a, all, nall, INSTANT_MAX, &base.rules, err), err);
}

static void base_read(void)
{
    struct err err = { .detail = "" };
    if (base.a)
        return;
    base.a = arena_new();
    must(org_load_yaml(base.a, "register.yaml", file_text("tests/matter/register.yaml"), INSTANT_MIN, &base.rows,
                       &base.nrows, &err),
         &err);
    read_days(&err);
    read_rules(&err);
    base.world.rules = base.rules;
    must(org_build(base.a, base.rows, base.nrows, INSTANT_MAX, &base.world.org, &err), &err);
    must(calbook_build(base.a, base.days, base.ndays, INSTANT_MAX, &base.world.book, &err), &err);
}

void story_release(void)
{
    arena_free(base.a);
    memset(&base, 0, sizeof base);
}

enum rc story_world(struct arena *a, const struct org_row *rows, size_t nrows, const struct cal_row *days, size_t ndays,
                    struct instant known, struct world *out, struct err *err)
{
    base_read();
    struct world w = base.world;
    enum rc rc = RC_OK;
    if (nrows) {
        struct org_row *all = ARENA_ARRAY(a, struct org_row, base.nrows + nrows);
        memcpy(all, base.rows, base.nrows * sizeof *all);
        memcpy(all + base.nrows, rows, nrows * sizeof *all);
        rc = org_build(a, all, base.nrows + nrows, known, &w.org, err);
    }
    if (ndays && rc == RC_OK) {
        struct cal_row *all = ARENA_ARRAY(a, struct cal_row, base.ndays + ndays);
        memcpy(all, base.days, base.ndays * sizeof *all);
        memcpy(all + base.ndays, days, ndays * sizeof *all);
        rc = calbook_build(a, all, base.ndays + ndays, known, &w.book, err);
    }
    if (rc == RC_OK)
        *out = w;
    return rc;
}

/* --- words ---------------------------------------------------------------------------------------------------- */

/* "08-04", "08-04_13:30", "08-04 13:30", with or without the year; a day is its beginning. */
struct instant story_instant(const char *when)
{
    char buf[INSTANT_CHARS];
    struct instant t;
    struct day d;
    snprintf(buf, sizeof buf, "%s%s", when[2] == '-' ? "2025-" : "", when);
    for (char *c = buf; *c; c++)
        *c = *c == '_' ? ' ' : *c;
    if (day_parse(text_of(buf), &d))
        return day_start(d);
    if (!instant_parse(text_of(buf), &t))
        fail_msg("'%s' is no instant", when);
    return t;
}

static struct day story_day(const char *when) { return instant_day(story_instant(when)); }

static matter_id matter_named(struct story *s, const char *name)
{
    for (size_t i = 0; i < s->nnames; i++)
        if (strcmp(s->names[i], name) == 0)
            return (matter_id)i + 1;
    assert_true(s->nnames < STORY_NAMES_MAX);
    s->names[s->nnames++] = text_cstr(s->a, text_of(name));
    return (matter_id)s->nnames;
}

static int32_t known(int32_t id, const char *code)
{
    if (id == 0)
        fail_msg("the register of the tests has no '%s'", code);
    return id;
}

static unit_id unit_of(const struct story *s, const char *code)
{
    return known(org_unit(s->world.org, text_of(code)), code);
}
static person_id person_of(const struct story *s, const char *code)
{
    return known(org_person(s->world.org, text_of(code)), code);
}

static char *blanks(struct story *s, const char *value)
{
    char *copy = text_cstr(s->a, text_of(value));
    for (char *c = copy; *c; c++)
        *c = *c == '_' ? ' ' : *c;
    return copy;
}

/* --- acts ------------------------------------------------------------------------------------------------------ */

static void add_word(struct story *s, struct act *act, enum act_text field, const char *value)
{
    struct act_word *words = ARENA_ARRAY(s->a, struct act_word, act->nwords + 1);
    size_t n = 0;
    for (size_t i = 0; i < act->nwords; i++)
        if (act->words[i].field != field)
            words[n++] = act->words[i];
    if (value)
        words[n++] = (struct act_word){ field, text_of(value) };
    act->words = words;
    act->nwords = n;
}

static int word(const char *const *words, const char *value)
{
    int i = word_index(words, text_of(value));
    if (i < 0)
        fail_msg("'%s' is no such word", value);
    return i;
}

static struct limit limit_of(struct story *s, const char *value)
{
    struct limit limit;
    struct err err = { .detail = "" };
    char *text = blanks(s, value);
    if (strlen(text) == 5 && text[2] == '-') /* 08-29 */
        return (struct limit){ LIMIT_DATE, story_day(value).n };
    must(limit_parse(text_of(text), &limit, &err), &err);
    return limit;
}

/* "a;b;c": the ids, in the arena. */
static void list_of(struct story *s, const char *value, enum act_field_type type, struct act *act)
{
    char *names = text_cstr(s->a, text_of(value)), *save;
    int32_t *ids = NULL;
    matter_id *matters = NULL;
    size_t nids = 0, nmatters = 0;
    for (char *name = strtok_r(names, ";", &save); name; name = strtok_r(NULL, ";", &save))
        if (type == AF_MATTERS)
            ARENA_PUSH(s->a, matters, nmatters, matter_named(s, name));
        else
            ARENA_PUSH(s->a, ids, nids, type == AF_UNITS ? unit_of(s, name) : person_of(s, name));
    if (type == AF_MATTERS)
        act->answers = matters, act->nanswers = nmatters;
    else if (type == AF_UNITS)
        act->units = ids, act->nunits = nids;
    else
        act->persons = ids, act->npersons = nids;
}

#define MEMBER(act, field, type) (*(type *)(void *)((char *)(act) + (field)->offset))

static void set_field(struct story *s, struct act *act, const struct act_field *field, const char *value)
{
    struct err err = { .detail = "" };
    switch (field->type) {
    case AF_TEXT: add_word(s, act, (enum act_text)field->text, blanks(s, value)); break;
    case AF_UNIT: MEMBER(act, field, unit_id) = unit_of(s, value); break;
    case AF_PERSON: MEMBER(act, field, person_id) = person_of(s, value); break;
    case AF_UNITS:
    case AF_PERSONS:
    case AF_MATTERS: list_of(s, value, field->type, act); break;
    case AF_CODE: MEMBER(act, field, struct text) = text_of(text_cstr(s->a, text_of(value))); break;
    case AF_FORM: act->form = (enum ask_form)word(FORM_WORDS, value); break;
    case AF_ANSWER: act->answer = (enum answer)word(ANSWER_WORDS, value); break;
    case AF_YESNO: act->collective = strcmp(value, "yes") == 0; break;
    case AF_FOLLOWS: act->follows = strcmp(value, "yes") == 0 ? FOLLOWS_YES : FOLLOWS_NO; break;
    case AF_SHARE: act->share = atoi(value); break;
    case AF_LIMIT: act->due = limit_of(s, value); break;
    case AF_RECUR: must(recur_parse(text_of(blanks(s, value)), &act->recur, &err), &err); break;
    case AF_DAY: MEMBER(act, field, struct day) = story_day(value); break;
    case AF_NUMBER: MEMBER(act, field, int64_t) = atoll(value); break;
    }
}

/* What the kind must say, so that a line need only say what matters to its test. */
static void fill_words(struct story *s, struct act *act)
{
    uint64_t must_say = ACT_RULES[act->kind].must;
    for (int i = 0; i < ACT_FIELD_COUNT; i++)
        if ((must_say & (UINT64_C(1) << i)) && ACT_FIELDS[i].type == AF_TEXT)
            add_word(s, act, (enum act_text)ACT_FIELDS[i].text, "said");
    if (act->kind == ACT_ADVISE) {
        act->date = day_of(2026, 1, 5);
        act->responsible = act->person;
    }
}

static void clear_field(struct story *s, struct act *act, const struct act_field *field)
{
    const struct act none = act_new(act->matter, act->kind);
    if (field->type == AF_TEXT)
        add_word(s, act, (enum act_text)field->text, NULL);
    else if (field->type == AF_DAY)
        MEMBER(act, field, struct day) = DAY_MIN;
    else if (field->type == AF_PERSON)
        MEMBER(act, field, person_id) = none.responsible;
    else
        fail_msg("the line need only leave '%s' out", field->key);
}

static void read_key(struct story *s, struct act *act, char *token)
{
    char *value = strchr(token, '=');
    bool out = token[0] == '-';
    if (!value && !out)
        fail_msg("'%s' is no key=value", token);
    if (value)
        *value++ = '\0';
    if (strcmp(token, "at") == 0) {
        act->happened = story_instant(value);
        return;
    }
    const struct act_field *field = act_field(text_of(out ? token + 1 : token));
    if (!field)
        fail_msg("'%s' is no field of an act", token);
    if (out)
        clear_field(s, act, field);
    else
        set_field(s, act, field, value);
    if (!out && field == &ACT_FIELDS[FIELD_PERIOD]) /* the cut-off meant, as whoever records it works it out */
        act->period = story_day(value);
}

/* The post that speaks: the standing toward the matter; for an opening, the person's first post on that day. */
static void fill_actor(struct story *s, struct act *act)
{
    if (act->kind != ACT_OPEN) {
        const struct matter *m = s->f ? family_matter(s->f, act->matter) : NULL;
        struct standing standing = m ? matter_standing(s->f, m, act->person, act->happened) : (struct standing){ 0 };
        act->post = standing.post;
        act->unit = standing.unit;
        act->behalf = standing.behalf;
        return;
    }
    size_t n;
    const struct tenure *tenures = org_tenures(s->world.org, act->person, &n);
    for (size_t i = n; i-- > 0;)
        if (!instant_before(act->happened, tenures[i].from) && instant_before(act->happened, tenures[i].to)) {
            act->post = tenures[i].post;
            act->unit = tenures[i].unit;
        }
}

static struct act act_of(struct story *s, char *line)
{
    char *save, *day = strtok_r(line, " ", &save), *clock = strtok_r(NULL, " ", &save),
                *who = strtok_r(NULL, " ", &save), *kind = strtok_r(NULL, " ", &save),
                *name = strtok_r(NULL, " ", &save);
    if (!name)
        fail_msg("'%s ...' is no act", line);
    struct act act = act_new(matter_named(s, name), (enum act_kind)word(ACT_WORDS, kind));
    act.seq = (int64_t)s->nacts + 1;
    act.recorded = act.happened = story_instant(text_cstr(s->a, text_printf(s->a, "%s %s", day, clock)));
    act.person = person_of(s, who);
    fill_words(s, &act);
    for (char *token; (token = strtok_r(NULL, " ", &save)) != NULL;)
        if (act.kind == ACT_ASK && !act.child && !strchr(token, '='))
            act.child = matter_named(s, token);
        else
            read_key(s, &act, token);
    fill_actor(s, &act);
    return act;
}

static void refold(struct story *s)
{
    if (s->nacts == 0)
        return;
    s->f = family_fold(s->a, &s->world, arena_dup(s->a, s->acts, s->nacts * sizeof *s->acts), s->nacts);
    struct text why;
    if (!family_validate(s->f, s->a, &why))
        fail_msg("%.*s", TEXT_FMT(why));
}

static void know_rows(struct story *s)
{
    struct err err = { .detail = "" };
    must(story_world(s->a, s->rows, s->nrows, s->days, s->ndays, INSTANT_MAX, &s->world, &err), &err);
}

/* --- rows ------------------------------------------------------------------------------------------------------- */

static void read_row(struct story *s, char *line)
{
    char *word[10] = { 0 }, *save;
    int n = 0;
    for (char *token = strtok_r(line, " ", &save); token && n < 9; token = strtok_r(NULL, " ", &save))
        word[n++] = text_cstr(s->a, text_of(token));
    assert_true(n >= 5);
    struct instant recorded = story_instant(text_cstr(s->a, text_printf(s->a, "%s %s", word[1], word[2])));
    const char *what = word[3];
    if (strcmp(what, "off") == 0 || strcmp(what, "work") == 0) {
        assert_true(s->ndays < STORY_ROWS_MAX);
        s->days[s->ndays++] = (struct cal_row){ .kind = *what == 'o' ? CAL_OFF : CAL_WORK,
                                                .day = story_day(word[4]),
                                                .to = DAY_MAX,
                                                .like = DAY_MIN,
                                                .name_vi = TEXT("thử"),
                                                .source = names_same(TEXT("test")),
                                                .mark = MARK_SET,
                                                .announced = recorded,
                                                .recorded = recorded };
    } else {
        struct org_row row = { .seq = (int64_t)s->nrows + 100000,
                               .source = TEXT("test"),
                               .recorded = recorded,
                               .announced = recorded,
                               .to = INSTANT_MAX };
        assert_true(n >= 7);
        bool lends = strcmp(what, "delegation") == 0, ends = strcmp(what, "succession") == 0;
        struct text x = text_of(word[4]), y = strcmp(word[5], "-") ? text_of(word[5]) : TEXT_NONE;
        if (ends)
            row.kind = ORG_SUCCESSION, row.unit = x, row.other = y;
        else if (strcmp(what, "tenure") == 0)
            row.kind = ORG_TENURE, row.person = x, row.post = y;
        else if (lends)
            row.kind = ORG_DELEGATION, row.person = x, row.post = y, row.other_person = text_of(word[6]);
        else
            row.kind = ORG_ABSENCE, row.person = x, row.other_person = y;
        char **dates = word + (lends ? 7 : 6);
        row.from = story_instant(dates[0]);
        if (dates[1])
            row.to = story_instant(dates[1]);
        assert_true(s->nrows < STORY_ROWS_MAX);
        s->rows[s->nrows++] = row;
    }
    know_rows(s);
    refold(s);
}

/* --- telling ---------------------------------------------------------------------------------------------------- */

void story_begin(struct story *s, const char *text)
{
    memset(s, 0, sizeof *s);
    s->a = arena_new();
    know_rows(s);
    story_play(s, text);
}

void story_end(struct story *s)
{
    arena_free(s->a);
    memset(s, 0, sizeof *s);
}

void story_play(struct story *s, const char *text)
{
    char *copy = text_cstr(s->a, text_of(text)), *save;
    for (char *line = strtok_r(copy, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
        char *as_written = text_cstr(s->a, text_of(line));
        if (line[0] == '+') {
            read_row(s, line);
            continue;
        }
        struct err err = { .detail = "" };
        struct act act = act_of(s, line);
        if (act_check(&s->world, act.kind == ACT_OPEN ? NULL : s->f, &act, &err) != RC_OK)
            fail_msg("%s\n    is refused: %s", as_written, err.detail);
        assert_true(s->nacts < STORY_ACTS_MAX);
        s->acts[s->nacts++] = act;
        refold(s);
    }
}

const char *story_try(struct story *s, const char *line)
{
    struct err err = { .problem = PB_NONE };
    struct act act = act_of(s, text_cstr(s->a, text_of(line)));
    enum rc rc = act_check(&s->world, act.kind == ACT_OPEN ? NULL : s->f, &act, &err);
    if (rc == RC_OK)
        return "ok";
    assert_true(err.detail[0] != '\0');
    return problem_row(err.problem)->slug;
}
