/**
 * The rows that were focused last, the latest first, in memory only: on return the cursor is there again, at the same
 * place of the screen. `following` are the rows after it, for when it has left the list.
 */
type Kept = { caseId: string; following: string[]; top: number };

let kept: Kept[] = [];
let focused: HTMLElement | null = null;
const mostKept = 20;

/** All rows on the screen, as their links. */
export function rowLinks(): HTMLAnchorElement[] {
  return [...document.querySelectorAll<HTMLAnchorElement>('a[data-row]')];
}

/** The case whose row holds the focus, in its link or in its box. */
export function cursorId(): string | null {
  return document.activeElement?.closest('tr')?.querySelector<HTMLElement>('a[data-row]')?.dataset.row ?? null;
}

/** The rows to which the keys lead from this one: the next and the one before. */
export function rowsBeside(row: HTMLAnchorElement): HTMLAnchorElement[] {
  const all = rowLinks();
  const at = all.indexOf(row);
  return [all[at + 1], all[at - 1]].flatMap((link) => link ?? []);
}

/** The same from where the cursor is now: without one, a key leads to the first row. */
export function rowsAhead(): HTMLAnchorElement[] {
  const cursor = focusedRow();
  return cursor ? rowsBeside(cursor) : rowLinks().slice(0, 1);
}

function focusedRow(): HTMLAnchorElement | null {
  return document.activeElement?.closest<HTMLAnchorElement>('a[data-row]') ?? null;
}

/** Moves the focus to the link of the next row or of the one before. */
export function moveCursor(step: 1 | -1): void {
  const all = rowLinks();
  const at = all.findIndex((row) => lineOf(row)?.matches(':focus-within'));
  const row = at < 0 ? all[0] : (all[at + step] ?? all[at]);
  row?.focus();
  lineOf(row)?.scrollIntoView({ block: 'nearest' });
}

/** A row of a table, or an item of a list. */
function lineOf(link: HTMLElement | undefined): HTMLElement | null {
  return link?.closest<HTMLElement>('tr, li') ?? null;
}

/** Remembers the row with the cursor and where on the screen it is. */
export function keepCursor(row: HTMLElement): void {
  focused = row;
  const caseId = row.dataset.row ?? '';
  const ids = rowLinks().map((link) => link.dataset.row ?? '');
  const one = { caseId, following: ids.slice(ids.indexOf(caseId) + 1), top: topOf(row) };
  kept = [one, ...kept.filter((other) => other.caseId !== caseId)].slice(0, mostKept);
}

/** The rows were scrolled under the cursor. */
export function keepScroll(): void {
  const [last] = kept;
  const row = focusedRow();
  if (last && row?.dataset.row === last.caseId) last.top = topOf(row);
}

/**
 * Puts the cursor back: on the row it was on, or on the next one after it that is still there. Does nothing while the
 * focus is somewhere else.
 */
export function restoreCursor(): void {
  if (document.activeElement && document.activeElement !== document.body) return;
  const links = new Map(rowLinks().map((link) => [link.dataset.row ?? '', link]));
  for (const { caseId, following, top } of kept) {
    const row = links.get([caseId, ...following].find((id) => links.has(id)) ?? '');
    if (!row) continue;
    row.focus({ preventScroll: true });
    scrollerOf(row).scrollBy(0, topOf(row) - top);
    return;
  }
}

/** Puts the cursor back when its row was just taken away: a decided one, once the rows were read again. */
export function restoreLostCursor(): void {
  if (focused?.isConnected === false) restoreCursor();
}

function topOf(row: HTMLElement): number {
  return row.getBoundingClientRect().top;
}

/** What scrolls: the pane of the rows, or on a phone the page. */
function scrollerOf(row: HTMLElement): Element | Window {
  const pane = row.closest('[data-rows]');
  return pane && pane.scrollHeight > pane.clientHeight ? pane : window;
}
