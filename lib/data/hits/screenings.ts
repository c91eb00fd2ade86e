import 'server-only';
import { createHmac, randomUUID } from 'node:crypto';
import { env } from '#lib/env.ts';
import type { ApplicantContent } from '#lib/review/applicant/applicant.ts';
import { screeningsIn, type ToldScreening } from '#lib/review/hits/screening.ts';
import type { ScreeningView } from '#lib/review/hits/view.ts';
import { db, type Tx } from '../database.ts';
import type { Note } from '../ledger/ledger.ts';
import { storable, storableMoment } from '../storable.ts';

/** Keeps a row of each search of lists, also of one that found nothing. The same told again is the same row. */
export async function saveScreenings(
  tx: Tx,
  note: Note,
  from: { applicantId: string; record: ApplicantContent; readAt: Date; isNew: boolean },
): Promise<void> {
  const { applicantId, record, readAt } = from;
  const told = new Map(screeningsIn(record).map((one) => [hashOf(applicantId, one), one]));
  if (told.size === 0) return;
  const known = from.isNew ? [] : await tx.screening.findMany({ where: { applicantId }, select: { toldHash: true } });
  for (const { toldHash } of known) told.delete(toldHash);
  const rows = [...told].map(([toldHash, one]) => ({
    id: randomUUID(),
    applicantId,
    toldHash,
    step: storable(one.step) ?? '',
    label: storable(one.label) ?? '',
    lists: one.lists.flatMap((list) => storable(list)?.slice(0, 120) ?? []),
    outcome: one.outcome,
    providerOutcome: storable(one.providerOutcome)?.slice(0, 120) ?? null,
    found: one.found,
    isWhole: one.isWhole,
    at: storableMoment(one.at),
    readAt,
  }));
  if (rows.length === 0) return;
  await tx.screening.createMany({ data: rows });
  const screenings = rows.map(({ id, outcome, found, isWhole }) => ({ id, outcome, found, isWhole }));
  note({ kind: 'screening.read', details: { screenings } }, { type: 'applicant', id: applicantId });
}

/** The searches of an applicant, newest first. The caller checks the right. */
export async function screeningsOfApplicant(applicantId: string): Promise<ScreeningView[]> {
  const rows = await db().screening.findMany({
    where: { applicantId },
    orderBy: [{ readAt: 'desc' }, { step: 'asc' }],
    omit: { applicantId: true, toldHash: true },
  });
  return rows.map(({ at, readAt, outcome, ...row }) => ({
    ...row,
    outcome: outcome as ScreeningView['outcome'],
    at: at?.toISOString() ?? null,
    readAt: readAt.toISOString(),
  }));
}

function hashOf(applicantId: string, told: ToldScreening): string {
  return createHmac('sha256', env().INDEX_KEY)
    .update(`screening ${applicantId}\n${JSON.stringify(told)}`, 'utf8')
    .digest('base64url');
}
