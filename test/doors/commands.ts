import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { saveApplicant } from '#lib/data/applicants/save.ts';
import { moveCommand } from '#lib/data/commands/move.ts';
import { recordCommand } from '#lib/data/commands/record.ts';
import { db } from '#lib/data/database.ts';
import { worker } from '#lib/review/actor.ts';
import { anApplicant } from '../builders/applicant.ts';
import { anOrder } from '../builders/command.ts';

export type OrderedTarget = { applicantId: string; held: string; stuck: string };

/**
 * Two commands and an applicant at a sandbox account. The commands are about applicants, or about the connection
 * `registrar` when one is given (for admins). The sandbox does not know these ids and refuses what a door sends.
 */
export async function orderedAt(connectionId: string, registrar: string | null): Promise<OrderedTarget> {
  const applicantId = await someoneAt(connectionId);
  const orderAbout = (about: string) =>
    registrar
      ? anOrder(registrar, null, { kind: 'delete_webhook', input: { id: randomUUID() }, isReversible: false })
      : anOrder(connectionId, about, { kind: 'move_flow', input: { flowId: '13' }, isReversible: false });
  // For another applicant: an applicant has at most one irreversible command that has not ended.
  const other = await someoneAt(connectionId);
  return {
    applicantId,
    held: await recordCommand(worker, orderAbout(applicantId)),
    stuck: await stuck(orderAbout(other)),
  };
}

/** One more applicant at the sandbox account. Gives their id. */
export async function someoneAt(connectionId: string): Promise<string> {
  const externalId = randomUUID();
  // Approved at the vendor, so that no case opens in the queue of other journeys.
  const applicant = anApplicant({ externalId, status: 'approved' });
  await saveApplicant(worker, { connectionId, externalId, fetchedAt: new Date(), applicant, problem: null });
  return (await db().applicant.findFirstOrThrow({ where: { connectionId, externalId }, select: { id: true } })).id;
}

/** A command that waits for a person. It was never sent, because a running worker could take it meanwhile. */
async function stuck(order: ReturnType<typeof anOrder>): Promise<string> {
  const id = await recordCommand(worker, order);
  const event = { kind: 'hand_over', code: 'forbidden', problem: 'Trying a door' } as const;
  if ((await moveCommand(worker, id, { event })) === null) throw new Error('the worker has already taken the command');
  return id;
}

/** A search that the sandbox answers; the desk's own worker carries it. Gives its id. */
export async function aSearchAt(connectionId: string): Promise<string> {
  const input = { blockchain: 'ETH', what: 'Wallet', subject: `0x${randomUUID().replaceAll('-', '')}` };
  const id = await recordCommand(
    worker,
    anOrder(connectionId, null, { kind: 'search_crypto', input, isReversible: false }),
  );
  for (let looks = 0; looks < 100; looks += 1) {
    if ((await db().command.count({ where: { id, state: 'done' } })) > 0) return id;
    await setTimeout(100);
  }
  throw new Error('the search was not carried out');
}

/** A valid input for each action on commands. */
export const commandInputs: Record<
  string,
  (target: { ordered: OrderedTarget; registrar: string; searchId: string }) => unknown
> = {
  registerWebhook: ({ registrar }) => ({ id: registrar, commandId: randomUUID() }),
  orderCommand: ({ ordered }) => ({
    commandId: randomUUID(),
    applicantId: ordered.applicantId,
    connectionId: null,
    kind: 'move_flow',
    input: { flowId: '13' },
  }),
  readSearchAgain: ({ searchId }) => ({ commandId: searchId }),
  withdrawCommand: ({ ordered }) => ({ commandId: ordered.held }),
  resumeCommand: ({ ordered }) => ({ commandId: ordered.stuck }),
  settleCommand: ({ ordered }) => ({ commandId: ordered.stuck, note: 'Trying a door' }),
};
