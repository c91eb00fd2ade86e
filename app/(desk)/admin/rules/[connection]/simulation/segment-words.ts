import { monthWords } from '#components/review/time/moments.ts';
import { countryName, documentLabel } from '#lib/review/applicant/labels.ts';
import type { Segment } from '#lib/review/rules/simulation/session.ts';

export const segmentLabels: Record<Segment, string> = {
  document: 'Document type',
  country: 'Issuing country',
  month: 'Month',
};

/** A segment in words: "Driver licence", "Norway", "Oct 2026". */
export function segmentWords(segment: Segment, value: string | null): string {
  if (value === null) return 'Not told';
  if (segment === 'document') return documentLabel(value);
  return segment === 'country' ? countryName(value) : monthWords(value);
}
