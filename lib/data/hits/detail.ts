import 'server-only';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { isMaskedFor } from '#lib/review/facts/mask.ts';
import type { HitEntry } from '#lib/review/hits/hit.ts';
import type { ComparedHit } from '#lib/review/hits/ladder/answer.ts';
import { hideMasked } from '#lib/review/hits/ladder/hide.ts';
import { ladderOf } from '#lib/review/hits/ladder/ladder.ts';
import { applicantSide, entrySide } from '#lib/review/hits/ladder/sides.ts';
import { whatWouldChange } from '#lib/review/hits/ladder/what-if.ts';
import { fullName } from '#lib/review/names/person-name.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { type ApplicantRecord, unsealRecord } from '../applicants/content.ts';
import { imagesAreOpen } from '../cases/evidence.ts';
import { db } from '../database.ts';
import { policiesInForce } from '../policies.ts';
import { chineseReadings } from './chinese-names.ts';
import { hitDraftOf } from './drafts.ts';
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
): Promise<ComparedHit> {
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
  const { values } = await policiesInForce();
  const rules = { role: actor.role, masking: values.masking, revealed: new Set<string>() };
  const compared = {
    row,
    hit,
    faceImageId,
    reasons: view.reasons,
    case: view.case,
    ...(await compare(record, hit.entry)),
    draft: view.case && (await hitDraftOf({ caseId: view.case.id, memberId: actor.id, hitId: id }, row.applicantId)),
  };
  return hideMasked(compared, (field) => isMaskedFor(field, rules));
}

async function compare(record: ApplicantRecord, entry: HitEntry): Promise<Pick<ComparedHit, 'ladder' | 'whatIf'>> {
  const names = [record.person, ...record.documents.map(({ holder }) => holder)].map(fullName);
  const readings = await chineseReadings([...names, entry.name, ...entry.aliases].filter((name) => name !== null));
  const [applicant, list] = [applicantSide(record, readings), entrySide(entry, readings)];
  return { ladder: ladderOf(applicant, list), whatIf: whatWouldChange(applicant, list) };
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
