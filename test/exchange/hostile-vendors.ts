import { setTimeout as sleep } from 'node:timers/promises';
import { recordCommand } from '#lib/data/commands/record.ts';
import { db } from '#lib/data/database.ts';
import { orderRefetch } from '#lib/data/sync/refetch.ts';
import { sendNow } from '#lib/exchange/commands/send-now.ts';
import { connect } from '#lib/exchange/connect.ts';
import { sendNothingAfter } from '#lib/exchange/deadline.ts';
import { dueRefetches } from '#lib/exchange/refetch/due-refetches.ts';
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
export type Connections = Record<SandboxVendor, string>;

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

/** A command that each vendor takes and that can be read back afterwards. */
const orders: { [Vendor in SandboxVendor]?: Parameters<typeof anOrder>[2] } = {
  allpass: { kind: 'move_flow', input: { flowId: '12' } },
  blockpass: { kind: 'archive', isReversible: false },
  vult: { kind: 'anonymize', isReversible: false },
};

/** Pulls one whole round; failed pages are tried again for a minute. */
export const pullThrough = (connectionId: string) => pullRound(connectionId, { retryWithinMs: 60_000 });

/**
 * Does at once all that Docket does with a vendor: a page of a pull, reads, an image, a command, and a refetch as
 * ordered by a webhook, each given up after `patienceMs`.
 * @returns the failures of the reads; anything else that is thrown is a bug
 */
export async function doEverything(
  vendor: SandboxVendor,
  connectionId: string,
  { patienceMs, withOrder }: { patienceMs: number; withOrder: boolean },
): Promise<unknown[]> {
  const known = await db().applicant.findMany({
    where: { connectionId },
    orderBy: { externalId: 'asc' },
    select: commandTarget,
  });
  const ids = known.slice(0, 4).map(({ externalId }) => externalId);
  await orderRefetch(connectionId, ids.slice(0, 1), 'webhook');
  return sendNothingAfter(performance.now() + patienceMs, async () => {
    const connected = await connect(connectionId, 'worker');
    const reads = ids.map((id) => copyApplicant(connected, id));
    const others: Promise<unknown>[] = [
      pullPage(connectionId, goingOn),
      runDue(dueRefetches),
      onePicture(connectionId),
    ];
    if (withOrder) others.push(order(vendor, connectionId, known));
    const read = await Promise.allSettled(reads);
    await Promise.all(others);
    return read.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
  });
}

const commandTarget = { id: true, externalId: true, commands: { select: { id: true } } } as const;

/** Orders for an applicant without a command so far, so that the vendor's count shows what this order did. */
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
  await sendNow([id]);
}

/** An image that was not fetched yet, or did not arrive. It is refused with a sentence, or reported as missing. */
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

/** The copies of all applicants of a connection: one text per applicant, equal as long as the copy is. */
export async function copiesOf(connectionId: string): Promise<Map<string, string>> {
  const rows = await db().applicant.findMany({ where: { connectionId } });
  return new Map(
    rows.map(({ externalId, recordHash, version, status }) => [externalId, `${recordHash} ${version} ${status}`]),
  );
}

/** Moves the clock of an open breaker by a minute, so that it lets a probe through. */
export async function makeProbeDue(connectionId: string): Promise<void> {
  await db().$executeRaw`
    UPDATE gate
    SET opened_at = opened_at - interval '1 minute', probe_started_at = probe_started_at - interval '1 minute'
    WHERE connection_id = ${connectionId}::uuid`;
  // For one second this process takes the breaker as open without asking the database.
  await sleep(1_050);
}

const withoutAddress = String.raw`(?!.*(https?:|127\.0\.0\.1|169\.254))`;
const ownBeginnings = String.raw`[\w .]+: [a-z]|The provider (does not answer|is asked)|\d+ records? of the list`;

/** A sentence of Docket: an operation and what went wrong, or that the vendor gets no calls for a while. */
export const ownSentence = new RegExp(`^${withoutAddress}(${ownBeginnings})`, 'i');

/** Whether a failure is a ProviderError whose message holds none of the vendor's own text. */
export function isOwnSentence(failure: unknown): boolean {
  return failure instanceof ProviderError && ownSentence.test(failure.message);
}
