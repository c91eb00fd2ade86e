import pg from 'pg';

export type RolePasswords = { readonly owner: string; readonly app: string };

/** Two addresses of one database: the owner's, for migrations, and that of the app role, which owns nothing. */
export type DatabaseUrls = { readonly ownerUrl: string; readonly appUrl: string };

/** Creates the two roles and the database when missing, and sets the roles' passwords. */
export async function ensureDatabase(superUrl: string, name: string, passwords: RolePasswords): Promise<DatabaseUrls> {
  const client = new pg.Client({ connectionString: superUrl });
  // A broken connection fails the running statement. Without a listener it would also end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await ensureRole(client, 'docket_owner', passwords.owner);
    await ensureRole(client, 'docket_app', passwords.app);
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} OWNER docket_owner`);
  } finally {
    await client.end();
  }
  return {
    ownerUrl: urlAs(superUrl, 'docket_owner', passwords.owner, name),
    appUrl: urlAs(superUrl, 'docket_app', passwords.app, name),
  };
}

/** The address of the same server with another user and database. */
export function urlAs(url: string, user: string, password: string, database: string): string {
  const changed = new URL(url);
  changed.username = user;
  changed.password = encodeURIComponent(password);
  changed.pathname = `/${database}`;
  return changed.href;
}

async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const found = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  const verb = found.rowCount === 0 ? 'CREATE' : 'ALTER';
  const rights = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE';
  await client.query(`${verb} ROLE ${pg.escapeIdentifier(role)} ${rights} PASSWORD ${pg.escapeLiteral(password)}`);
}
