-- What format 9 has and 8 has not.
ALTER TABLE account ADD COLUMN email TEXT NOT NULL DEFAULT '';
CREATE TABLE outbox ( realm INTEGER NOT NULL, id INTEGER NOT NULL, way INTEGER NOT NULL, key TEXT NOT NULL, what TEXT NOT NULL, receiver INTEGER NOT NULL, about INTEGER NOT NULL, body TEXT NOT NULL, state INTEGER NOT NULL, tries INTEGER NOT NULL, made INTEGER NOT NULL, next INTEGER NOT NULL, done INTEGER, why TEXT NOT NULL, PRIMARY KEY (realm, id)) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX outbox_key ON outbox (realm, key);
CREATE INDEX outbox_due ON outbox (realm, way, next, id) WHERE state = 0;
CREATE TABLE outbox_mark ( realm INTEGER NOT NULL, stream TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (realm, stream)) STRICT, WITHOUT ROWID;
