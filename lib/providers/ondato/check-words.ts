import type { CheckKind } from '#lib/review/applicant/applicant.ts';
import type { CheckOutcome } from '#lib/review/applicant/check-outcome.ts';
import { word } from '../reading/word.ts';

/** Only these words decide; a person reads every other. */
const outcomes: Record<string, CheckOutcome> = {
  success: 'pass',
  passed: 'pass',
  pass: 'pass',
  fail: 'fail',
  failed: 'fail',
  warning: 'attention',
  pending: 'pending',
  inprogress: 'pending',
  processing: 'pending',
  notperformed: 'not_done',
  notchecked: 'not_done',
  skipped: 'not_done',
};

/** The outcome that a vendor's word means: not done where there is none, unknown for a word not listed. */
export function outcomeOf(value: unknown): CheckOutcome {
  const said = word(value);
  return said === null ? 'not_done' : (outcomes[said.toLowerCase()] ?? 'unknown');
}

/** A flag that can't be read is `unknown`, and a person looks at it; a missing flag is `not_done`. */
export function outcomeOfFlag(said: boolean | null, value: unknown): CheckOutcome {
  if (said !== null) return said ? 'pass' : 'fail';
  return word(value) === null ? 'not_done' : 'unknown';
}

/** The first match decides: a liveness rule mentions the selfie as well. */
const kinds: [RegExp, CheckKind][] = [
  [/liveness/i, 'liveness'],
  [/sanction|\bpep|politically|watch ?list|adverse|\baml/i, 'aml'],
  [/registr/i, 'registry'],
  [/faces?|selfie/i, 'face'],
  [/fraud|manipulat|tamper|forg|duplicat|screenshot|photocopy/i, 'image_forensics'],
  [/e-?mail/i, 'email'],
  [/phone/i, 'phone'],
  [/\bip\b|location|vpn|proxy/i, 'location'],
];

/** What a rule checks, by its name. */
export function kindOf(name: string, otherwise: CheckKind = 'document'): CheckKind {
  // `DocumentHasFace` is about the document, `SelfieAndDocumentFacesMatch` is not.
  const spaced = name.replaceAll(/([a-z\d])([A-Z])/g, '$1 $2');
  if (/^document has face$/i.test(spaced)) return 'document';
  return kinds.find(([pattern]) => pattern.test(spaced))?.[1] ?? otherwise;
}
