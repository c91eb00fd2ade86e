import type { KeyboardEvent } from 'react';
import { cellKey } from '#lib/review/rules/matrix.ts';
import type { RuleSwitch } from '#lib/review/rules/rule.ts';

type Sets = readonly { type: string; source: string }[];

const steps: Record<string, [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Moves the focus from one switch to the next in a direction, past cells that hold none. */
export function moveFrom(event: KeyboardEvent<HTMLTableElement>): void {
  const [rows, columns] = steps[event.key] ?? [0, 0];
  const from = event.target instanceof HTMLElement && event.target.dataset.cell !== undefined ? event.target : null;
  if (!from || (rows === 0 && columns === 0)) return;
  event.preventDefault();
  const way = rows + columns > 0 ? 'nextElementSibling' : 'previousElementSibling';
  const at = from.closest('td');
  const column = at?.cellIndex ?? 0;
  const cells =
    columns === 0 ? following(from.closest('tr'), way).map((row) => row.children[column] ?? null) : following(at, way);
  focusFirst(cells);
}

/** Moves the focus to the next changed switch, and from the last to the first. */
export function nextChanged(): void {
  const all = [...document.querySelectorAll<HTMLElement>('button[data-cell]')];
  const isChanged = (cell: HTMLElement) => cell.closest('.differs, .fails') !== null;
  const { activeElement } = document;
  const at = activeElement instanceof HTMLElement ? all.indexOf(activeElement) : -1;
  const next = all.slice(at + 1).find(isChanged) ?? all.find(isChanged);
  next?.focus();
  next?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** The first cell that holds a switch. */
export function firstCell(rows: readonly RuleSwitch[], sets: Sets, isThere: (key: string) => boolean): string | null {
  for (const { key } of rows) {
    for (const { type, source } of sets) if (isThere(cellKey(type, source, key))) return cellKey(type, source, key);
  }
  return null;
}

/** All elements after an element in a direction, the nearest first. */
function following(from: Element | null, way: 'nextElementSibling' | 'previousElementSibling'): Element[] {
  const found: Element[] = [];
  for (let next = from?.[way] ?? null; next; next = next[way]) found.push(next);
  return found;
}

function focusFirst(cells: readonly (Element | null)[]): void {
  for (const cell of cells) {
    const found = cell?.querySelector<HTMLElement>('button[data-cell]');
    if (!found) continue;
    found.focus();
    return;
  }
}
