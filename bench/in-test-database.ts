import { setup } from '#test/database/cluster.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';

/** Does `work` in a migrated, empty database of a temporary PostgreSQL, which is gone afterwards. */
export async function inTestDatabase(work: (database: TestDatabase) => Promise<void>): Promise<void> {
  const stop = await setup();
  try {
    const database = await testDatabase();
    await work(database);
    await database.close();
  } finally {
    await stop?.();
  }
}
