import type { Check, Hit } from '#lib/review/applicant/applicant.ts';
import type { CheckOutcome } from '#lib/review/applicant/check-outcome.ts';
import { unsaidHit } from '../reading/blank.ts';
import { check } from '../reading/check.ts';
import { readTime } from '../reading/time.ts';
import { word, yesOrNo } from '../reading/word.ts';
import { kindOf, outcomeOf, outcomeOfFlag } from './check-words.ts';
import { findings, scores } from './findings.ts';
import type { Identification, IdentityVerification } from './shapes.ts';
import type { OndatoAnswers } from './status.ts';
import { humanised } from './wording.ts';

/** All checks of the vendor, in its own order. */
export function checksOf({ verification, identification }: OndatoAnswers): Check[] {
  return [
    ...(identification === null ? [] : identificationChecks(identification)),
    ...(verification === null ? [] : [...consentCheck(verification), ...stepCheck(verification, identification)]),
  ];
}

/** The vendor names no entry of a list. All it tells is that a sanctions check failed, or was the reason. */
export function hitsOf(checks: Check[]): Hit[] {
  return checks
    .filter(({ kind, outcome }) => kind === 'aml' && (outcome === 'fail' || outcome === 'attention'))
    .map(({ name, reasons, providerOutcome, details }, at) => ({
      ...unsaidHit,
      id: `${name}-${at}`,
      list: null,
      reason: reasons[0] ?? humanised(name),
      raw: details ?? { name, outcome: providerOutcome },
    }));
}

function identificationChecks(identification: Identification): Check[] {
  const { document, rules, registries, fraudChecks } = identification;
  return [
    ...reasonCheck(identification),
    ...crossCheck(identification),
    ...(rules ?? []).map(ruleCheck),
    ...(document === null || document === undefined || word(document.mrzVerified) === null
      ? []
      : [flag('mrzVerified', document.mrzVerified)]),
    ...(document?.ocrValidations ?? []).map(({ key, isValid }) => flag(`ocr_${word(key) ?? ''}`, isValid)),
    ...ageCheck(identification),
    ...findings(registries, 'registries', 'registry'),
    ...findings(fraudChecks, 'fraudChecks', 'image_forensics'),
    ...scores(identification.scores),
  ];
}

const unfinishedReasons = ['unfinished', 'processing'];

/** The reason of the status: in words for people, with the vendor's own word beside it. */
function reasonCheck({ status, statusReason, completedUtc }: Identification): Check[] {
  const providerOutcome = word(statusReason);
  if (providerOutcome === null) return [];
  const verdicts: Record<string, CheckOutcome> = { approved: 'pass', rejected: 'fail', awaiting: 'attention' };
  const isUnderWay = unfinishedReasons.includes(providerOutcome.toLowerCase());
  const outcome = isUnderWay ? 'pending' : (verdicts[word(status)?.toLowerCase() ?? ''] ?? 'unknown');
  const reasons = [humanised(providerOutcome) ?? providerOutcome];
  return [
    check(kindOf(providerOutcome), 'statusReason', outcome, { providerOutcome, reasons, at: readTime(completedUtc) }),
  ];
}

/** `isCrossChecked` means that a person at the vendor looked; the status says with which result. */
function crossCheck({ isCrossChecked, status }: Identification): Check[] {
  const said = yesOrNo(isCrossChecked);
  const providerOutcome = word(isCrossChecked);
  if (providerOutcome === null) return [];
  const verdicts: Record<string, CheckOutcome> = { approved: 'pass', rejected: 'fail', awaiting: 'attention' };
  const seen = verdicts[word(status)?.toLowerCase() ?? ''] ?? 'unknown';
  const outcome = said === null ? 'unknown' : said ? seen : 'not_done';
  return [check('cross_check', 'isCrossChecked', outcome, { providerOutcome })];
}

function ruleCheck(rule: NonNullable<Identification['rules']>[number]): Check {
  const name = word(rule.name) ?? 'rule';
  const reason = humanised(rule.reason);
  return check(kindOf(name), name, outcomeOf(rule.status), {
    providerOutcome: word(rule.status),
    reasons: reason === null ? [] : [reason],
    details: rule,
  });
}

/** `Age22AndOver` is how old the face looks. Of age passes; anything else is for a person. */
function ageCheck({ face }: Identification): Check[] {
  const providerOutcome = word(face?.ageEstimation);
  if (providerOutcome === null) return [];
  const least = /^Age(\d{1,3})AndOver$/i.exec(providerOutcome)?.[1];
  const isYoung = /^Age\d{1,3}And(Under|Younger|Below)$|^AgeUnder\d{1,3}$|^Under\d{1,3}$/i.test(providerOutcome);
  const outcome =
    least === undefined ? (isYoung ? 'attention' : 'unknown') : Number(least) >= 18 ? 'pass' : 'attention';
  return [
    check('face', 'ageEstimation', outcome, {
      providerOutcome,
      reasons: [humanised(providerOutcome) ?? providerOutcome],
    }),
  ];
}

/** "Not asked yet" and "refused" differ only in the time. */
function consentCheck({ step }: IdentityVerification): Check[] {
  const consent = step?.consent;
  if (!consent) return [];
  const at = readTime(consent.consentedUtc);
  const said = yesOrNo(consent.isConsented);
  const outcome = said === false && at === null ? 'not_done' : outcomeOfFlag(said, consent.isConsented);
  return [check('consent', 'consent', outcome, { providerOutcome: word(consent.isConsented), at })];
}

/** Whether the identification step succeeded; `false` before a verdict means only that there is none yet. */
function stepCheck({ step }: IdentityVerification, identification: Identification | null): Check[] {
  const isSuccess = step?.kycIdentification?.isSuccess;
  const providerOutcome = word(isSuccess);
  if (providerOutcome === null) return [];
  const said = yesOrNo(isSuccess);
  const isRejected = word(identification?.status)?.toLowerCase() === 'rejected';
  const outcome = said === false && !isRejected ? 'pending' : outcomeOfFlag(said, isSuccess);
  return [check('level', 'kycIdentification', outcome, { providerOutcome })];
}

function flag(name: string, value: unknown): Check {
  return check(kindOf(name), name, outcomeOfFlag(yesOrNo(value), value), { providerOutcome: word(value) });
}
