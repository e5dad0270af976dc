#include "app/sandbox/store/schema.h"

namespace cloudnx::sandbox {

namespace {

const char *const identity = R"sql(
CREATE TABLE IF NOT EXISTS accounts (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, created_at INTEGER NOT NULL,
  min_length INTEGER NOT NULL DEFAULT 8, require_uppercase INTEGER NOT NULL DEFAULT 0,
  require_lowercase INTEGER NOT NULL DEFAULT 0, require_number INTEGER NOT NULL DEFAULT 0,
  require_symbol INTEGER NOT NULL DEFAULT 0, max_age_days INTEGER NOT NULL DEFAULT 0,
  prevent_reuse INTEGER NOT NULL DEFAULT 0,
  balance REAL NOT NULL DEFAULT 500, gstin TEXT, legal_name TEXT, tax_updated_at INTEGER,
  autopay_status TEXT NOT NULL DEFAULT 'off', autopay_threshold REAL, autopay_amount REAL, autopay_updated_at INTEGER
) STRICT;
CREATE TABLE IF NOT EXISTS people (
  uid TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES accounts(id), kind TEXT NOT NULL CHECK (kind IN ('root','iam')),
  email TEXT, username TEXT, password_hash TEXT, password_at INTEGER, created_at INTEGER NOT NULL,
  email_verified INTEGER NOT NULL DEFAULT 0, last_login_at INTEGER,
  totp_sealed BLOB, totp_enabled_at INTEGER, totp_last_step INTEGER NOT NULL DEFAULT 0, totp_setup_sealed BLOB
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS people_email ON people(email) WHERE kind = 'root';
CREATE UNIQUE INDEX IF NOT EXISTS people_root ON people(account) WHERE kind = 'root';
CREATE UNIQUE INDEX IF NOT EXISTS people_username ON people(account, username) WHERE kind = 'iam';
CREATE TABLE IF NOT EXISTS backup_codes (
  uid TEXT NOT NULL REFERENCES people(uid) ON DELETE CASCADE, hash BLOB NOT NULL, PRIMARY KEY (uid, hash)
) STRICT;
CREATE TABLE IF NOT EXISTS password_history (
  uid TEXT NOT NULL REFERENCES people(uid) ON DELETE CASCADE, hash TEXT NOT NULL, at INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS sessions (
  id TEXT PRIMARY KEY, uid TEXT NOT NULL REFERENCES people(uid) ON DELETE CASCADE, account TEXT NOT NULL,
  created_at INTEGER NOT NULL, last_used_at INTEGER NOT NULL, expires_at INTEGER NOT NULL,
  ip TEXT NOT NULL, user_agent TEXT NOT NULL, revoked_at INTEGER
) STRICT;
CREATE INDEX IF NOT EXISTS sessions_uid ON sessions(uid);
CREATE TABLE IF NOT EXISTS refresh_tokens (
  hash BLOB PRIMARY KEY, session TEXT NOT NULL REFERENCES sessions(id) ON DELETE CASCADE,
  spent_at INTEGER, successor_sealed BLOB
) STRICT;
CREATE INDEX IF NOT EXISTS refresh_tokens_session ON refresh_tokens(session);
CREATE TABLE IF NOT EXISTS pending_tokens (
  hash BLOB PRIMARY KEY, uid TEXT NOT NULL REFERENCES people(uid) ON DELETE CASCADE, expires_at INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS mailed_tokens (
  hash BLOB PRIMARY KEY, uid TEXT NOT NULL REFERENCES people(uid) ON DELETE CASCADE,
  purpose TEXT NOT NULL, expires_at INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS access_keys (
  id TEXT PRIMARY KEY, uid TEXT NOT NULL REFERENCES people(uid) ON DELETE CASCADE, account TEXT NOT NULL,
  key_id TEXT NOT NULL UNIQUE, secret_sealed BLOB NOT NULL, status TEXT NOT NULL DEFAULT 'active',
  created_at INTEGER NOT NULL, last_used_at INTEGER
) STRICT;
CREATE INDEX IF NOT EXISTS access_keys_uid ON access_keys(uid);
CREATE TABLE IF NOT EXISTS team_members (
  id TEXT PRIMARY KEY, account TEXT NOT NULL, email TEXT NOT NULL, role TEXT NOT NULL,
  mfa_enabled INTEGER NOT NULL, joined_at INTEGER NOT NULL
) STRICT;
)sql";

const char *const permissions = R"sql(
CREATE TABLE IF NOT EXISTS groups (
  account TEXT NOT NULL, name TEXT NOT NULL, created_at INTEGER NOT NULL, PRIMARY KEY (account, name)
) STRICT;
CREATE TABLE IF NOT EXISTS members (
  account TEXT NOT NULL, name TEXT NOT NULL, uid TEXT NOT NULL REFERENCES people(uid) ON DELETE CASCADE,
  PRIMARY KEY (account, name, uid), FOREIGN KEY (account, name) REFERENCES groups(account, name) ON DELETE CASCADE
) STRICT;
CREATE INDEX IF NOT EXISTS members_uid ON members(uid);
CREATE TABLE IF NOT EXISTS policies (
  id TEXT PRIMARY KEY, account TEXT, name TEXT NOT NULL, description TEXT NOT NULL, document TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS policies_name ON policies(account, name);
CREATE TABLE IF NOT EXISTS principals (
  id TEXT PRIMARY KEY, account TEXT NOT NULL, crn TEXT NOT NULL, created_at INTEGER NOT NULL, UNIQUE (account, crn)
) STRICT;
CREATE TABLE IF NOT EXISTS attachments (
  account TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('user','group','principal')), target TEXT NOT NULL,
  policy TEXT NOT NULL REFERENCES policies(id), attached_at INTEGER NOT NULL,
  PRIMARY KEY (account, kind, target, policy)
) STRICT;
CREATE INDEX IF NOT EXISTS attachments_policy ON attachments(policy, account);
)sql";

const char *const things = R"sql(
CREATE TABLE IF NOT EXISTS instances (
  id TEXT PRIMARY KEY, account TEXT NOT NULL, name TEXT NOT NULL, status TEXT NOT NULL, size TEXT NOT NULL,
  region TEXT NOT NULL, image TEXT NOT NULL, private_ip TEXT NOT NULL, public_ip TEXT NOT NULL,
  ssh_port INTEGER NOT NULL UNIQUE, ssh_key_name TEXT, ssh_key_fingerprint TEXT, ssh_key TEXT, user_data TEXT,
  created_at INTEGER NOT NULL, UNIQUE (account, name)
) STRICT;
CREATE TABLE IF NOT EXISTS volumes (
  id TEXT PRIMARY KEY, account TEXT NOT NULL, name TEXT NOT NULL, size_gb INTEGER NOT NULL,
  encrypted INTEGER NOT NULL, instance TEXT REFERENCES instances(id), region TEXT NOT NULL, created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS volumes_instance ON volumes(instance);
CREATE TABLE IF NOT EXISTS snapshots (
  id TEXT PRIMARY KEY, account TEXT NOT NULL, name TEXT NOT NULL, instance TEXT NOT NULL, volume TEXT,
  size_gb INTEGER NOT NULL, created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS firewall_rules (
  id TEXT PRIMARY KEY, instance TEXT NOT NULL REFERENCES instances(id) ON DELETE CASCADE, protocol TEXT NOT NULL,
  port_from INTEGER, port_to INTEGER, cidr TEXT NOT NULL, description TEXT NOT NULL,
  implicit INTEGER NOT NULL DEFAULT 0, created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS firewall_rules_instance ON firewall_rules(instance);
CREATE TABLE IF NOT EXISTS buckets (
  account TEXT NOT NULL, name TEXT NOT NULL, region TEXT NOT NULL, public_read INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL, PRIMARY KEY (account, name)
) STRICT;
CREATE TABLE IF NOT EXISTS objects (
  account TEXT NOT NULL, bucket TEXT NOT NULL, key TEXT NOT NULL, size INTEGER NOT NULL, content_type TEXT NOT NULL,
  etag TEXT NOT NULL, modified_at INTEGER NOT NULL, PRIMARY KEY (account, bucket, key),
  FOREIGN KEY (account, bucket) REFERENCES buckets(account, name)
) STRICT;
CREATE TABLE IF NOT EXISTS storage_keys (
  id TEXT PRIMARY KEY, account TEXT NOT NULL, key_id TEXT NOT NULL UNIQUE, secret_sealed BLOB NOT NULL,
  bucket TEXT NOT NULL, created_at INTEGER NOT NULL, last_used_at INTEGER,
  FOREIGN KEY (account, bucket) REFERENCES buckets(account, name) ON DELETE CASCADE
) STRICT;
CREATE TABLE IF NOT EXISTS kms_keys (
  id TEXT PRIMARY KEY, account TEXT NOT NULL, name TEXT NOT NULL, description TEXT NOT NULL, state TEXT NOT NULL,
  current_version INTEGER NOT NULL, rotation_days INTEGER, created_at INTEGER NOT NULL, rotated_at INTEGER,
  deletion_at INTEGER, UNIQUE (account, name)
) STRICT;
CREATE TABLE IF NOT EXISTS kms_versions (
  key TEXT NOT NULL REFERENCES kms_keys(id) ON DELETE CASCADE, version INTEGER NOT NULL, material_sealed BLOB NOT NULL,
  created_at INTEGER NOT NULL, PRIMARY KEY (key, version)
) STRICT;
CREATE TABLE IF NOT EXISTS transactions (
  id TEXT PRIMARY KEY, account TEXT NOT NULL, type TEXT NOT NULL, amount REAL NOT NULL, description TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS invoices (
  id TEXT PRIMARY KEY, account TEXT NOT NULL, number TEXT NOT NULL, period TEXT NOT NULL, amount REAL NOT NULL,
  tax REAL NOT NULL, status TEXT NOT NULL, gstin TEXT, issued_at INTEGER NOT NULL
) STRICT;
)sql";

const char *const record = R"sql(
CREATE TABLE IF NOT EXISTS audit (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT, at INTEGER NOT NULL, actor TEXT NOT NULL, actor_type TEXT NOT NULL,
  service TEXT NOT NULL, method TEXT NOT NULL, path TEXT NOT NULL, action TEXT NOT NULL, resource TEXT NOT NULL,
  status INTEGER NOT NULL, ip TEXT NOT NULL, user_agent TEXT NOT NULL, request_id TEXT NOT NULL,
  duration_ms INTEGER NOT NULL, details TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS audit_at ON audit(account, at, seq);
CREATE TRIGGER IF NOT EXISTS audit_keeps_its_rows BEFORE DELETE ON audit
  BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER IF NOT EXISTS audit_keeps_its_words BEFORE UPDATE ON audit
  BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER IF NOT EXISTS audit_is_not_replaced BEFORE INSERT ON audit
  WHEN EXISTS (SELECT 1 FROM audit WHERE seq = NEW.seq)
  BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TABLE IF NOT EXISTS idempotent_answers (
  caller TEXT NOT NULL, route TEXT NOT NULL, key TEXT NOT NULL, request_hash BLOB NOT NULL, status INTEGER NOT NULL,
  answer_sealed BLOB NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (caller, route, key)
) STRICT;
CREATE INDEX IF NOT EXISTS idempotent_answers_at ON idempotent_answers(at);
)sql";

} // namespace

void createSchema(Database &database) {
    Transaction transaction(database, Transaction::Mode::Write);
    for (const char *part : {identity, permissions, things, record})
        database.script(part);
    transaction.commit();
}

} // namespace cloudnx::sandbox
