/* test_sql.c -- the table of statements, and what the database itself refuses whoever asks. */
#include "fixture.h"

#include <stdio.h>
#include <string.h>

static void every_statement_prepares(void **state)
{
    struct conn *c;
    OK(store_read(BED(state)->store, &c, &err));
    assert_int_equal(store_statements(), SQL_COUNT);
    for (size_t i = 0; i < store_statements(); i++) {
        const char *name, *sql = store_statement(i, &name);
        struct stmt *st = NULL;
        struct err err;
        if (c->driver->prepare(c->db, &st, sql, &err) != RC_OK)
            fail_msg("%s: %s", name, err.detail);
        assert_non_null(strstr(sql, "$1")); /* every key begins with the realm */
        c->driver->finish(st);
    }
    store_done(c);
}

/* Statements that answer a reader must find their rows by a key: no walk over a table, no sorting. */
static const struct {
    const char *name;
    enum sql sql;
    const char *by; /* begins the plan */
} QUICK[] = {
    { "the acts of a family", SQL_ACTS, "SEARCH act USING PRIMARY KEY (realm=? AND family=?)" },
    { "the acts since", SQL_ACTS_SINCE, "SEARCH w USING INTEGER PRIMARY KEY (rowid>?)" },
    { "the last act", SQL_ACT_LAST, "SEARCH w USING INTEGER PRIMARY KEY (rowid=?)" },
    { "the last act of a family", SQL_ACT_LAST_OF, "SEARCH act USING PRIMARY KEY (realm=? AND family=?)" },
    { "the words of an act", SQL_WORDS, "SEARCH act_word USING INTEGER PRIMARY KEY (rowid=?)" },
    { "the families somebody acted in", SQL_FAMILIES_OF_PERSON, "SEARCH view_acted USING PRIMARY KEY (person=?)" },
    { "whether somebody acted in a family", SQL_ACTED, "SEARCH view_acted USING PRIMARY KEY (person=? AND family=?)" },
    { "a matter by code", SQL_MATTER_BY_CODE,
      "SEARCH matter USING INDEX matter_code (realm=? AND <expr>=? AND code>?" },
    { "the codes of a series", SQL_MATTER_CODES,
      "SEARCH matter USING COVERING INDEX matter_code (realm=? AND <expr>=? AND code>?" },
    { "the families", SQL_FAMILIES, "SEARCH matter USING INTEGER PRIMARY KEY (rowid>?)" },
    { "a document by number", SQL_DOCUMENT_BY_NUMBER, "SEARCH d USING INDEX document_number (realm=? AND number=?)" },
    { "a document by digest", SQL_DOCUMENT_BY_SHA256,
      "SEARCH document USING INDEX document_sha256 (realm=? AND sha256=?)" },
    { "a unit's board", SQL_BOARD_UNIT, "SEARCH h USING INDEX view_holding_live (unit=? AND matter>?)" },
    { "what a unit led to its end", SQL_BOARD_LEAD_ENDED,
      "SEARCH m USING INDEX view_matter_lead (lead=? AND rowid>?)" },
    { "everything open", SQL_BOARD_OPEN, "SEARCH m USING INDEX view_matter_live (realm=? AND rowid>?)" },
    { "what came of a content", SQL_BOARD_CONTENT, "SEARCH m USING INDEX view_matter_content (content=? AND rowid>?)" },
    { "any board", SQL_BOARD_ANY, "SEARCH m USING INTEGER PRIMARY KEY (rowid>?)" },
    { "the words of what is newer than the index", SQL_TITLES_UP, "SEARCH m USING INTEGER PRIMARY KEY (rowid>?)" },
    { "one line", SQL_BOARD_ONE, "SEARCH m USING INTEGER PRIMARY KEY (rowid=?)" },
    { "a family in memory", SQL_LIVE_FAMILY, "SEARCH m USING INDEX view_matter_family (family=?)" },
    { "who acted in a family", SQL_ACTORS, "SEARCH act USING PRIMARY KEY (realm=? AND family=?)" },
    { "a request", SQL_REQUEST, "SEARCH request USING PRIMARY KEY (realm=? AND key=?)" },
    { "stored matters of a family", SQL_VIEW_MATTER_IDS,
      "SEARCH view_matter USING INDEX view_matter_family (family=?)" },
    { "stored stretches of a matter", SQL_VIEW_HOLDINGS, "SEARCH view_holding USING PRIMARY KEY (matter=?)" },
};

