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
    GRANT USAGE ON SCHEMA graphile_worker TO ${app};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO ${app};
    REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON graphile_worker.migrations FROM ${app};
    GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA graphile_worker TO ${app};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO ${app};
  `);
  await openQueueTables(client, app);
  await client.query('COMMIT');
}

/** graphile-worker closes its tables by row-level security to all but their owner; the worker here is not the owner. */
async function openQueueTables(client: pg.Client, app: string): Promise<void> {
  const closed = await client.query<{ relname: string }>(
    `SELECT relname FROM pg_class WHERE relnamespace = 'graphile_worker'::regnamespace AND relrowsecurity ORDER BY relname`,
  );
  for (const { relname } of closed.rows) {
    const table = `graphile_worker.${pg.escapeIdentifier(relname)}`;
    await client.query(`DROP POLICY IF EXISTS docket_app ON ${table}`);
    await client.query(`CREATE POLICY docket_app ON ${table} TO ${app} USING (true) WITH CHECK (true)`);
  }
}
