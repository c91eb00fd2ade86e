import 'server-only';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { personOf } from '#lib/review/hits/person.ts';
import type { HitDetail } from '#lib/review/hits/view.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { unsealRecord } from '../applicants/content.ts';
import { imagesAreOpen } from '../cases/evidence.ts';
import { db } from '../database.ts';
import { hitRowOf } from './page.ts';
import { hitsOf } from './view.ts';

/**
 * One hit beside the person, for the screen across applicants.
 * @param labelOf the vendor's name on the screen, by provider
 * @throws Refusal `not_allowed`; `not_found` when there is none or the applicant was erased
 */
export async function hitDetail(
  actor: MemberActor,
  id: string,
  labelOf: (provider: string) => string,
): Promise<HitDetail> {
  mustBeAble(actor, 'see-hits');
  mustBeAble(actor, 'see-names');
  const row = await hitRowOf(actor, id, labelOf);
  if (!row) throw new Refusal('not_found', 'There is no such hit.');
  const [view, applicant, faceImageId] = await Promise.all([
    hitsOf(actor, row.applicantId, labelOf),
    db().applicant.findUnique({ where: { id: row.applicantId }, omit: { raw: true } }),
    faceOf(actor, row.applicantId),
  ]);
  const hit = view.hits.find((one) => one.id === id);
  const record = applicant && unsealRecord(applicant);
  if (!hit || !record) throw new Refusal('not_found', 'There is no such hit.');
  return { row, hit, person: personOf(record), faceImageId, reasons: view.reasons, case: view.case };
}

async function faceOf(actor: MemberActor, applicantId: string): Promise<string | null> {
  if (!can(actor, 'see-images') || !(await imagesAreOpen(actor, applicantId))) return null;
  const image = await db().image.findFirst({
    where: { applicantId, removedAt: null, part: { in: ['selfie', 'liveness'] }, state: { not: 'not_safe' } },
    orderBy: { position: 'asc' },
    select: { id: true },
  });
  return image?.id ?? null;
}