/* Each line of a plan: of other tables one row at a time by their key, or the stretches of one matter. */
static bool line_is_quick(struct text line)
{
    return !text_starts(line, TEXT("SCAN")) && text_find(line, TEXT("TEMP B-TREE"), 0) == SIZE_MAX;
}

static void quick_ones_go_by_a_key(void **state)
{
    struct conn *c;
    OK(store_read(BED(state)->store, &c, &err));
    for (size_t i = 0; i < LEN(QUICK); i++) {
        char sql[4096];
        struct stmt *st;
        bool row = true;
        snprintf(sql, sizeof sql, "EXPLAIN QUERY PLAN %s", SQL[QUICK[i].sql]);
        OK(c->driver->prepare(c->db, &st, sql, &err));
        for (int line = 0;; line++) {
            OK(c->driver->step(st, &row, &err));
            if (!row && line > 0)
                break;
            assert_true(row);
            struct text plan = c->driver->column(st, 3).t;
            bool first = line > 0 || text_starts(plan, text_of(QUICK[i].by));
            if (!first || !line_is_quick(plan))
                fail_msg("%s: %.*s", QUICK[i].name, TEXT_FMT(plan));
        }
        c->driver->finish(st);
    }
    store_done(c);
}

/* --- facts ----------------------------------------------------------------------------------------------- */

/* One row in every table of facts. */
static void facts_fill(struct store *s)
{
    root_open(s, 1000);
    OK(raw_sql(s,
               "INSERT INTO org_row VALUES "
               "(1,1,'unit','a','','','','','','','','','','','','','','','','','',0,0,'staff',0,0,0,0);"
               "INSERT INTO calendar_row VALUES (1,1,'off',1,1,1,'','','','','seen',0,0,'');"
               "INSERT INTO regulation VALUES (1,1,'r',0,'');"
               "INSERT INTO document VALUES (1,1,'1','','','',0,0,x'00','');"
               "INSERT INTO acceptance VALUES (1,1,0);"
               "INSERT INTO content VALUES (1,1,1,1,0,0,'','','');"
               "INSERT INTO request VALUES (1,'k',x'00',1,0);",
               &err));
}

static const char *const FACTS[] = { "meta",    "org_row", "calendar_row", "regulation", "document", "acceptance",
                                     "content", "matter",  "act",          "act_word",   "request" };

static void facts_cannot_be_changed_in_any_column(void **state)
{
    struct store *s = BED(state)->store;
    char sql[1024], column[64];
    facts_fill(s);
    for (size_t i = 0; i < LEN(FACTS); i++) {
        snprintf(sql, sizeof sql, "SELECT count(*) FROM %s", FACTS[i]);
        assert_int_equal(raw_number(s, sql), 1);
        snprintf(sql, sizeof sql, "SELECT count(*) FROM pragma_table_info('%s')", FACTS[i]);
        for (int64_t n = raw_number(s, sql), k = 0; k < n; k++) {
            struct conn *c;
            struct stmt *st;
            bool row;
            OK(store_read(s, &c, &err));
            snprintf(sql, sizeof sql, "SELECT name FROM pragma_table_info('%s') WHERE cid = %lld", FACTS[i],
                     (long long)k);
            OK(c->driver->prepare(c->db, &st, sql, &err));
            OK(c->driver->step(st, &row, &err));
            snprintf(column, sizeof column, "%.*s", TEXT_FMT(c->driver->column(st, 0).t));
            c->driver->finish(st);
            store_done(c);
            bool word = strcmp(FACTS[i], "act_word") == 0 && k > 2; /* a BLOB, or NULL */
            snprintf(sql, sizeof sql,
                     "UPDATE %s SET \"%s\" = CASE WHEN typeof(\"%s\") = 'integer' THEN \"%s\" + 1"
                     " WHEN typeof(\"%s\") = 'blob' OR %d THEN CAST(coalesce(\"%s\", '') || 'x' AS BLOB)"
                     " ELSE \"%s\" || 'x' END",
                     FACTS[i], column, column, column, column, word, column, column);
            FAILS(PB_CORRUPT, raw_sql(s, sql, &err));
        }
    }
}

