import type { CheckKind, CheckOutcome } from '#lib/review/applicant/applicant.ts';
import { word } from '../reading/word.ts';

/** Only these words decide; every other is for a person to read. */
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

/** What a vendor's word says of a check; nothing said is not done, and what nobody knows is unknown. */
export function outcomeOf(value: unknown): CheckOutcome {
  const said = word(value);
  return said === null ? 'not_done' : (outcomes[said.toLowerCase()] ?? 'unknown');
}

/** A flag that came but can't be read is `unknown`, which a person looks at; one that did not come is `not_done`. */
export function outcomeOfFlag(said: boolean | null, value: unknown): CheckOutcome {
  if (said !== null) return said ? 'pass' : 'fail';
  return word(value) === null ? 'not_done' : 'unknown';
}

/** The first that fits decides: a liveness rule speaks of the selfie as well. */
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

/** What a rule is about, by its name; a rule of the document names the document first. */
export function kindOf(name: string, otherwise: CheckKind = 'document'): CheckKind {
  // `DocumentHasFace` is about the document, `SelfieAndDocumentFacesMatch` is not.
  const spaced = name.replaceAll(/([a-z\d])([A-Z])/g, '$1 $2');
  if (/^document has face$/i.test(spaced)) return 'document';
  return kinds.find(([pattern]) => pattern.test(spaced))?.[1] ?? otherwise;
}
