import 'server-only';
import type { MemberActor } from '#lib/review/actor.ts';
import { identityDocuments } from '#lib/review/facts/statements.ts';
import { typedZone, type ZoneView, zonesOfVendor } from '#lib/review/facts/zone-view.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { maskRulesFor, recordWithImages } from './open-record.ts';

/** What a member typed off an image, and the type of the document that the image is of. */
export type TypedZone = { text: string; documentType: string };

/**
 * The machine readable zones of an applicant, with their check digits recomputed and their fields beside the record's,
 * masked for this member. With `typed`, that one alone. What is typed is not kept.
 * @throws Refusal `not_allowed`, `not_found`; `closed` where the images are closed, which show the same
 */
export async function applicantZones(
  actor: MemberActor,
  applicantId: string,
  typed: TypedZone | null,
): Promise<ZoneView[]> {
  const record = await recordWithImages(actor, applicantId);
  const rules = await maskRulesFor(actor, applicantId);
  const now = new Date();
  if (typed === null) return zonesOfVendor(record, now, rules);
  const papers = identityDocuments(record);
  const paper = papers.find(({ type }) => type === typed.documentType) ?? papers[0];
  if (!paper) throw new Refusal('closed', 'The record holds no document to compare a zone with.');
  return [typedZone(record, paper, typed.text, now, rules)];
}
