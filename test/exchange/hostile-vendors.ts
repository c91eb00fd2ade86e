import { setTimeout as sleep } from 'node:timers/promises';
import { recordCommand } from '#lib/data/commands/record.ts';
import { db } from '#lib/data/database.ts';
import { orderRefetch } from '#lib/data/sync/refetch.ts';
import { deliver } from '#lib/exchange/commands/deliver.ts';
import { connect } from '#lib/exchange/connect.ts';
import { before } from '#lib/exchange/deadline.ts';
import { refetches } from '#lib/exchange/refetch/refetches.ts';
import { copyApplicant } from '#lib/exchange/sync/copy-applicant.ts';
import { imagePicture } from '#lib/exchange/sync/fetch-images.ts';
import { pullPage } from '#lib/exchange/sync/pull.ts';
import { ProviderError } from '#lib/providers/provider-error.ts';
import { type MemberActor, worker } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { anOrder } from '../builders/command.ts';
import type { SandboxVendor } from './desk.ts';
import { pullRound, runDue } from './worker.ts';

/** For tests alone: everything the desk does with a vendor, done while that vendor is hostile. */
export type Accounts = Record<SandboxVendor, string>;

export const sandboxVendors: readonly SandboxVendor[] = ['allpass', 'b2core', 'blockpass', 'ondato', 'vult'];

const goingOn = new AbortController().signal;

const reviewer: MemberActor = {
  kind: 'member',
  id: crypto.randomUUID(),
  name: 'Nadia Brandt',
  email: 'n@docket.test',
  role: 'reviewer',
  sessionId: 's',
};

/** What each vendor can be told about someone and be asked about afterwards. */
const orders: { [Vendor in SandboxVendor]?: Parameters<typeof anOrder>[2] } = {
  allpass: { kind: 'move_flow', input: { flowId: '12' } },
  blockpass: { kind: 'archive', isReversible: false },
  vult: { kind: 'anonymize', isReversible: false },
};

/** One whole round; failed pages are tried again for a minute. */
export const pullThrough = (connectionId: string) => pullRound(connectionId, { retryWithinMs: 60_000 });

/**
 * A page of a pull, readings, a picture, something ordered and an ask as a webhook would leave it, all at once, each given
 * up by us after `patienceMs`. Gives the failures of the readings; whatever else is thrown is a fault of ours.
 */
export async function doEverything(
  vendor: SandboxVendor,
  connectionId: string,
  { patienceMs, withOrder }: { patienceMs: number; withOrder: boolean },
): Promise<unknown[]> {
  const known = await db().applicant.findMany({
    where: { connectionId },
    orderBy: { externalId: 'asc' },
    select: personToOrder,
  });
  const ids = known.slice(0, 4).map(({ externalId }) => externalId);
  await orderRefetch(connectionId, ids.slice(0, 1), 'webhook');
  return before(performance.now() + patienceMs, async () => {
    const connected = await connect(connectionId, 'worker');
    const readings = ids.map((id) => copyApplicant(connected, id));
    const others: Promise<unknown>[] = [pullPage(connectionId, goingOn), runDue(refetches), onePicture(connectionId)];
    if (withOrder) others.push(order(vendor, connectionId, known));
    const read = await Promise.allSettled(readings);
    await Promise.all(others);
    return read.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
  });
}

const personToOrder = { id: true, externalId: true, commands: { select: { id: true } } } as const;

/** Someone nothing was ordered for yet, so that what the vendor counts is what this order did. */
async function order(
  vendor: SandboxVendor,
  connectionId: string,
  known: { id: string; commands: unknown[] }[],
): Promise<void> {
  const wanted = orders[vendor];
  const about = known.find(({ commands }) => commands.length === 0);
  if (!wanted || !about) return;
  const id = await recordCommand(worker, anOrder(connectionId, about.id, wanted));
  await db().command.update({ where: { id }, data: { state: 'waiting', notBefore: new Date() } });
  await deliver([id]);
}

/** A picture nobody has asked for yet, or that did not come. It is refused in words, or said not to be there. */
async function onePicture(connectionId: string): Promise<void> {
  const image = await db().image.findFirst({
    where: { applicant: { connectionId }, state: { not: 'shown' } },
    select: { id: true },
  });
  if (!image) return;
  await imagePicture(reviewer, image.id, 1, 'thumb').catch((error: unknown) => {
    if (!(error instanceof Refusal) || error.code !== 'unavailable') throw error;
  });
}

/** What we have of everyone at a vendor: one text a person, the same as long as nothing new was merged. */
export async function copiesOf(connectionId: string): Promise<Map<string, string>> {
  const rows = await db().applicant.findMany({ where: { connectionId } });
  return new Map(
    rows.map(({ externalId, recordHash, version, status }) => [externalId, `${recordHash} ${version} ${status}`]),
  );
}

/** As if the quarter of a minute had passed after which a shut gate lets one call through. */
export async function timeForProbe(connectionId: string): Promise<void> {
  await db().$executeRaw`
    UPDATE gate SET opened_at = opened_at - interval '1 minute', probe_started_at = probe_started_at - interval '1 minute'
    WHERE connection_id = ${connectionId}::uuid`;
  // This long the process remembers by itself that the gate is shut.
  await sleep(1_050);
}

/** A sentence of our own: the operation and what was wrong with it, or that the vendor is left alone for a while. */
export const ownSentence =
  /^(?!.*(https?:|127\.0\.0\.1|169\.254))([\w .]+: [a-z]|The provider (does not answer|is asked)|\d+ records? of the list)/i;

/** Whether a failure is one of a vendor's, told without anything of the vendor's own. */
export function isTold(failure: unknown): boolean {
  return failure instanceof ProviderError && ownSentence.test(failure.message);
}
