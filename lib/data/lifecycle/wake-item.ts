import 'server-only';
import type { Tx } from '../database.ts';

/** After a step of a command, the item that ordered it is looked at again, also one that had failed. */
export async function wakeItem(tx: Pick<Tx, 'bulkItem'>, commandId: string): Promise<void> {
  await tx.bulkItem.updateMany({
    where: { commandId, state: { in: ['at_vendor', 'failed'] } },
    data: { state: 'at_vendor', dueAt: new Date(), endedAt: null },
  });
}
