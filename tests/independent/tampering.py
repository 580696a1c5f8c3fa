"""What somebody who has the file and its password does to it, beside ledger_test.py's table: to the file's own build, to what is said
of the ledger, to rows that no sequence holds. Rows: name, statements, what the audit must say."""

# Guards and indexes stay as these leave them.
SHAPES = [
    ('a guard taken away', 'DROP TRIGGER act_no_update', "guards were taken out of the database file: 'act_no_update'"),
    ('a guard that lets everything through', "DROP TRIGGER act_no_update; CREATE TRIGGER act_no_update BEFORE UPDATE ON act WHEN 0 BEGIN SELECT"
     " RAISE(ABORT, 'x'); END", "guards are not as this program makes them: 'act_no_update'"),
    ('a trigger that does something of its own', 'CREATE TRIGGER helpful AFTER INSERT ON act BEGIN UPDATE view_matter SET due = NULL; END',
     "triggers were put into the database file that this program does not make: 'helpful'"),
    ('an index taken away', 'DROP INDEX view_holding_live', "indexes were taken out of the database file: 'view_holding_live'"),
    ('an index that lets codes stand twice', 'DROP INDEX matter_code; CREATE INDEX matter_code ON matter (realm, length(code), code)',
     "indexes are not as this program makes them: 'matter_code'"),
    ('a column more', 'ALTER TABLE act ADD COLUMN note TEXT', "tables are not as this program makes them: 'act'"),
    ('a table more', 'CREATE TABLE notes (x)', "tables were put into the database file that this program does not make: 'notes'"),
    ('a table shown in another way', 'ALTER TABLE calendar_row RENAME TO calendar_true; CREATE VIEW calendar_row AS SELECT * FROM calendar_true',
     "views were put into the database file that this program does not make: 'calendar_row'"),
]

MORE = [
    ('who did it, and in which matter', 'UPDATE act SET person = 5 WHERE seq = 2',
     'act no. 2 (V1, ask another unit, stc-gd, 08:10 14/8/2025) was changed after it was sealed'),
    ('a row of the register, by its words', "UPDATE org_row SET rank = 'staff' WHERE kind = 'post' AND code = 'p-cvp'", '(post p-cvp vp) was changed after'),
    ('a tile cut short', 'UPDATE ledger_tile SET hashes = substr(hashes, 1, 32 * 100) WHERE level = 0',
     "in the ledger's tiles were changed or taken away: the facts themselves are as they were sealed"),
    ('two runs in each other\'s place', 'UPDATE ledger_run SET start = 9999 WHERE start = 0; UPDATE ledger_run SET start = 0 WHERE start = 1;'
     ' UPDATE ledger_run SET start = 1 WHERE start = 9999', 'the list of what is sealed was changed: '),
    ('a key that is none', "UPDATE ledger_key SET vkey = replace(vkey, '+', '-')", 'key no. 1 (congvu/'),
]
