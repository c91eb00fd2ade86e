import { sittingsOf } from '../audit/ledger/sittings.ts';
import { countOf } from '../counted.ts';
import { sentenceCase } from '../sentence-case.ts';
import type { TimelineEntry } from './view.ts';

/** An entry of the ledger before views are folded; `images` are the ids of those that were on the screen. */
export type SeenEntry = TimelineEntry & { byId: string; images: string[] };

const viewKinds = ['applicant.opened', 'evidence.viewed'];

/**
 * The entries, newest first, with one for the views of one person in one sitting: "Opened, saw 3 images". An image seen
 * twice in it counts once.
 */
export function foldedViews(entries: SeenEntry[]): TimelineEntry[] {
  const newestFirst = entries.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  const ofOneApplicant = newestFirst.map((entry) => ({ ...entry, about: '' }));
  return sittingsOf(ofOneApplicant, viewKinds).map(told);
}

function told(sitting: SeenEntry[]): TimelineEntry {
  const [{ at, kind, text, by }] = sitting as [SeenEntry];
  if (!viewKinds.includes(kind)) return { at, kind, text, by };
  const kinds = viewKinds.filter((each) => sitting.some((entry) => entry.kind === each));
  const seen = new Set(sitting.flatMap(({ images }) => images)).size;
  const saw = seen > 0 ? `saw ${countOf(seen, 'image')}` : null;
  const words = [kinds.includes('applicant.opened') ? 'opened' : null, saw].filter((each) => each !== null).join(', ');
  return { at, kind: kinds.join(', '), text: sentenceCase(words), by };
}
