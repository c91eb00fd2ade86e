const sittingMs = 30 * 60_000;

/** What sittings are made of. `about` keeps the views of two applicants apart. */
export type SittingEntry = { at: string; kind: string; byId: string; about: string };

/**
 * The entries, newest first, in groups: the views of one person in one sitting are one group, any other entry is its
 * own. A sitting ends with 30 minutes without a view, or with another act or another applicant of that person. What
 * other people do meanwhile does not end it.
 */
export function sittingsOf<Entry extends SittingEntry>(
  entries: readonly Entry[],
  viewKinds: readonly string[],
): [Entry, ...Entry[]][] {
  const sittings: [Entry, ...Entry[]][] = [];
  const open = new Map<string, Entry[]>();
  for (const entry of entries) {
    const sitting = open.get(entry.byId);
    const isView = viewKinds.includes(entry.kind);
    if (isView && sitting && isSameSitting(sitting, entry)) {
      sitting.push(entry);
      continue;
    }
    const begun: [Entry, ...Entry[]] = [entry];
    sittings.push(begun);
    if (isView) open.set(entry.byId, begun);
    else open.delete(entry.byId);
  }
  return sittings;
}

function isSameSitting(sitting: readonly SittingEntry[], { at, about }: SittingEntry): boolean {
  const last = sitting.at(-1);
  return last?.about === about && Date.parse(last.at) - Date.parse(at) <= sittingMs;
}
