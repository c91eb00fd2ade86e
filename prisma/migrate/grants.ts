import pg from 'pg';

/** Rows the app may add and read, never change or remove, whatever its code does. Triggers say the same to the owner. */
export const appendOnlyTables = ['ledger', 'decision', 'decision_evidence', 'policy'] as const;

/**
 * Gives the app role what it needs and nothing it could destroy the record with. Run after every migration, by the
 * owner, in one transaction: rights that are spelled out again each time can't drift.
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
