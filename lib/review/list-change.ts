/** What differs between the rows on the screen and the page as it is now. */
export type ListChange = {
  /** Rows that came in between those on the screen, or behind them where nothing followed. */
  arrived: number;
  /** Rows that belong to this page no more, for example decided ones. */
  left: number;
};

type Page<Row> = { rows: readonly Row[]; next: string | null };

/**
 * Compares the rows on the screen with the page as it is now. Rows at the end that only moved over from or to the next
 * page are not counted.
 */
export function listChange<Row>(shown: Page<Row>, now: Page<Row>, idOf: (row: Row) => string): ListChange {
  const [before, after] = [shown, now].map(({ rows }) => new Set(rows.map(idOf))) as [Set<string>, Set<string>];
  const lastKept = now.rows.findLastIndex((row) => before.has(idOf(row)));
  const lastStill = shown.rows.findLastIndex((row) => after.has(idOf(row)));
  const isNew = (row: Row, at: number) =>
    !before.has(idOf(row)) && (at < lastKept || shown.next === null || lastKept === -1);
  const hasLeft = (row: Row, at: number) =>
    !after.has(idOf(row)) && (at < lastStill || now.next === null || lastStill === -1);
  return { arrived: now.rows.filter(isNew).length, left: shown.rows.filter(hasLeft).length };
}
