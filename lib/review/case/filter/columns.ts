/** The queue's columns, in the order in which they come. */
export const columnNames = [
  'applicant',
  'number',
  'country',
  'provider',
  'state',
  'says',
  'blockers',
  'risk',
  'age',
  'left',
  'assignee',
  'flow',
] as const;

export type ColumnName = (typeof columnNames)[number];

/** What a row is about, why it is here and until when: these columns are always shown, the applicant first. */
export const lockedColumns: readonly ColumnName[] = ['applicant', 'blockers', 'left'];

/** The case's number, which stands for a name that a role does not see; and the flow, of which many desks have one. */
const unusualColumns: readonly ColumnName[] = ['number', 'flow'];

/** The columns as they come. */
export const usualColumns: readonly ColumnName[] = columnNames.filter((name) => !unusualColumns.includes(name));

export const densities = ['compact', 'comfort'] as const;

/** How high a row is. */
export type Density = (typeof densities)[number];

/** How a member has the rows of the queue. `columns`: those that are shown, in their order; null as they come. */
export type QueueLook = { columns: ColumnName[] | null; density: Density };

/** The look that is stored, without what is no column of this version any more. */
export function lookOf(stored: unknown): QueueLook {
  const { columns, density } = (stored ?? {}) as { columns?: unknown; density?: unknown };
  const own = Array.isArray(columns) ? wholeColumns(columns) : usualColumns;
  return {
    columns: isUsual(own) ? null : [...own],
    density: densities.find((known) => known === density) ?? 'compact',
  };
}

/** Each column once, the applicant first, and those that are always shown. */
export function wholeColumns(names: readonly unknown[]): ColumnName[] {
  const known = names.flatMap((name) => columnNames.find((column) => column === name) ?? []);
  return [...new Set<ColumnName>(['applicant', ...known, ...lockedColumns])];
}

/** Whether these columns are shown without a choice. */
export function isUsual(columns: readonly ColumnName[]): boolean {
  return columns.join() === usualColumns.join();
}

/** The columns of an address, which go before the member's own; undefined without any that make sense. */
export function readColumns(text: string | undefined): ColumnName[] | undefined {
  const names = text?.split('-').filter((name) => columnNames.some((column) => column === name)) ?? [];
  return names.length > 0 ? wholeColumns(names) : undefined;
}

/** The columns as an address holds them. */
export function columnsParam(columns: readonly ColumnName[]): string {
  return columns.slice(1).join('-');
}

/** A column one place on, or at another's place. The applicant stays first. */
export function movedColumn(order: readonly ColumnName[], name: ColumnName, to: number): ColumnName[] {
  const others = order.filter((other) => other !== name);
  const place = name === 'applicant' ? 0 : Math.min(Math.max(to, 1), others.length);
  return others.toSpliced(place, 0, name);
}
