import type { Check, CheckKind, Hit } from '#lib/review/applicant/applicant.ts';
import type { CheckOutcome } from '#lib/review/applicant/check-outcome.ts';
import { unsaidHit } from '../reading/blank.ts';
import { check } from '../reading/check.ts';
import { withoutImages } from '../reading/raw.ts';
import { readTime } from '../reading/time.ts';
import { amount, record, word } from '../reading/word.ts';
import { fieldName, resultOf, worstOf } from './regula.ts';
import { dataOf, type ScanOf, scansOf } from './scans.ts';
import type { AllpassApplicant, Step } from './shapes.ts';

/** By part of the step's name, because the page shows only one name. Most steps are about a document. */
const kinds: [part: RegExp, kind: CheckKind][] = [
  [/CRYPTO|WALLET/, 'crypto'],
  [/AML|SANCTION/, 'aml'],
  [/LIVENESS/, 'liveness'],
  [/FACE|SELFIE/, 'face'],
  [/QUESTION/, 'questionnaire'],
  [/EMAIL/, 'email'],
  [/PHONE|SMS/, 'phone'],
  [/GEO|LOCATION|(^|_)IP(_|$)/, 'location'],
];

/**
 * REJECTED is on the vendor's page and "failed" in an older answer; the others are likely. Any other word is unknown
 * and never clear.
 */
const words: Record<string, CheckOutcome> = {
  APPROVED: 'pass',
  PASSED: 'pass',
  SUCCESS: 'pass',
  REJECTED: 'fail',
  DECLINED: 'fail',
  FAILED: 'fail',
  ONHOLD: 'attention',
  INREVIEW: 'attention',
  PENDING: 'pending',
  INPROGRESS: 'pending',
  PROCESSING: 'pending',
  INIT: 'not_done',
  INCOMPLETE: 'not_done',
  SKIPPED: 'not_done',
  NOTSTARTED: 'not_done',
};

/** What a step checks. A step with an unknown name counts as a document check. */
export function kindOf(service: string): CheckKind {
  const name = service.toUpperCase().replaceAll(/[\s-]+/g, '_');
  return kinds.find(([part]) => part.test(name))?.[1] ?? 'document';
}

/** `IN_PROGRESS`, `IN PROGRESS` and `inProgress` are one word. */
export function plainWord(value: unknown): string {
  return (word(value) ?? '').replaceAll(/[\s_-]+/g, '').toUpperCase();
}

/** The result of each step, of the document reader overall, and of fields whose readings contradict each other. */
export function serviceChecks(applicant: AllpassApplicant): Check[] {
  const steps = (applicant.servicesData ?? []).map(stepCheck);
  return [...steps, ...scansOf(applicant).flatMap((scan) => [...overall(scan), ...comparisons(scan)])];
}

/** The vendor says that a screening found something, and not what. */
export function screeningHits(applicant: AllpassApplicant): Hit[] {
  return (applicant.servicesData ?? []).flatMap((step, at) => {
    const { kind, outcome, providerOutcome, reasons } = stepCheck(step);
    if (kind !== 'aml' || (outcome !== 'fail' && outcome !== 'attention')) return [];
    return [
      {
        id: word(dataOf(step)[0]?.id) ?? `aml-${at + 1}`,
        ...unsaidHit,
        list: null,
        reason: reasons[0] ?? providerOutcome,
        raw: step,
      },
    ];
  });
}

function stepCheck(step: Step): Check {
  const [first] = dataOf(step);
  const name = word(step.service) ?? word(first?.stepType) ?? 'unknown';
  const said = word(step.status);
  const { data: _, service: __, status: ___, ...details } = step;
  return check(kindOf(name), name, said === null ? 'not_done' : (words[plainWord(said)] ?? 'unknown'), {
    providerOutcome: said,
    reasons: [word(step.errorMessage), word(step.reason)].filter((each) => each !== null),
    at: readTime(first?.createdAt),
    details: withoutImages(details),
  });
}

function overall({ service, scan }: ScanOf): Check[] {
  const outcome = resultOf(scan.overallResult);
  if (outcome === null) return [];
  return [
    check(kindOf(service), `${service} overallResult`, outcome, {
      providerOutcome: word(scan.overallResult),
      score: amount(record(scan).score),
      at: readTime(scan.createdAt),
      details: { stepType: scan.stepType ?? null },
    }),
  ];
}

/**
 * `comparison` is an open object on the page: each entry counts as a result, and one that can't be read is unknown.
 */
function comparisons({ fields }: ScanOf): Check[] {
  return fields.flatMap((row) => {
    const entries = Object.entries(record(row.comparison)).filter(([, value]) => value !== null);
    if (entries.length === 0) return [];
    const outcome = worstOf(entries.map(([, value]) => resultOf(value) ?? 'unknown')) ?? 'unknown';
    const failed = entries.filter(([, value]) => resultOf(value) === 'fail').map(([pair]) => pair);
    return [
      check('cross_check', `${fieldName(row.fieldType)} comparison`, outcome, {
        reasons: failed,
        details: row.comparison,
      }),
    ];
  });
}
