import 'server-only';
import type { Blocker } from '#lib/review/case/blocker.ts';
import { refreshCase } from '../cases/assess.ts';
import type { Tx } from '../database.ts';
import type { Note } from '../ledger/ledger.ts';
import { faceBlockersOf } from './blockers.ts';

/**
 * Derives the case under review anew where what members said of its faces differs from its blockers: after a verdict,
 * and after a file that was compared was replaced. Otherwise the case keeps its version, and work on it goes on.
 */
export async function followFaces(tx: Tx, note: Note, applicantId: string): Promise<void> {
  const found = await tx.case.findFirst({
    where: { applicantId, state: { not: 'decided' } },
    select: { blockers: true },
  });
  if (!found) return;
  // The column is only written from this type.
  const shown = (found.blockers as Blocker[]).filter(({ kind }) => kind === 'face');
  const now = await faceBlockersOf(tx, applicantId);
  if (titles(shown) !== titles(now)) await refreshCase(tx, note, applicantId);
}

function titles(blockers: readonly Blocker[]): string {
  return blockers.map(({ title }) => title).join('\n');
}
