import 'server-only';
import type { ApplicantContent } from '#lib/review/applicant/applicant.ts';
import { type HeldFields, heldFields } from '#lib/review/rules/effects.ts';
import type { RequirementMatrix } from '#lib/review/rules/rule.ts';
import { type DaySample, emptySample, type Outcome, withOne } from '#lib/review/rules/watch.ts';
import { readableRecord } from '../applicants/content.ts';
import { db } from '../database.ts';
import type { ApplicantOrderByWithRelationInput, ApplicantWhereInput } from '../generated/models.ts';
import { leftOutOf } from './left-out.ts';

/** The most applicants whose records are unsealed for one figure. */
export const mostRead = 1_000;

/** How many applicants {@link noteJudgedBy} looks at in one go. */
export const judgedAtOnce = 500;

/**
 * Notes by which rules applicants were judged, for those of whom that is not known yet, at most {@link judgedAtOnce}.
 * @param idOf the vendor's id of the rules in a record; null where it names none
 * @returns how many were looked at
 */
export async function noteJudgedBy(
  connectionId: string,
  idOf: (content: ApplicantContent) => string | null,
): Promise<number> {
  const rows = await readRecords({ connectionId, judgedBy: null }, judgedAtOnce, []);
  const byId = Map.groupBy(rows, ({ content }) => (content && idOf(content)) ?? '');
  for (const [judgedBy, found] of byId)
    await db().applicant.updateMany({
      where: { OR: found.map(({ id, recordHash }) => ({ id, recordHash })), judgedBy: null },
      data: { judgedBy },
    });
  return rows.length;
}

/**
 * Verdicts and scores of the newest applicants that came to the vendor in a time, at most {@link mostRead}, by the UTC
 * day on which they came.
 * @param outcomeOf the vendor's last word on an applicant; null where there is none yet
 */
export async function samplesBetween(
  connectionId: string,
  from: Date,
  until: Date,
  outcomeOf: (content: ApplicantContent) => Outcome,
): Promise<DaySample[]> {
  const rows = await readRecords({ connectionId, vendorCreatedAt: { gte: from, lt: until } }, mostRead);
  const days = Map.groupBy(rows, ({ vendorCreatedAt }) => vendorCreatedAt?.toISOString().slice(0, 10) ?? '');
  return [...days].map(([day, found]) => ({
    day,
    ...found.reduce((sum, { content }) => (content ? withOne(sum, outcomeOf(content)) : sum), emptySample),
  }));
}

/**
 * What the documents of the newest stored applicants hold, and how many applicants were read, or can't be. Test
 * accounts and people whose answer is known are left out.
 */
export async function documentsHeld(
  connectionId: string,
  matrix: Pick<RequirementMatrix, 'types'>,
): Promise<{ applicants: number; unreadable: number; test: number; knownAnswer: number; held: HeldFields[] }> {
  const all = await readRecords({ connectionId }, mostRead);
  const leftOut = await leftOutOf(all.map(({ id }) => id));
  const rows = all.filter(({ id }) => !leftOut.has(id));
  const read = rows.flatMap(({ id, content }) => (content ? [heldFields(id, content, matrix)] : []));
  const reasons = [...leftOut.values()];
  return {
    applicants: read.length,
    unreadable: rows.length - read.length,
    test: reasons.filter((reason) => reason === 'test').length,
    knownAnswer: reasons.filter((reason) => reason === 'known_answer').length,
    held: read.flat(),
  };
}

const newestFirst: ApplicantOrderByWithRelationInput[] = [
  { vendorCreatedAt: { sort: 'desc', nulls: 'last' } },
  { id: 'asc' },
];

/** The ids of the newest stored applicants of a connection, at most {@link mostRead}. */
export async function newestIds(connectionId: string): Promise<string[]> {
  const where = { connectionId, record: { not: null } };
  const rows = await db().applicant.findMany({ where, orderBy: newestFirst, take: mostRead, select: { id: true } });
  return rows.map(({ id }) => id);
}

/** The records of some applicants, newest first; `content` is null for one that can't be unsealed. */
export function recordsOf(ids: string[]): Promise<{ id: string; content: ApplicantContent | null }[]> {
  return readRecords({ id: { in: ids } }, ids.length);
}

/** `content` is null for one that can't be unsealed. */
async function readRecords(where: ApplicantWhereInput, take: number, orderBy = newestFirst) {
  const rows = await db().applicant.findMany({
    where: { ...where, record: { not: null } },
    orderBy,
    take,
    select: { id: true, dataKey: true, record: true, recordHash: true, vendorCreatedAt: true },
  });
  return rows.map((row) => {
    const { id, recordHash, vendorCreatedAt } = row;
    return { id, recordHash, vendorCreatedAt, content: readableRecord(row) };
  });
}
