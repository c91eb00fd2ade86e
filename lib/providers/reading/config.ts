import type { ConfigEntry } from '#lib/review/applicant/applicant.ts';
import { word } from './word.ts';

/** A setting of the vendor under which the applicant was judged; none where the vendor does not tell it. */
export function configEntry(name: string, label: string, value: unknown, detail?: unknown): ConfigEntry[] {
  const text = word(value);
  return text === null ? [] : [{ name, label, value: text, detail: word(detail) }];
}
