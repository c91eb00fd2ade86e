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

/** The connection to each vendor. */
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

/** For each vendor, a command that can be read back. */
const orders: { [Vendor in SandboxVendor]?: Parameters<typeof anOrder>[2] } = {
  allpass: { kind: 'move_flow', input: { flowId: '12' } },
  blockpass: { kind: 'archive', isReversible: false },
  vult: { kind: 'anonymize', isReversible: false },
};

/** Pulls one whole round; failed pages are tried again for a minute. */
export const pullThrough = (connectionId: string) => pullRound(connectionId, { retryWithinMs: 60_000 });

/**
 * At once: pulls a page, copies four applicants, fetches an image, orders a command and does a refetch. Each call has
 * `patienceMs`. Gives the failures of the copies; anything else that is thrown is a bug.
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

/** Orders for an applicant without commands, so that the vendor's count is the count of this order. */
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

/** Fetches an image that is not there yet. The only failure allowed is the refusal `unavailable`. */
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

/** By external id, a text that changes whenever the saved applicant changes. */
export async function copiesOf(connectionId: string): Promise<Map<string, string>> {
  const rows = await db().applicant.findMany({ where: { connectionId } });
  return new Map(
    rows.map(({ externalId, recordHash, version, status }) => [externalId, `${recordHash} ${version} ${status}`]),
  );
}

/** Ends the pause after which an open breaker lets one call through (15 s). */
export async function endBreakerPause(connectionId: string): Promise<void> {
  await db().$executeRaw`
    UPDATE gate
    SET opened_at = opened_at - interval '1 minute', probe_started_at = probe_started_at - interval '1 minute'
    WHERE connection_id = ${connectionId}::uuid`;
  // A process keeps the state of an open breaker in memory for a second.
  await sleep(1_050);
}

const withoutAddress = String.raw`(?!.*(https?:|127\.0\.0\.1|169\.254))`;
const ownBeginnings = String.raw`[\w .]+: [a-z]|The provider (does not answer|is asked)|\d+ records? of the list`;

/** Docket's own sentences, without an address: the operation and its failure, or that the vendor is paused. */
export const ownSentence = new RegExp(`^${withoutAddress}(${ownBeginnings})`, 'i');

/** Whether a failure is a ProviderError whose message quotes nothing of the vendor. */
export function isOwnSentence(failure: unknown): boolean {
  return failure instanceof ProviderError && ownSentence.test(failure.message);
}
