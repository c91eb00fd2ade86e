import 'server-only';
import { z } from 'zod';
import type { LedgerActor } from '#lib/ledger/entry.ts';
import { parseEntry } from '#lib/ledger/entry.ts';
import { foldedViews, type SeenEntry } from '#lib/review/applicant/folded-views.ts';
import type { TimelineEntry } from '#lib/review/applicant/view.ts';
import { sentenceOf } from '#lib/review/audit/sentence.ts';
import { select } from '../database.ts';
import { Prisma } from '../generated/client.ts';

const mostEntries = 200;

/** The ledger's entries about an applicant, its cases and its commands, newest first, at most 200, views folded. */
export async function timelineOf(applicantId: string): Promise<TimelineEntry[]> {
  const subjects = Prisma.sql`ARRAY(
    SELECT ${applicantId} UNION ALL SELECT id::text FROM "case" WHERE applicant_id = ${applicantId}::uuid
    UNION ALL SELECT o.id::text FROM applicant a, LATERAL (${commandIds}) o WHERE a.id = ${applicantId}::uuid)`;
  const found = await historyOf(subjects, 'history of an applicant');
  return foldedViews(found.map(({ entry }) => entry));
}

/** The ids of the commands about an applicant `a`: ordered for them, or the one that created them. */
export const commandIds = Prisma.sql`
  SELECT id FROM command WHERE applicant_id = a.id
  UNION SELECT id FROM command WHERE connection_id = a.connection_id AND made_external_id = a.external_id`;

/** The ids of the commands about an applicant; null for an unknown id. */
export async function commandsAbout(applicantId: string): Promise<string[] | null> {
  const rows = await select<{ id: string | null }>(
    Prisma.sql`
      SELECT o.id FROM applicant a LEFT JOIN LATERAL (${commandIds}) o ON TRUE
      WHERE a.id = ${applicantId}::uuid`,
    'commands about an applicant',
  );
  return rows.length === 0 ? null : rows.flatMap(({ id }) => id ?? []);
}

/** The ledger's entries about these subjects, newest first, at most 200 in all. The caller checks the right. */
export async function ledgerHistoryOf(subjectIds: readonly string[]): Promise<OfSubject[]> {
  return subjectIds.length === 0 ? [] : historyOf(Prisma.sql`${[...subjectIds]}::text[]`, 'history of subjects');
}

type OfSubject = { subjectId: string; entry: SeenEntry };

async function historyOf(subjects: Prisma.Sql, statement: string): Promise<OfSubject[]> {
  // What was sent is left out: 'applicant.opened' and 'evidence.viewed' already say what was on the screen.
  const rows = await select<{ entry: string; actorId: string; actorName: string | null }>(
    Prisma.sql`
      SELECT l.entry, l.actor_id AS "actorId", m.name AS "actorName" FROM (
        SELECT seq, entry, actor_id FROM ledger
        WHERE subject_id = ANY (${subjects}) AND kind NOT IN ('image.sent', 'applicant.sent')
        ORDER BY seq DESC LIMIT ${mostEntries}) l
      LEFT JOIN member m ON m.id::text = l.actor_id ORDER BY l.seq DESC`,
    statement,
  );
  const entries = rows.map(({ entry }) => parseEntry(entry)).filter((entry) => entry !== null);
  const names = new Map(rows.map(({ actorId, actorName }) => [actorId, actorName]));
  const byOf = (actor: LedgerActor) =>
    actor.type === 'person' ? (names.get(actor.id) ?? 'Someone who left') : `Docket (${actor.id})`;
  return entries.map(({ at, kind, actor, subject, details }) => ({
    subjectId: subject?.id ?? '',
    entry: {
      at,
      kind,
      text: sentenceOf(kind, details),
      by: byOf(actor),
      byId: actor.id,
      images: kind === 'evidence.viewed' ? imagesIn(details) : [],
    },
  }));
}

/** An entry of the ledger is JSON, whose form is of the release that wrote it. */
function imagesIn({ images }: Record<string, unknown>): string[] {
  const seen = z.array(z.object({ imageId: z.string() })).safeParse(images);
  return seen.success ? seen.data.map(({ imageId }) => imageId) : [];
}
