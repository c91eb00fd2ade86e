import { saveApplicant } from '#lib/data/applicants/save.ts';
import { deadLetter, previewReplay, recordReplay } from '#lib/data/sync/dead-letters.ts';
import { ProviderError } from '#lib/providers/provider-error.ts';
import { type Actor, worker } from '#lib/review/actor.ts';
import type { ReplayPreview } from '#lib/review/connections/webhook-log.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { connect } from '../connect.ts';
import { isErasing, restIfErasing } from '../sync/copy-applicant.ts';

/**
 * Asks the vendor now about somebody who was given up on, and says what the answer would change. Nothing is kept, but for
 * a key that erases what it reads: what was read would be lost otherwise, and `isApplied` says so.
 * @throws Refusal `not_allowed`, `not_found`, `closed`; `unavailable` when the vendor gives no answer that can be used
 */
export async function previewDeadLetter(
  actor: Actor,
  connectionId: string,
  externalId: string,
): Promise<ReplayPreview> {
  return (await asked(actor, connectionId, externalId, false)).preview;
}

/**
 * The same, and the answer is kept; the waiting is over, and the ledger says by whom.
 * @throws Refusal as {@link previewDeadLetter}; then it goes on waiting
 */
export async function replayDeadLetter(actor: Actor, connectionId: string, externalId: string): Promise<ReplayPreview> {
  const { place, preview } = await asked(actor, connectionId, externalId, true);
  await recordReplay(actor, place, preview.changed);
  return preview;
}

async function asked(actor: Actor, connectionId: string, externalId: string, isKept: boolean) {
  const place = await deadLetter(actor, connectionId, externalId);
  const connected = await connect(connectionId, 'person');
  const fetchedAt = new Date();
  const applicant = await connected.can.applicants?.read(externalId).catch(nullWhenGone);
  if (!applicant) return { place, preview: gone };
  const preview = await previewReplay(place, { applicant, fetchedAt });
  const isApplied = isKept || isErasing(connected, applicant);
  if (isApplied) await saveApplicant(worker, { connectionId, externalId, fetchedAt, applicant, problem: null });
  await restIfErasing(connected, externalId, applicant);
  return { place, preview: { ...preview, isApplied } };
}

const gone: ReplayPreview = { outcome: 'gone', changed: [], statusBefore: null, statusAfter: null, isApplied: false };

function nullWhenGone(error: unknown): null {
  if (error instanceof ProviderError && error.code === 'not_found') return null;
  return asRefusal(error);
}

/** The person who asked is told why, in the adapter's own words. */
function asRefusal(error: unknown): never {
  if (error instanceof ProviderError) throw new Refusal('unavailable', error.message);
  throw error;
}
