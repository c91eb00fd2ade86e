import 'server-only';
import { worker } from '#lib/review/actor.ts';
import { db } from '../../database.ts';
import { changeIfAny } from '../../ledger/ledger.ts';
import { lockCase } from '../deciding/locked-case.ts';
import { moveByDocket } from './save-move.ts';

const mostAtOnce = 200;

/**
 * Opens the snoozed cases whose time has come, by the database's clock. Each in a transaction of its own; of several
 * workers one wakes each.
 * @returns how many were woken
 */
export async function wakeDueCases(): Promise<number> {
  const due = await db().$queryRaw<{ id: string }[]>`
    SELECT id FROM "case" WHERE state = 'snoozed' AND wakes_at <= clock_timestamp()
    ORDER BY wakes_at LIMIT ${mostAtOnce}`;
  let woken = 0;
  for (const { id } of due) woken += await wake(id);
  return woken;
}

async function wake(caseId: string): Promise<number> {
  return changeIfAny(worker, async (tx, note) => {
    const found = await lockCase(tx, caseId);
    const [still] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM "case" WHERE id = ${caseId}::uuid AND state = 'snoozed' AND wakes_at <= clock_timestamp()`;
    if (!still) return 0;
    await moveByDocket(tx, note, found, 'woken');
    return 1;
  });
}
