-- What format 15 has and 14 has not.
CREATE TABLE ledger_way ( realm INTEGER NOT NULL, n INTEGER NOT NULL, kind INTEGER NOT NULL, target TEXT NOT NULL, vkey TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER, tried INTEGER, left_at INTEGER, size INTEGER NOT NULL, why TEXT NOT NULL, PRIMARY KEY (realm, n)) STRICT, WITHOUT ROWID;
CREATE TABLE ledger_cosign ( realm INTEGER NOT NULL, size INTEGER NOT NULL, way INTEGER NOT NULL, at INTEGER NOT NULL, line TEXT NOT NULL, PRIMARY KEY (realm, size, way)) STRICT, WITHOUT ROWID;
CREATE TRIGGER ledger_cosign_no_update BEFORE UPDATE ON ledger_cosign BEGIN SELECT RAISE(ABORT, 'a row of ledger_cosign is a fact and is never changed'); END;
CREATE TRIGGER ledger_cosign_no_delete BEFORE DELETE ON ledger_cosign BEGIN SELECT RAISE(ABORT, 'a row of ledger_cosign is a fact and is never deleted'); END;
