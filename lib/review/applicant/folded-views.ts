import { countOf } from '../counted.ts';
import type { TimelineEntry } from './view.ts';

/** An entry of the ledger before views are folded; `images` are the ids of those that were on the screen. */
export type SeenEntry = TimelineEntry & { byId: string; images: string[] };

const viewKinds = ['applicant.opened', 'evidence.viewed'];
const sittingMs = 30 * 60_000;

/**
 * The entries, newest first, with one for the views of one person in one sitting: "Opened, saw 3 images". A sitting
 * ends with 30 minutes without a view, or with another act of that person. An image seen twice in it counts once.
 */
export function foldedViews(entries: SeenEntry[]): TimelineEntry[] {
  const sittings: SeenEntry[][] = [];
  const open = new Map<string, SeenEntry[]>();
  for (const entry of entries.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))) {
    const sitting = open.get(entry.byId);
    const isView = viewKinds.includes(entry.kind);
    if (isView && sitting && isSameSitting(sitting, entry)) {
      sitting.push(entry);
      continue;
    }
    const begun = [entry];
    sittings.push(begun);
    if (isView) open.set(entry.byId, begun);
    else open.delete(entry.byId);
  }
  return sittings.map(told);
}

function isSameSitting(sitting: SeenEntry[], { at }: SeenEntry): boolean {
  return Date.parse(sitting.at(-1)?.at ?? '') - Date.parse(at) <= sittingMs;
}

function told(sitting: SeenEntry[]): TimelineEntry {
  const [{ at, kind, text, by }] = sitting as [SeenEntry];
  if (!viewKinds.includes(kind)) return { at, kind, text, by };
  const kinds = viewKinds.filter((each) => sitting.some((entry) => entry.kind === each));
  const seen = new Set(sitting.flatMap(({ images }) => images)).size;
  const saw = seen > 0 ? `saw ${countOf(seen, 'image')}` : null;
  const words = [kinds.includes('applicant.opened') ? 'opened' : null, saw].filter((each) => each !== null).join(', ');
  return { at, kind: kinds.join(', '), text: words.charAt(0).toUpperCase() + words.slice(1), by };
}
