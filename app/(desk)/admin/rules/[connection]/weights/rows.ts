/** The row of the table that holds the focus. */
export function rowOf(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>('tr[data-rule]') ?? null;
}

/** Moves the focus to the next row or the one before. */
export function moveRow(step: 1 | -1): void {
  const rows = allRows();
  const at = indexIn(rows);
  focusRow(rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))]);
}

/** Moves the focus to the next changed row, and from the last to the first. */
export function nextChangedRow(): void {
  const rows = allRows();
  const at = indexIn(rows);
  const isChanged = (row: HTMLElement) => row.classList.contains('changed');
  focusRow(rows.slice(at + 1).find(isChanged) ?? rows.find(isChanged));
}

function indexIn(rows: readonly HTMLElement[]): number {
  const row = rowOf();
  return row ? rows.indexOf(row) : -1;
}

function allRows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('tr[data-rule]')];
}

function focusRow(row: HTMLElement | undefined): void {
  row?.focus();
  row?.scrollIntoView({ block: 'nearest' });
}
