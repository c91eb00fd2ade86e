import type { Figure } from '../figure.ts';
import { type Percentile, slotOf } from '../histogram.ts';
import { countWords, durationWords, shareWords } from '../words.ts';

/** A value of a table: as words for the screen, and as a plain number or code for a file. */
export type Cell = {
  text: string;
  raw: string;
  /** The cases behind it. */
  figure?: Figure;
  isQuiet?: boolean;
  /** Worth a look: shown with the sign of attention. */
  isMarked?: boolean;
  /** Shares of low, medium and high risk, drawn as one bar. */
  mix?: [number, number, number];
};

export type Column = { label: string; isNumber: boolean };

/** Something that was counted, as a table: the screen shows it, beside a chart or alone, and the file has the same. */
export type MetricSection = {
  id: string;
  title: string;
  /** Beside the title: what is counted, in two or three words. */
  stamp: string;
  /** What every number of it means. */
  definition: string;
  columns: Column[];
  rows: Cell[][];
  /** Groups that are not shown, and why. */
  hidden?: string;
};

export function word(text: string, isQuiet = false): Cell {
  return { text, raw: text, isQuiet };
}

/** A count opens its cases, unless there is none. */
export function count(amount: number, figure?: Figure): Cell {
  const cell = { text: countWords(amount), raw: String(amount) };
  return figure && amount > 0 ? { ...cell, figure } : cell;
}

/** A share; its cases are those of its part. */
export function share(part: number, whole: number, figure?: Figure): Cell {
  const cell = { text: shareWords(part, whole), raw: whole === 0 ? '' : (part / whole).toFixed(4) };
  if (whole === 0) return { ...cell, isQuiet: true };
  return figure && part > 0 ? { ...cell, figure } : cell;
}

/** A percentile, in seconds in a file. It opens the decisions that took about as long: those of its slot. */
export function duration(found: Percentile | null, decided?: Figure): Cell {
  if (!found) return { text: '–', raw: '', isQuiet: true };
  const cell = { text: durationWords(found.seconds), raw: String(Math.round(found.seconds)) };
  const slot = slotOf(found.from);
  return decided ? { ...cell, figure: { ...decided, slots: `${slot}-${slot}` } } : cell;
}

export const numberColumn = (label: string): Column => ({ label, isNumber: true });
export const wordColumn = (label: string): Column => ({ label, isNumber: false });
