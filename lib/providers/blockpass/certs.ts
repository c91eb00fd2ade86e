import type { Check, CheckKind, Hit } from '#lib/review/applicant/applicant.ts';
import type { CheckOutcome } from '#lib/review/applicant/check-outcome.ts';
import { check } from '../reading/check.ts';
import { readTime } from '../reading/time.ts';
import { parsedOnce, record, word } from '../reading/word.ts';
import { hitsOf } from './hits.ts';

const onfidoWords: Record<string, CheckOutcome> = {
  clear: 'pass',
  consider: 'attention',
  rejected: 'fail',
  suspected: 'fail',
  caution: 'attention',
};

/** `true_positive_apprrove` is the vendor's spelling. */
const amlWords: Record<string, CheckOutcome> = {
  no_match: 'pass',
  false_positive: 'pass',
  potential_match: 'attention',
  true_positive: 'fail',
  true_positive_reject: 'fail',
  true_positive_apprrove: 'attention',
  true_positive_approve: 'attention',
};

const worst: CheckOutcome[] = ['pass', 'not_done', 'pending', 'unknown', 'attention', 'fail'];

const partKinds: Record<string, CheckKind> = {
  image_integrity: 'image_forensics',
  visual_authenticity: 'image_forensics',
  compromised_document: 'registry',
  police_record: 'registry',
  face_comparison: 'face',
  facial_similarity: 'face',
  face_match: 'face',
  liveness: 'liveness',
};

/** Certificates are JSON-LD inside text. One that can't be read becomes a check of its own, so that it is not lost. */
export function certChecks(certs: Record<string, unknown>): Check[] {
  return Object.entries(certs).flatMap(([slug, value]) => {
    const cert = parsedOnce(value);
    if (typeof cert !== 'object' || cert === null) {
      return [
        check(kindOf(slug), issuerOf(slug), 'unknown', {
          reasons: ['The certificate can not be read'],
          details: word(value),
        }),
      ];
    }
    return certCheck(slug, record(cert));
  });
}

/** The hits of the screening certificates; others have none. */
export function certHits(certs: Record<string, unknown>): Hit[] {
  return Object.entries(certs).flatMap(([slug, value]) => {
    if (kindOf(slug) !== 'aml') return [];
    const cert = record(parsedOnce(value));
    const outcome = amlOutcome(resultOf(cert));
    return hitsOf(slug, cert, claimOf(cert), outcome === 'attention' || outcome === 'fail' ? resultOf(cert) : null);
  });
}

function certCheck(slug: string, cert: Record<string, unknown>): Check[] {
  const [kind, claim] = [kindOf(slug), claimOf(cert)];
  const [result, sub] = [resultOf(cert), word(claim.sub_result)];
  const at = readTime(record(cert.Claim).issueDate ?? cert.issueDate);
  const providerOutcome = [result, sub].filter((each) => each !== null).join(' / ') || null;
  const outcome =
    kind === 'aml' ? amlOutcome(result) : slug.startsWith('onfido') ? onfidoOutcome(result, sub) : 'unknown';
  return [
    check(kind, issuerOf(slug), outcome, { providerOutcome, at, details: claim }),
    ...Object.entries(record(claim.breakdown)).map(([part, value]) => partCheck(slug, part, value, at)),
  ];
}

/** The worse of two words decides: `clear` with a worse `sub_result` is as bad as that. */
function onfidoOutcome(result: string | null, sub: string | null): CheckOutcome {
  const outcomes = [result, sub]
    .filter((each) => each !== null)
    .map((each) => onfidoWords[each.toLowerCase()] ?? 'unknown');
  return outcomes.toSorted((a, b) => worst.indexOf(b) - worst.indexOf(a))[0] ?? 'not_done';
}

function amlOutcome(result: string | null): CheckOutcome {
  return amlWords[result?.toLowerCase() ?? ''] ?? 'unknown';
}

/** The issuer: `onfido-service-cert` is a check by onfido. */
function issuerOf(slug: string): string {
  return slug.replace(/-service-cert$/, '');
}

function partCheck(slug: string, part: string, value: unknown, at: string | null): Check {
  const result = word(record(value).result ?? value);
  return check(partKinds[part] ?? 'document', `${issuerOf(slug)} ${part}`, onfidoOutcome(result, null), {
    providerOutcome: result,
    at,
    details: value,
  });
}

function claimOf(cert: Record<string, unknown>): Record<string, unknown> {
  return record(record(cert.Claim)._customFields ?? cert.Claim);
}

/** Newer certificates are `{ status, hits }` without a `Claim`. */
function resultOf(cert: Record<string, unknown>): string | null {
  const claim = claimOf(cert);
  return word(claim.result) ?? word(claim.match_status) ?? word(claim.status) ?? word(cert.status);
}

function kindOf(slug: string): CheckKind {
  if (/complyadvantage|aml|sanction|pep/.test(slug)) return 'aml';
  return /crypto|wallet/.test(slug) ? 'crypto' : 'document';
}
