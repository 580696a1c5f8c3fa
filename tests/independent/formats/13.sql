-- What format 13 has and 12 has not.
CREATE TABLE lookup ( realm INTEGER NOT NULL, digest BLOB NOT NULL, matter INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (realm, digest), FOREIGN KEY (matter) REFERENCES matter (id)) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX lookup_matter ON lookup (realm, matter);
