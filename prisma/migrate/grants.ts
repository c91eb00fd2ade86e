import pg from 'pg';

/** Tables in which the app role may add and read rows, but not change or delete them. Triggers also bind the owner. */
export const appendOnlyTables = [
  'ledger',
  'decision',
  'decision_evidence',
  'policy',
  'policy_edition',
  'applicant_note',
  'relation_verdict',
  'face_verdict',
  'hit_resolution',
  'hit_lookup',
  'screening',
  'decision_undo',
  'staged_evidence',
  'case_move',
  'rule_simulation',
] as const;

/**
 * Grants the app role what it needs, without the right to change the record. Run by the owner after every migration, in
 * one transaction: rights set anew each time can't drift.
 */
export async function grantToApp(client: pg.Client, appRole: string): Promise<void> {
  const app = pg.escapeIdentifier(appRole);
  const appendOnly = appendOnlyTables.map((table) => pg.escapeIdentifier(table)).join(', ');
  await client.query(`
    BEGIN;
    GRANT USAGE ON SCHEMA public TO ${app};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${app};
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${app};
    REVOKE UPDATE, DELETE, TRUNCATE ON ${appendOnly} FROM ${app};
    REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON _prisma_migrations FROM ${app};
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${app};
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO ${app};
  `);
  await client.query('COMMIT');
}
