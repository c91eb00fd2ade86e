import type { HitVerdict } from '../../hits/hit.ts';
import type { EvidenceView } from '../evidence.ts';

/** What two people had on the screen, and when. Times are ISO 8601; null: never. */
export type SeenByTwo = {
  /** When the first person last opened the applicant before they decided; when the reader first did since. */
  opened: { first: string | null; you: string | null };
  images: SeenImage[];
};

/** One image for both. Seen is an image of which every page was on the screen, at the time of the last of them. */
export type SeenImage = {
  imageId: string;
  label: string;
  pages: number;
  first: SeenBy;
  you: SeenBy;
  /** What kept the first person from seeing it; null when it could be seen. */
  closed: 'not_fetched' | 'not_safe' | null;
};

export type SeenBy = { pages: number; at: string | null };

/** What the first person said about a hit, or another member whose verdict they relied on. */
export type AnsweredHit = {
  hitId: string;
  label: string;
  verdict: HitVerdict;
  by: string;
  at: string;
  note: string | null;
};

/** When a page of an image was on someone's screen. */
export type PageSeen = { by: string; imageId: string; page: number; sha256: string; at: Date };

/** When someone opened the applicant. */
export type Opened = { by: string; at: Date };

/** The one who decided, the one who looks now, and when it was decided. */
export type TwoPeople = { firstId: string; readerId: string; stagedAt: Date };

/**
 * What each of the two saw. `evidence` says what the first person saw when they decided; `pages` only
 * adds the times, and only those of the same picture count.
 */
export function seenByTwo(
  { firstId, readerId, stagedAt }: TwoPeople,
  evidence: readonly EvidenceView[],
  { pages, opened }: { pages: readonly PageSeen[]; opened: readonly Opened[] },
): SeenByTwo {
  const timeOf = (who: string, { imageId, page, shownSha256 }: EvidenceView): Date | null => {
    const own = pages.filter((seen) => seen.by === who && seen.imageId === imageId && seen.page === page);
    const times = who === firstId ? own.filter(({ at, sha256 }) => at <= stagedAt && sha256 === shownSha256) : own;
    return latest(times.map(({ at }) => at));
  };
  const images = Map.groupBy(evidence, ({ imageId }) => imageId);
  return {
    opened: {
      first: isoOf(opened.findLast(({ by, at }) => by === firstId && at <= stagedAt)?.at),
      you: isoOf(opened.find(({ by, at }) => by === readerId && at > stagedAt)?.at),
    },
    images: [...images].map(([imageId, own]): SeenImage => {
      const [page] = own;
      return {
        imageId,
        label: page?.label ?? 'Image',
        pages: own.length,
        first: seenBy(own.flatMap((one) => (one.isSeen ? (timeOf(firstId, one) ?? stagedAt) : []))),
        you: seenBy(own.flatMap((one) => timeOf(readerId, one) ?? [])),
        closed: own.every(({ fate }) => fate === page?.fate) ? closedAs(page?.fate) : null,
      };
    }),
  };
}

function closedAs(fate: EvidenceView['fate'] | undefined): SeenImage['closed'] {
  return fate === 'not_fetched' || fate === 'not_safe' ? fate : null;
}

function seenBy(times: readonly Date[]): SeenBy {
  return { pages: times.length, at: isoOf(latest(times) ?? undefined) };
}

function latest(times: readonly Date[]): Date | null {
  return times.reduce<Date | null>((last, at) => (last === null || at > last ? at : last), null);
}

function isoOf(at: Date | undefined): string | null {
  return at === undefined ? null : at.toISOString();
}
