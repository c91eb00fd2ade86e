import { randomUUID } from 'node:crypto';
import { setSkills } from '#lib/data/claims/skills.ts';
import { addConnection, pauseConnection } from '#lib/data/connections/connections.ts';
import { db } from '#lib/data/database.ts';
import { worker } from '#lib/review/actor.ts';
import { aMember } from '../builders/member.ts';
import { type Caller, signedIn } from '../doors/callers.ts';

const label = 'Own queue';

/** A connection of a provider that nothing else has, paused, and reviewers to whom "Take next" gives only its cases. */
export type OwnQueue = { readonly connection: string; readonly reviewers: readonly Caller[] };

/** @param size how many reviewers */
export async function anOwnQueue(size: number): Promise<OwnQueue> {
  const provider = `queue-${randomUUID()}`;
  const connection = await addConnection(worker, { provider, label, mode: 'test', settings: {} });
  await pauseConnection(worker, connection, 'by_hand');
  const admin = await aMember('admin');
  const reviewers: Caller[] = [];
  for (let made = 0; made < size; made += 1) {
    const { actor, ...caller } = await signedIn('reviewer');
    await setSkills(admin, actor.id, [provider]);
    reviewers.push(caller);
  }
  return { connection, reviewers };
}

/** Takes the cases out of the queue that other journeys look at, and the connections out of every list. */
export async function endOwnQueues(): Promise<void> {
  await db().case.updateMany({
    where: { connection: { label }, state: { in: ['open', 'claimed'] } },
    data: { state: 'snoozed', wakesAt: new Date(Date.now() + 3_600_000) },
  });
  await db().connection.updateMany({ where: { label }, data: { status: 'removed', pausedBecause: null } });
}
