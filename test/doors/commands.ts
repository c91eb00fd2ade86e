import { randomUUID } from 'node:crypto';
import { saveApplicant } from '#lib/data/applicants/save.ts';
import { moveCommand } from '#lib/data/commands/move.ts';
import { recordCommand } from '#lib/data/commands/record.ts';
import { db } from '#lib/data/database.ts';
import { worker } from '#lib/review/actor.ts';
import { anApplicant } from '../builders/applicant.ts';
import { anOrder } from '../builders/command.ts';

export type OrderedTarget = { applicantId: string; held: string; stuck: string };

/**
 * Someone at a sandbox account, and two commands: about them, or about the registrar itself for who keeps connections.
 * The sandbox has nobody by that id, so whatever a door sends on ends there.
 */
export async function orderedAt(connectionId: string, registrar: string | null): Promise<OrderedTarget> {
  const applicantId = await someoneAt(connectionId);
  const orderAbout = (about: string) =>
    registrar
      ? anOrder(registrar, null, { kind: 'delete_webhook', input: { id: randomUUID() }, isReversible: false })
      : anOrder(connectionId, about, { kind: 'move_flow', input: { flowId: '13' }, isReversible: false });
  // About someone else: what can't be taken back is ordered of one person once, until it has ended.
  const other = await someoneAt(connectionId);
  return {
    applicantId,
    held: await recordCommand(worker, orderAbout(applicantId)),
    stuck: await stuck(orderAbout(other)),
  };
}

async function someoneAt(connectionId: string): Promise<string> {
  const externalId = randomUUID();
  // Decided at the vendor, so that no case of theirs stands in the queue of other journeys.
  const applicant = anApplicant({ externalId, status: 'approved' });
  await saveApplicant(worker, { connectionId, externalId, fetchedAt: new Date(), applicant, problem: null });
  return (await db().applicant.findFirstOrThrow({ where: { connectionId, externalId }, select: { id: true } })).id;
}

/** Waits for a person before it was ever sent: sent step by step, the worker beside us would take it. */
async function stuck(order: ReturnType<typeof anOrder>): Promise<string> {
  const id = await recordCommand(worker, order);
  const event = { kind: 'hand_over', code: 'forbidden', problem: 'Trying a door' } as const;
  if ((await moveCommand(worker, id, { event })) === null) throw new Error('the worker took it first');
  return id;
}
