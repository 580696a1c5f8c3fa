-- What format 10 has and 9 has not.
CREATE TABLE own_views ( realm INTEGER NOT NULL, account INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (realm, account), FOREIGN KEY (realm, account) REFERENCES account (realm, id)) STRICT, WITHOUT ROWID;
