import { closeDatabase } from '#lib/data/database.ts';
import { seedPolicies } from '#lib/data/policies.ts';
import { env } from '#lib/env.ts';
import { prepareDatabase } from './start/database.ts';
import { StartRefused } from './start/refused.ts';

// npm run migrate: applies migrations as the owner of the database, and grants the app role its rights.
const { DATABASE_URL, DATABASE_MIGRATE_URL } = env();
if (!DATABASE_MIGRATE_URL)
  throw new StartRefused('DATABASE_MIGRATE_URL is missing: set it to the address of the role that owns the database.');
const applied = await prepareDatabase(DATABASE_URL, DATABASE_MIGRATE_URL);
await seedPolicies({ kind: 'system', id: 'migrate' });
await closeDatabase();
process.stdout.write(
  applied.length > 0 ? `Applied ${applied.join(', ')}.\n` : 'Nothing to apply; the rights of the app role are set.\n',
);
