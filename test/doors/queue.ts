import { randomUUID } from 'node:crypto';
import { db } from '#lib/data/database.ts';
import { sealedSelection } from '#lib/data/exports/selection.ts';
import type { MemberActor } from '#lib/review/actor.ts';

/** A file of no case that is ready for its member. */
export async function anExport(caller: MemberActor | null): Promise<string> {
  const id = randomUUID();
  if (!caller) return id;
  const selection = sealedSelection(id, { query: '' });
  const now = new Date();
  const ready = {
    state: 'ready',
    finishedAt: now,
    sha256: '0'.repeat(64),
    expiresAt: new Date(now.getTime() + 3_600_000),
  };
  await db().queueExport.create({
    data: { id, memberId: caller.id, selection, expected: 0, orderedAt: now, ...ready },
  });
  return id;
}

/** What the actions of the queue take for views and files. */
export const queueInputs: Record<string, (target: { viewId: string; exportId: string }) => unknown> = {
  saveView: () => ({ id: randomUUID(), version: null, name: randomUUID().slice(0, 4), query: '', isShared: false }),
  orderExport: () => ({ id: randomUUID(), selection: { query: '' } }),
  removeExport: ({ exportId }) => ({ id: exportId }),
  removeView: ({ viewId }) => ({ id: viewId, version: 1 }),
};
