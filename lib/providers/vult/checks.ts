import type { Check, CheckKind, Hit } from '#lib/review/applicant/applicant.ts';
import type { CheckOutcome } from '#lib/review/applicant/check-outcome.ts';
import { unsaidHit } from '../reading/blank.ts';
import { check } from '../reading/check.ts';
import { readTime } from '../reading/time.ts';
import { amount, word, yesOrNo } from '../reading/word.ts';
import type { IdvSession, SessionTest } from './shapes.ts';
import { imageTestWords } from './words.ts';

const forensics = Object.keys(imageTestWords);

/** The fields that a motor vehicle department compares, and we with it (lib/review/facts/compared-fields.ts). */
const dmvFields = [
  ...[
    'document_number',
    'document_expiration',
    'document_issue',
    'document_category',
    'birth_date',
    'sex',
    'eye_color',
    'height',
    'weight',
  ],
  ...['first_name', 'middle_name', 'last_name', 'suffix_name', 'street', 'city', 'state', 'postal_code'],
];

/** Every test on the vendor's page, so that a missing one shows as not done. */
const knownTests = [
  ...['front', 'back'].flatMap((side) => forensics.map((test) => `doc_${side}_${test}`)),
  ...dmvFields.map((field) => `dmv_${field}_match`),
  ...['document_number_crosscheck', 'name_crosscheck', 'address_crosscheck'],
];

/** Only these words decide. A person reads `true` of a manipulation test, or 0.93 of any test. */
const testWords: Record<string, CheckOutcome> = {
  pass: 'pass',
  passed: 'pass',
  fail: 'fail',
  failed: 'fail',
  pending: 'pending',
  not_done: 'not_done',
  not_run: 'not_done',
};

const registryWords: Record<string, CheckOutcome> = {
  match: 'pass',
  no_match: 'fail',
  mismatch: 'fail',
  partial_match: 'attention',
  pending: 'pending',
  error: 'attention',
};
const sanctionWords: Record<string, CheckOutcome> = {
  match: 'fail',
  potential_match: 'attention',
  possible_match: 'attention',
  no_match: 'pass',
  clear: 'pass',
  pending: 'pending',
  error: 'attention',
};

/** The tests of a session: yes, no or not done; text is kept as it came. */
export function testChecks(tests: SessionTest | null): Check[] {
  if (tests === null) return [];
  const { session_id: _, ...said } = tests;
  const names = [...knownTests, ...Object.keys(said).filter((name) => !knownTests.includes(name))];
  return names.map((name) => testCheck(name, said[name]));
}

function testCheck(name: string, value: unknown): Check {
  const providerOutcome = word(value);
  const isFlag = name.startsWith('dmv_') || name.endsWith('_crosscheck');
  const flag = isFlag ? yesOrNo(value) : null;
  const known = flag === null ? testWords[providerOutcome?.toLowerCase() ?? ''] : flag ? 'pass' : 'fail';
  const outcome = value === null || value === undefined || value === '' ? 'not_done' : (known ?? 'unknown');
  const details = providerOutcome === null && typeof value === 'object' ? value : null;
  const score = isFlag ? null : amount(value);
  return check(kindOf(name), name, outcome, { ...namesOf(name), providerOutcome, score, details });
}

/** The field that a test compares, without the vendor's prefix and suffix, and the same in words. */
function namesOf(name: string): Pick<Check, 'subject' | 'comparesField'> {
  const comparesField = /^dmv_(.+)_match$/.exec(name)?.[1] ?? /^(.+)_crosscheck$/.exec(name)?.[1] ?? null;
  if (!knownTests.includes(name)) return { subject: null, comparesField };
  const [, side, test = ''] = /^doc_(front|back)_(.+)$/.exec(name) ?? [];
  const part = side === undefined ? comparesField : `${side} ${imageTestWords[test]}`;
  return { subject: part?.replaceAll('_', ' ') ?? null, comparesField };
}

function kindOf(name: string): CheckKind {
  if (name.startsWith('dmv_')) return 'registry';
  if (name.endsWith('_crosscheck')) return 'cross_check';
  if (name.endsWith('_is_identity_document') || !name.startsWith('doc_')) return 'document';
  return 'image_forensics';
}

/** The checks in the session itself. */
export function sessionChecks(session: IdvSession): Check[] {
  return [
    worded('registry', 'dmv_status_e', session.dmv_status_e, registryWords, session.dmv_detected_at),
    worded('aml', 'ofac_status_e', session.ofac_status_e, sanctionWords, session.ofac_detected_at),
    flagged('liveness', 'liveness_detected', session, session.liveness_detected, session.liveness_detected_at),
    flagged('consent', 'consented', session, session.consented, session.consented_at),
  ];
}

function worded(
  kind: CheckKind,
  name: string,
  value: unknown,
  words: Record<string, CheckOutcome>,
  at: unknown,
): Check {
  const said = word(value);
  const outcome = said === null ? 'not_done' : (words[said.toLowerCase()] ?? 'unknown');
  return check(kind, name, outcome, { providerOutcome: said, at: readTime(at) });
}

/** `false` is a result once it has a time or the session is over; before that the test has not been made. */
function flagged(kind: CheckKind, name: string, session: IdvSession, value: unknown, time: unknown): Check {
  const at = readTime(time);
  const said = yesOrNo(value);
  const unread = word(value) === null ? 'not_done' : 'unknown';
  const isResult = at !== null || isFinished(session);
  const outcome = said === null ? unread : said ? 'pass' : isResult ? 'fail' : 'not_done';
  return check(kind, name, outcome, { providerOutcome: word(value), at });
}

const finishedWords = ['complete', 'temporarily_complete', 'expired'];

/** Whether the session is over. Beside the words, a verdict with the time of its completion says so. */
function isFinished({ status_e, verified, completed_at }: IdvSession): boolean {
  if (finishedWords.includes(word(status_e)?.toLowerCase() ?? '')) return true;
  return yesOrNo(verified) !== null && readTime(completed_at) !== null;
}

/** The vendor tells that there is a match on the OFAC list, and not which entry. */
export function sanctionHits(session: IdvSession): Hit[] {
  const said = word(session.ofac_status_e);
  // A new word that ends in "match" counts as a hit: one look too many does no harm.
  const isMatch = said !== null && /(^|_)match$/i.test(said) && sanctionWords[said.toLowerCase()] !== 'pass';
  if (!isMatch) return [];
  const raw = { ofac_status_e: session.ofac_status_e, ofac_detected_at: session.ofac_detected_at };
  return [{ id: 'ofac', list: 'OFAC', reason: said, ...unsaidHit, raw }];
}
