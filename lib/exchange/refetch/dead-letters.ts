import { saveApplicant } from '#lib/data/applicants/save.ts';
import { deadLetter, previewReplay, recordReplay } from '#lib/data/sync/dead-letters.ts';
import { ProviderError } from '#lib/providers/provider-error.ts';
import { type Actor, worker } from '#lib/review/actor.ts';
import type { ReplayPreview } from '#lib/review/connections/webhook-log.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { connect } from '../connect.ts';
import { isErasing, pauseIfErasing } from '../sync/copy-applicant.ts';

/**
 * Reads the applicant of a dead letter now and tells what the answer would change. Nothing is saved, except where the
 * key erases what it reads: the answer would be lost otherwise. `isApplied` then says so.
 * @throws Refusal `not_allowed`, `not_found`, `closed`; `unavailable` when the vendor gives no answer that can be used
 */
export async function previewDeadLetter(
  actor: Actor,
  connectionId: string,
  externalId: string,
): Promise<ReplayPreview> {
  return (await read(actor, connectionId, externalId, false)).preview;
}

/**
 * The same, and the answer is saved. The dead letter is ended, and the ledger records who replayed it.
 * @throws Refusal as {@link previewDeadLetter}; the dead letter then stays
 */
export async function replayDeadLetter(actor: Actor, connectionId: string, externalId: string): Promise<ReplayPreview> {
  const { letter, preview } = await read(actor, connectionId, externalId, true);
  await recordReplay(actor, letter, preview.changed);
  return preview;
}

async function read(actor: Actor, connectionId: string, externalId: string, isSaved: boolean) {
  const letter = await deadLetter(actor, connectionId, externalId);
  const connected = await connect(connectionId, 'person');
  const fetchedAt = new Date();
  const applicant = await connected.can.applicants?.read(externalId).catch(nullWhenGone);
  if (!applicant) return { letter, preview: gone };
  const preview = await previewReplay(letter, { applicant, fetchedAt });
  const isApplied = isSaved || isErasing(connected, applicant);
  if (isApplied) await saveApplicant(worker, { connectionId, externalId, fetchedAt, applicant, problem: null });
  await pauseIfErasing(connected, externalId, applicant);
  return { letter, preview: { ...preview, isApplied } };
}

const gone: ReplayPreview = { outcome: 'gone', changed: [], statusBefore: null, statusAfter: null, isApplied: false };

function nullWhenGone(error: unknown): null {
  if (error instanceof ProviderError && error.code === 'not_found') return null;
  return asRefusal(error);
}

/** Shows the adapter's own sentence to the person. */
function asRefusal(error: unknown): never {
  if (error instanceof ProviderError) throw new Refusal('unavailable', error.message);
  throw error;
}
