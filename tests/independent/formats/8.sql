-- What format 8 has and 7 has not.
CREATE VIRTUAL TABLE view_found USING fts5 (words, content = '', columnsize = 0, detail = none, tokenize = 'trigram case_sensitive 1');
CREATE TABLE view_found_last (realm INTEGER PRIMARY KEY, last INTEGER NOT NULL) STRICT;
