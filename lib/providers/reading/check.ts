import type { Check, CheckKind } from '#lib/review/applicant/applicant.ts';
import type { CheckOutcome } from '#lib/review/applicant/check-outcome.ts';
import { dayProblem } from '#lib/review/values/day-reading.ts';
import { noCountry } from '#lib/review/values/unread.ts';
import type { DayReading } from './day.ts';
import { word } from './word.ts';

/** A check; what the vendor left unsaid is empty. */
export function check(kind: CheckKind, name: string, outcome: CheckOutcome, said: Partial<Check> = {}): Check {
  const unsaid = { subject: null, comparesField: null, providerOutcome: null, score: null, at: null, details: null };
  return { kind, name, outcome, ...unsaid, reasons: [], ...said };
}

/** A day that could not be read goes to a person with the vendor's own text, instead of being guessed. */
export function unreadDay(name: string, value: unknown, reading: DayReading): Check[] {
  if (reading.problem === null) return [];
  return [
    check('document', name, 'attention', { providerOutcome: word(value), reasons: [dayProblem(reading.problem)] }),
  ];
}

/** The same for a country: without it, a nationality or an issuer that differs would be compared with nothing. */
export function unreadCountry(name: string, value: unknown, country: string | null): Check[] {
  const said = word(value);
  if (country !== null || said === null) return [];
  return [check('document', name, 'attention', { providerOutcome: said, reasons: [noCountry] })];
}
