/** The units of a span of the calendar. */
export const spanUnits = ['days', 'months', 'years'] as const;

export type SpanUnit = (typeof spanUnits)[number];

export type Span = { count: number; unit: SpanUnit };

/** The most of each unit: about a hundred years. */
export const mostOfUnit: Record<SpanUnit, number> = { days: 36_500, months: 1_200, years: 100 };

/** Kept until deleted by hand: no time runs. */
export const byHand = 'by_hand';

const letters: Record<SpanUnit, string> = { days: 'D', months: 'M', years: 'Y' };

/** A span as the policy has it: an ISO 8601 duration of one unit, "P5Y". */
export function keepOf({ count, unit }: Span): string {
  return `P${count}${letters[unit]}`;
}

/** The span that a policy says; null where it says "by hand". @throws Error for a text that is neither */
export function spanOf(keep: string): Span | null {
  if (keep === byHand) return null;
  const span = read(keep);
  if (!span) throw new Error('this is no span of a policy on retention');
  return span;
}

/** Whether a text says how long something is kept: "by_hand" or a span. */
export function isKeep(text: string): boolean {
  return text === byHand || read(text) !== null;
}

function read(text: string): Span | null {
  const [, count = '', letter = ''] = /^P([1-9]\d{0,4})([DMY])$/.exec(text) ?? [];
  const unit = spanUnits.find((one) => letters[one] === letter);
  return unit && Number(count) <= mostOfUnit[unit] ? { count: Number(count), unit } : null;
}
