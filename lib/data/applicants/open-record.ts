import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { MaskRules } from '#lib/review/facts/mask.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { mustHaveImagesOpen } from '../cases/evidence.ts';
import { db } from '../database.ts';
import { policiesInForce } from '../policies.ts';
import { type ApplicantRecord, unsealRecord } from './content.ts';
import { openFields } from './reveals.ts';

/**
 * The record of an applicant, for what is read off their images, which show the same.
 * @throws Refusal `not_allowed`, `not_found`; `closed` where the images are closed to the reader
 */
export async function recordWithImages(actor: MemberActor, applicantId: string): Promise<ApplicantRecord> {
  mustBeAble(actor, 'see-images');
  const row = await db().applicant.findUnique({ where: { id: applicantId }, omit: { raw: true } });
  const record = row && unsealRecord(row);
  if (!record) throw new Refusal('not_found', 'There is no copy of this applicant.');
  await mustHaveImagesOpen(actor, applicantId);
  return record;
}

/** Which facts of an applicant are masked for this member now. */
export async function maskRulesFor(actor: MemberActor, applicantId: string): Promise<MaskRules> {
  const [{ values }, revealed] = await Promise.all([policiesInForce(), openFields(actor, applicantId)]);
  return { role: actor.role, masking: values.masking, revealed: new Set(revealed.keys()) };
}
