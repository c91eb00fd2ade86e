import 'server-only';
import type { CryptoTab } from '#lib/review/crypto/view.ts';
import { mostCounted } from '#lib/review/crypto/view.ts';
import { select } from '../database.ts';
import { Prisma } from '../generated/client.ts';

/** Which rows each tab shows: as the partial indexes say it. */
export const tabConditions: Record<CryptoTab, Prisma.Sql> = {
  open: Prisma.sql`x.is_under_review AND x.outcome NOT IN ('pass', 'not_done')`,
  not_screened: Prisma.sql`x.outcome = 'not_done'`,
  all: Prisma.sql`true`,
};

/**
 * How many checks are open. One more than `mostCounted` stands for more: it costs the same at any size. The caller
 * checks the right to see it.
 */
export async function openCryptoCount(): Promise<number> {
  const [row] = await select<{ amount: number }>(Prisma.sql`SELECT ${counted('open')} AS amount`, 'open crypto checks');
  return row?.amount ?? 0;
}

/** The same under each tab. */
export async function cryptoCounts(): Promise<Record<CryptoTab, number>> {
  const [row] = await select<Record<CryptoTab, number>>(
    Prisma.sql`
      SELECT ${counted('open')} AS "open", ${counted('not_screened')} AS not_screened, ${counted('all')} AS "all"`,
  );
  return row ?? { open: 0, not_screened: 0, all: 0 };
}

function counted(tab: CryptoTab): Prisma.Sql {
  return Prisma.sql`
    (SELECT count(*)::int FROM (
      SELECT 1 FROM crypto_check x WHERE ${tabConditions[tab]} LIMIT ${mostCounted + 1}) found)`;
}
