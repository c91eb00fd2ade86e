import type { ConfigEntry } from '#lib/review/applicant/applicant.ts';
import { word } from './word.ts';

/** One setting under which the vendor judged the applicant; empty where the vendor does not tell it. */
export function configEntry(name: string, label: string, value: unknown, detail?: unknown): ConfigEntry[] {
  const text = word(value);
  return text === null ? [] : [{ name, label, value: text, detail: word(detail) }];
}
