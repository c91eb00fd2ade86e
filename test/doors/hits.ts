import { randomUUID } from 'node:crypto';
import { releaseCase } from '#lib/data/claims/release.ts';
import { db } from '#lib/data/database.ts';
import { addLookup } from '#lib/data/hits/lookups.ts';
import { resolveHits } from '#lib/data/hits/resolve.ts';
import { aCase, anApplicant } from '../builders/applicant.ts';
import { exampleHit } from '../builders/applicant-content.ts';
import { aMember } from '../builders/member.ts';

/** Hits of an applicant of their own: the target's case is decided without hits. */
export async function judgedHits(connectionId: string, person: { fullName: string; familyName: string }) {
  const hits = ['open', 'resolved'].map((id) => exampleHit({ id, name: `${person.fullName} ${id}`, entityIds: [id] }));
  const { applicantId } = await aCase(connectionId, anApplicant({ person, hits }));
  const rows = await db().hit.findMany({
    where: { applicantId },
    select: { id: true, version: true, vendorIds: true },
  });
  const [hit, other] = ['open', 'resolved'].map((id) => rows.find(({ vendorIds }) => vendorIds.includes(id)));
  if (!hit || !other) throw new Error('the target has no hits');
  const reviewOn = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const judge = await aMember('reviewer');
  const {
    hits: [resolved],
  } = await resolveHits(judge, {
    formId: randomUUID(),
    hits: [{ id: other.id, version: other.version }],
    verdict: 'false_positive',
    reason: 'FP-01',
    note: null,
    reviewOn,
  });
  const clearance = await db().hitClearance.findFirstOrThrow({ where: { hitId: other.id }, select: { id: true } });
  if (!resolved) throw new Error('the target was not resolved');
  const lookup = { lookupId: randomUUID(), hitId: hit.id, link: '', note: `Nothing about ${person.familyName}.` };
  const file = { type: 'application/pdf', bytes: Buffer.from(`%PDF-1.4 ${person.familyName}`), picture: null } as const;
  const { lookupId } = await addLookup(judge, lookup, file);
  // Work claims the case: it is free for each caller that tries the doors.
  const { id: caseId } = await db().case.findFirstOrThrow({ where: { applicantId }, select: { id: true } });
  await releaseCase(judge, caseId);
  return { hit: { id: hit.id, version: hit.version }, resolved, clearanceId: clearance.id, lookupId };
}
