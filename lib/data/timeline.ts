import 'server-only';
import { parseEntry } from '#lib/ledger/entry.ts';
import { sentenceOf } from '#lib/review/sentence.ts';
import type { TimelineEntry } from '#lib/review/views.ts';
import { db } from './database.ts';

const mostEntries = 200;

/** What happened to an applicant and its cases here, newest first, out of the ledger. At most 200 acts. */
export async function timelineOf(applicantId: string): Promise<TimelineEntry[]> {
  const cases = await db().case.findMany({ where: { applicantId }, select: { id: true } });
  const rows = await db().ledgerRow.findMany({
    // That bytes left is in the ledger; here what was then on a screen says enough.
    where: { subjectId: { in: [applicantId, ...cases.map(({ id }) => id)] }, kind: { not: 'image.sent' } },
    orderBy: { seq: 'desc' },
    take: mostEntries,
    select: { entry: true },
  });
  const entries = rows.map(({ entry }) => parseEntry(entry)).filter((entry) => entry !== null);
  const people = [...new Set(entries.flatMap(({ actor }) => (actor.type === 'person' ? [actor.id] : [])))];
  const members = await db().member.findMany({ where: { id: { in: people } }, select: { id: true, name: true } });
  const names = new Map(members.map(({ id, name }) => [id, name]));
  return entries.map(({ at, kind, actor, details }) => ({
    at,
    kind,
    text: sentenceOf(kind, details),
    by: actor.type === 'person' ? (names.get(actor.id) ?? 'Someone who left') : `Docket (${actor.id})`,
  }));
}
