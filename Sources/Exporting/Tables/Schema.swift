/// The tables of an exported history; docs/exporting.md tells of them.
enum Schema {
  /// What tells our files from other databases: "PHst" (`PRAGMA application_id`).
  static let applicationID: Int32 = 0x5048_7374

  /// The version of the tables (`PRAGMA user_version`): within it tables and columns are only added.
  static let version = 1

  /// Settings of the file, which is written beside its place, where nobody looks.
  static let settings = """
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA encoding = 'UTF-8';
    PRAGMA application_id = \(applicationID);
    PRAGMA user_version = \(version);
    """

  /// The tables; moments are texts, days or instants in UTC, that sort as they follow.
  static let tables = """
    CREATE TABLE services (
      id TEXT PRIMARY KEY NOT NULL,
      name TEXT NOT NULL,
      tracking_since TEXT,
      documentation TEXT
    );
    CREATE TABLE policies (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      scope TEXT NOT NULL, -- aws, aws-cn, aws-us-gov or an account
      arn TEXT,
      service TEXT REFERENCES services (id),
      aliases TEXT NOT NULL, -- JSON, a list of names
      known_until TEXT, -- the newest look at any of its sources
      UNIQUE (scope, name)
    );
    CREATE TABLE documents (
      sha256 TEXT PRIMARY KEY NOT NULL, -- of the canonical form
      document TEXT NOT NULL -- JSON
    );
    CREATE TABLE revisions (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL, -- of the policy and the revision
      policy INTEGER NOT NULL REFERENCES policies (id),
      revision TEXT NOT NULL, -- v4, v68-after-v71, v1-2019-12-10
      version TEXT,
      effective TEXT NOT NULL, -- in force since
      until TEXT, -- replaced or deleted; null for what is in force
      announced TEXT NOT NULL,
      created TEXT,
      observed TEXT,
      summary TEXT,
      marks TEXT NOT NULL, -- JSON, a list of words
      missing TEXT NOT NULL, -- JSON, the versions right before it that nobody observed
      source_kind TEXT, -- of the reading whose document counts
      source_reference TEXT,
      fidelity TEXT,
      document TEXT REFERENCES documents (sha256),
      UNIQUE (policy, revision)
    );
    CREATE TABLE changes (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL, -- of the policy and the revisions
      policy INTEGER NOT NULL REFERENCES policies (id),
      from_revision INTEGER REFERENCES revisions (id),
      to_revision INTEGER REFERENCES revisions (id), -- null for a deletion
      effective TEXT NOT NULL,
      announced TEXT NOT NULL,
      verdict TEXT, -- null where a document is not known, as the following
      access TEXT,
      guard TEXT,
      marks TEXT NOT NULL, -- JSON, a list of words
      gained TEXT, -- JSON, a list of actions
      lost TEXT -- JSON, a list of actions
    );
    CREATE TABLE change_entries (
      id INTEGER PRIMARY KEY,
      change INTEGER NOT NULL REFERENCES changes (id),
      list TEXT NOT NULL CHECK (list IN ('gained', 'lost')),
      action TEXT NOT NULL,
      how TEXT NOT NULL CHECK (how IN ('action', 'part', 'scope')),
      "except" TEXT NOT NULL, -- JSON, a list of patterns
      known TEXT NOT NULL, -- JSON, a list of actions
      scopes TEXT NOT NULL, -- JSON
      before TEXT NOT NULL, -- JSON
      certainty TEXT NOT NULL CHECK (certainty IN ('proven', 'possible')),
      reason TEXT,
      witness TEXT, -- JSON, a request
      marks TEXT NOT NULL -- JSON, a list of words
    );
    CREATE TABLE grants (
      id INTEGER PRIMARY KEY,
      policy INTEGER NOT NULL REFERENCES policies (id),
      revision INTEGER NOT NULL REFERENCES revisions (id), -- the first that gave it
      last_revision INTEGER NOT NULL REFERENCES revisions (id),
      version TEXT, -- of the first
      action TEXT NOT NULL, -- a pattern as authored
      pattern TEXT NOT NULL, -- the same in lower case, for GLOB
      "except" TEXT NOT NULL, -- JSON, patterns in lower case, for GLOB
      scope TEXT NOT NULL, -- JSON
      unconditional INTEGER NOT NULL CHECK (unconditional IN (0, 1)),
      certainty TEXT NOT NULL CHECK (certainty IN ('proven', 'possible')),
      reason TEXT,
      since TEXT NOT NULL,
      until TEXT -- null for what is given still
    );
    CREATE TABLE statuses (
      id INTEGER PRIMARY KEY,
      policy INTEGER NOT NULL REFERENCES policies (id),
      status TEXT NOT NULL CHECK (status IN ('deprecated', 'unlisted', 'deleted')),
      date TEXT NOT NULL,
      source_kind TEXT NOT NULL,
      source_reference TEXT NOT NULL
    );
    CREATE TABLE announcements (
      id INTEGER PRIMARY KEY,
      policy INTEGER NOT NULL REFERENCES policies (id),
      revision INTEGER REFERENCES revisions (id), -- null where none is near enough
      date TEXT NOT NULL,
      title TEXT,
      text TEXT,
      url TEXT
    );
    """

  /// What looking things up needs, made when all rows are there.
  static let indexes = """
    CREATE INDEX policies_name ON policies (name COLLATE NOCASE);
    CREATE INDEX policies_service ON policies (service);
    CREATE INDEX revisions_effective ON revisions (effective);
    CREATE INDEX revisions_document ON revisions (document);
    CREATE INDEX changes_policy ON changes (policy);
    CREATE INDEX changes_from_revision ON changes (from_revision);
    CREATE INDEX changes_to_revision ON changes (to_revision);
    CREATE INDEX changes_announced ON changes (announced);
    CREATE INDEX change_entries_change ON change_entries (change);
    CREATE INDEX change_entries_action ON change_entries (action COLLATE NOCASE);
    CREATE INDEX grants_policy ON grants (policy);
    CREATE INDEX grants_revision ON grants (revision);
    CREATE INDEX grants_last_revision ON grants (last_revision);
    CREATE INDEX grants_pattern ON grants (pattern);
    CREATE INDEX statuses_policy ON statuses (policy);
    CREATE INDEX announcements_policy ON announcements (policy);
    CREATE INDEX announcements_revision ON announcements (revision);
    CREATE VIEW current_grants AS
      SELECT policies.name AS policy, policies.scope AS policy_scope, grants.action,
        grants."except", grants.scope, grants.unconditional, grants.certainty, grants.since
      FROM grants JOIN policies ON policies.id = grants.policy
      WHERE grants.until IS NULL;
    """
}
