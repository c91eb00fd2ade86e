import 'server-only';
import type { LedgerActor } from '#lib/ledger/chain.ts';
import { parseEntry } from '#lib/ledger/entry.ts';
import type { TimelineEntry } from '#lib/review/applicant/view.ts';
import { sentenceOf } from '#lib/review/audit/sentence.ts';
import { db } from '../database.ts';

const mostEntries = 200;

/** What happened to an applicant and its cases here, newest first, out of the ledger. At most 200 acts. */
export async function timelineOf(applicantId: string): Promise<TimelineEntry[]> {
  const about = await commandsAbout(applicantId);
  const [cases, commands] = await Promise.all([
    db().case.findMany({ where: { applicantId }, select: { id: true } }),
    about ? db().command.findMany({ where: about, select: { id: true } }) : [],
  ]);
  const told = await ledgerHistoryOf([applicantId, ...[...cases, ...commands].map(({ id }) => id)]);
  return told.map(({ entry }) => entry);
}

/** Which commands are about an applicant: those they were named in, and the one that made them. Null when there is none such. */
export async function commandsAbout(applicantId: string) {
  const row = await db().applicant.findUnique({
    where: { id: applicantId },
    select: { connectionId: true, externalId: true },
  });
  return row && { OR: [{ applicantId }, { connectionId: row.connectionId, madeExternalId: row.externalId }] };
}

/** What the ledger tells of these subjects, newest first, at most 200 acts in all. The caller decides who may. */
export async function ledgerHistoryOf(
  subjectIds: readonly string[],
): Promise<{ subjectId: string; entry: TimelineEntry }[]> {
  const rows = await db().ledgerRow.findMany({
    // That bytes left is in the ledger; here what was then on a screen says enough.
    where: { subjectId: { in: [...subjectIds] }, kind: { not: 'image.sent' } },
    orderBy: { seq: 'desc' },
    take: mostEntries,
    select: { entry: true },
  });
  const entries = rows.map(({ entry }) => parseEntry(entry)).filter((entry) => entry !== null);
  const people = [...new Set(entries.flatMap(({ actor }) => (actor.type === 'person' ? [actor.id] : [])))];
  const members = await db().member.findMany({ where: { id: { in: people } }, select: { id: true, name: true } });
  const names = new Map(members.map(({ id, name }) => [id, name]));
  const byOf = (actor: LedgerActor) =>
    actor.type === 'person' ? (names.get(actor.id) ?? 'Someone who left') : `Docket (${actor.id})`;
  return entries.map(({ at, kind, actor, subject, details }) => ({
    subjectId: subject?.id ?? '',
    entry: { at, kind, text: sentenceOf(kind, details), by: byOf(actor) },
  }));
}
