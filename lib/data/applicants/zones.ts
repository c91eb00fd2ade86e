import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { identityDocuments } from '#lib/review/facts/statements.ts';
import { typedZone, type ZoneView, zonesOfVendor } from '#lib/review/facts/zone-view.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { imagesAreOpen } from '../cases/evidence.ts';
import { db } from '../database.ts';
import { policiesInForce } from '../policies.ts';
import { unsealRecord } from './content.ts';
import { openFields } from './reveals.ts';

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
  mustBeAble(actor, 'see-images');
  const row = await db().applicant.findUnique({ where: { id: applicantId }, omit: { raw: true } });
  const record = row && unsealRecord(row);
  if (!record) throw new Refusal('not_found', 'There is no copy of this applicant.');
  if (!(await imagesAreOpen(actor, applicantId)))
    throw new Refusal('closed', 'Say why you need to see the images first.');
  const [{ values }, revealed] = await Promise.all([policiesInForce(), openFields(actor, applicantId)]);
  const rules = { role: actor.role, masking: values.masking, revealed: new Set(revealed.keys()) };
  const now = new Date();
  if (typed === null) return zonesOfVendor(record, now, rules);
  const papers = identityDocuments(record);
  const paper = papers.find(({ type }) => type === typed.documentType) ?? papers[0];
  if (!paper) throw new Refusal('closed', 'The record holds no document to compare a zone with.');
  return [typedZone(record, paper, typed.text, now, rules)];
}
