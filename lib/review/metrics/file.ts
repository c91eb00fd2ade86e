import type { MetricsRead } from './read.ts';
import { sectionsOf } from './sections/all.ts';
import type { MetricSection } from './sections/cell.ts';

/**
 * Sections as the rows of a file, with plain numbers: one with its own columns; all of them with a line for each value.
 * @returns null when the reader has no such section
 */
export function metricRows(read: MetricsRead, id: string | null): string[][] | null {
  const sections = sectionsOf(read);
  if (id === null) return [['section', 'row', 'column', 'value'], ...sections.flatMap(lines)];
  const section = sections.find((one) => one.id === id);
  if (!section) return null;
  return [section.columns.map(({ label }) => label), ...section.rows.map((row) => row.map(({ raw }) => raw))];
}

/** The words of a row name it, its numbers are the values. */
function lines({ title, columns, rows }: MetricSection): string[][] {
  return rows.flatMap((row) => {
    const name = row.filter((_, at) => !columns[at]?.isNumber).map(({ raw }) => raw);
    return row.flatMap(({ raw }, at) => {
      const column = columns[at];
      return column?.isNumber ? [[title, name.filter(Boolean).join(', '), column.label, raw]] : [];
    });
  });
}
