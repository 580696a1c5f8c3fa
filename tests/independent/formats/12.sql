-- What format 12 has and 11 has not.
CREATE TABLE fact_stamp ( realm INTEGER NOT NULL, sort INTEGER NOT NULL, first INTEGER NOT NULL, stamps BLOB NOT NULL, PRIMARY KEY (realm, sort, first)) STRICT, WITHOUT ROWID;
