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
    ('a tile longer than it was', 'UPDATE ledger_tile SET hashes = CAST(hashes || zeroblob(32) AS BLOB) WHERE level = 0', 'is not as long as its'),
    ('the time of a checkpoint', 'UPDATE ledger_checkpoint SET at = at + 86400000000 WHERE size = (SELECT min(size) FROM ledger_checkpoint)',
     'the time of a checkpoint was changed'),
    ('said to have left, and there was none', "INSERT INTO ledger_left VALUES (1, 1, 0, 5, 'USB')",
     'no. 1 of the checkpoints that left the house is said to be of 5 leaves (USB): none of that size is on record'),
    ('taken out of what left', "INSERT INTO ledger_left SELECT 1, 2, 0, max(size), 'USB' FROM ledger_checkpoint", 'no. 1 to 1 are missing'),
    ('said to have left tomorrow week', "INSERT INTO ledger_left SELECT 1, 1, max(at) + 691200000000, max(size), 'USB' FROM ledger_checkpoint",
     'which is yet to come'),
    ('a way that was never taken', "INSERT INTO ledger_way VALUES (1, 1, 0, '/mnt/x', '', 0, NULL, 9, 9, 5, '')",
     'way no. 1 says that a checkpoint of 5 leaves left at'),
    ('a witness who never signed', "INSERT INTO ledger_way VALUES (1, 1, 2, 'https://x.example/w', 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/"
     "LDE4izWy10TW', 0, NULL, NULL, NULL, 0, ''); INSERT INTO ledger_cosign SELECT 1, max(size), 1, 0, '— PeterNeumann AAAA' || char(10) FROM"
     " ledger_checkpoint", 'is not the signature of that witness'),
    ('rows of another province', "INSERT INTO calendar_row SELECT 2, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark,"
     " announced, recorded, hours FROM calendar_row", "rows of another province were put into table 'calendar_row': 62"),
    ('words of an act that is not there', 'INSERT INTO act_word (realm, seq, family) VALUES (1, 55, 1)',
     "rows of table 'act_word' belong to rows that are not there: 1"),
]
