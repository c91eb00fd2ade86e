import 'server-only';
import type { LedgerEntry } from '#lib/ledger/entry.ts';
import type { RecordFault } from '#lib/ledger/verify.ts';
import type { AuditDetails } from '#lib/review/audit/audit.ts';
import type { Tx } from '../database.ts';
import { byId, firstDifference, isId, pagesOf } from './compare.ts';
import { entriesAbout } from './rounds/entries.ts';

/** What is kept with an image, and the kind of the entry of each change of it: the last entry says what is stored. */
const kinds = ['image.turned', 'image.eyes-marked'] as const;

type Kept = (typeof kinds)[number];
type Stored = { turns: number; eyes: number[] };

/**
 * Compares the quarter turns and the marked eyes of images with the last entry of each. Keys are the entries' numbers;
 * null where all is equal, and for entries that a later one has overtaken.
 */
export async function imageFaults(tx: Tx, entries: readonly LedgerEntry[]): Promise<Map<number, string | null>> {
  const logged = entries.filter(isKept);
  const last = await lastEntries(
    tx,
    logged.map(({ subject }) => subject?.id ?? ''),
  );
  const ids = logged.map(({ details }) => String(details.imageId)).filter(isId);
  const select = { id: true, applicantId: true, turns: true, eyes: true } as const;
  const rows = await tx.image.findMany({ where: { id: { in: ids } }, select });
  const stored = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    logged.map((entry) => {
      const imageId = String(entry.details.imageId);
      const row = stored.get(imageId);
      if (!row) return [entry.seq, `its image ${imageId} is missing`];
      const about = firstDifference([['its image is of the applicant', entry.subject?.id, row.applicantId]]);
      const isLast = last.get(keyOf(entry.kind as Kept, imageId))?.seq === entry.seq;
      return [entry.seq, about ?? (isLast ? faultOf(entry, row) : null)];
    }),
  );
}

/** Images that stand turned, or whose eyes are marked, without an entry. */
export async function* unrecordedImages(tx: Tx): AsyncGenerator<RecordFault> {
  const page = (after: string) =>
    tx.image.findMany({
      ...byId(after),
      where: { id: { gt: after }, OR: [{ turns: { not: 0 } }, { eyes: { isEmpty: false } }] },
      select: { id: true, applicantId: true, turns: true, eyes: true },
    });
  for await (const rows of pagesOf(page)) {
    const last = await lastEntries(
      tx,
      rows.map(({ applicantId }) => applicantId),
    );
    for (const { id, turns, eyes } of rows)
      if ((turns !== 0 && !last.has(keyOf('image.turned', id))) || (eyes.length > 0 && !last.has(eyesKey(id))))
        yield { place: { table: 'image', id }, reason: 'the ledger has no entry of its turn or of its eyes' };
  }
}

/** Of each image of these applicants, the last entry of each kind. */
async function lastEntries(tx: Tx, applicantIds: readonly string[]): Promise<Map<string, LedgerEntry>> {
  const entries = await entriesAbout(tx, kinds, [...new Set(applicantIds)].filter(isId));
  return new Map(entries.map((entry) => [keyOf(entry.kind as Kept, String(entry.details.imageId)), entry]));
}

function faultOf({ kind, details }: LedgerEntry, { turns, eyes }: Stored): string | null {
  if (kind === 'image.turned')
    return firstDifference([
      ['its image stands turned by', (details as AuditDetails['image.turned']).turns * 90, turns * 90],
    ]);
  const marked = (details as AuditDetails['image.eyes-marked']).eyes ?? [];
  return firstDifference([['the eyes on its image are at', marked, eyes]]);
}

function isKept({ kind }: LedgerEntry): boolean {
  return kinds.some((each) => each === kind);
}

function keyOf(kind: Kept, imageId: string): string {
  return `${kind} ${imageId}`;
}

function eyesKey(imageId: string): string {
  return keyOf('image.eyes-marked', imageId);
}