static void facts_cannot_be_deleted(void **state)
{
    struct store *s = BED(state)->store;
    char sql[128];
    facts_fill(s);
    for (size_t i = 0; i < LEN(FACTS); i++) {
        snprintf(sql, sizeof sql, "DELETE FROM %s", FACTS[i]);
        FAILS(PB_CORRUPT, raw_sql(s, sql, &err));
    }
}

static void words_can_be_erased_and_nothing_else(void **state)
{
    struct store *s = BED(state)->store;
    facts_fill(s);
    assert_int_equal(raw_number(s, "SELECT count(*) FROM act_word WHERE length(title) > 16"), 1);
    OK(raw_sql(s, "UPDATE act_word SET title = NULL", &err));
    assert_int_equal(raw_number(s, "SELECT count(*) FROM act_word WHERE title IS NULL"), 1);
}

static const char *const ERASABLE[] = {
    "UPDATE document SET title = '', text = ''",
    "UPDATE content SET words = '', json = ''",
    "UPDATE org_row SET name_vi = '', name_en = '', abbr = '', aliases = '' WHERE kind = 'person'",
};

static void names_and_texts_too(void **state)
{
    struct store *s = BED(state)->store;
    facts_fill(s);
    OK(raw_sql(s,
               "INSERT INTO org_row VALUES "
               "(1,2,'person','p','','','','','','Nguyễn Văn A','','','','','','','','','','','',0,0,'staff',0,0,0,0);"
               "INSERT INTO org_row VALUES "
               "(1,3,'name','','a','','','','','Sở A','','','','','','','','','','','',0,0,'staff',0,0,0,0);",
               &err));
    for (size_t i = 0; i < LEN(ERASABLE); i++)
        OK(raw_sql(s, ERASABLE[i], &err));
    assert_int_equal(raw_number(s, "SELECT count(*) FROM org_row WHERE name_vi = ''"), 2);
    FAILS(PB_CORRUPT, raw_sql(s, "UPDATE org_row SET name_vi = '' WHERE kind = 'name'", &err));
    FAILS(PB_CORRUPT, raw_sql(s, "UPDATE org_row SET name_vi = 'B' WHERE kind = 'person'", &err));
}

static const char *const BACK_DOORS[] = {
    "INSERT OR REPLACE INTO act SELECT 1, family, seq, matter, 5, 0, NULL, 0, 0, 0, 0, 0, 0, '' FROM act",
    "INSERT INTO matter SELECT * FROM matter WHERE 1 ON CONFLICT DO UPDATE SET code = 'x'",
    "REPLACE INTO meta SELECT realm, 'x', exercise, created, version FROM meta",
    "INSERT INTO act_word (realm, seq, family, title) VALUES (1, 99, 1, x'00')", /* of an act that is not there */
    "INSERT INTO act_word (realm, seq, family, votes) VALUES (1, 1, 1, x'00')",
    "INSERT OR REPLACE INTO act_word (realm, seq, family, title) SELECT realm, seq, family, x'00' FROM act_word",
    "UPDATE act_word SET title = NULL; UPDATE act_word SET title = x'00'", /* put back otherwise */
    "UPDATE act_word SET title = NULL, votes = title",
    "INSERT INTO act VALUES (1, 7, 99, 77, 0, 0, NULL, 0, 0, 0, 0, 0, 0, '')",
};

static void nor_through_a_back_door(void **state)
{
    struct store *s = BED(state)->store;
    facts_fill(s);
    for (size_t i = 0; i < LEN(BACK_DOORS); i++) {
        struct err err = { .problem = PB_NONE };
        if (raw_sql(s, BACK_DOORS[i], &err) == RC_OK)
            fail_msg("taken: %s", BACK_DOORS[i]);
        assert_true(err.problem == PB_CORRUPT || err.problem == PB_EXISTS);
    }
}

int main(void)
{
    static const struct CMUnitTest TESTS[] = {
        IN_BED(every_statement_prepares),
        IN_BED(quick_ones_go_by_a_key),
        IN_BED(facts_cannot_be_changed_in_any_column),
        IN_BED(facts_cannot_be_deleted),
        IN_BED(words_can_be_erased_and_nothing_else),
        IN_BED(names_and_texts_too),
        IN_BED(nor_through_a_back_door),
    };
    return cmocka_run_group_tests_name("sql", TESTS, NULL, NULL);
}
