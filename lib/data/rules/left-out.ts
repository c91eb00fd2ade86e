import 'server-only';
import { leftOutBy, leftOutTags } from '#lib/review/rules/simulation/left-out.ts';
import type { StoredSession } from '#lib/review/rules/simulation/session.ts';
import { db } from '../database.ts';

/** Which of some applicants are left out of simulations, by id, with the reason. */
export async function leftOutOf(ids: string[]): Promise<Map<string, StoredSession['leftOut']>> {
  const rows = await db().applicantTag.findMany({
    where: { applicantId: { in: ids }, tag: { in: leftOutTags } },
    select: { applicantId: true, tag: true },
  });
  const groups = Map.groupBy(rows, ({ applicantId }) => applicantId);
  return new Map([...groups].map(([id, found]) => [id, leftOutBy(found.map(({ tag }) => tag))]));
}
