import type { Check } from '#lib/review/applicant/applicant.ts';
import type { CheckOutcome } from '#lib/review/applicant/check-outcome.ts';
import type { CryptoBand, CryptoCheck } from '#lib/review/applicant/crypto-check.ts';
import { check } from '../reading/check.ts';
import { readTime } from '../reading/time.ts';
import { amount, record, word, yesOrNo } from '../reading/word.ts';
import { detailsOf } from './crypto-details.ts';
import { dataOf } from './scans.ts';
import type { AllpassApplicant, CryptoAml } from './shapes.ts';
import { kindOf, plainWord } from './steps.ts';

/** What a step says of a wallet or a transaction before its details are read. */
export type CryptoReference = { amlId: string; type: string; said: Record<string, unknown> };

const most = 20;

/** No list names an applicant's crypto checks; only the steps may. */
export function cryptoReferences(applicant: AllpassApplicant): CryptoReference[] {
  const found = (applicant.servicesData ?? []).flatMap((step) => {
    if (kindOf(word(step.service) ?? '') !== 'crypto') return [];
    return dataOf(step).flatMap((data) => {
      const said = record(data);
      const amlId = word(said.amlId) ?? word(said.id);
      return amlId === null ? [] : [{ amlId, type: typeOf(said), said }];
    });
  });
  return [...new Map(found.map((each) => [each.amlId, each])).values()].slice(0, most);
}

/** The page shows WALLET, and mentions transactions. */
function typeOf(said: Record<string, unknown>): string {
  return word(said.type) ?? (word(said.txHash) === null ? 'WALLET' : 'TRANSACTION');
}

/** With details where the vendor gave them, else with what the step says. */
export function cryptoOf(applicant: AllpassApplicant, details: CryptoAml[]): CryptoCheck[] {
  const known = new Set(details.map(({ id }) => String(id)));
  const references = cryptoReferences(applicant);
  const bare = references.filter(({ amlId }) => !known.has(amlId));
  // The details of a transaction have no field for its hash, which the step may name.
  const stepOf = (id: string) => references.find(({ amlId }) => amlId === id)?.said;
  return [
    ...details.map((each) => ({
      ...entryOf(String(each.id), { ...stepOf(String(each.id)), ...each }),
      details: detailsOf(each),
    })),
    ...bare.map(({ amlId, type, said }) => entryOf(amlId, { ...said, type })),
  ];
}

/** A check that no applicant's step names. @param said what is known of it beside its details */
export function searchedOf(id: string, said: Record<string, unknown>, details: CryptoAml | null): CryptoCheck {
  if (details === null) return entryOf(id, said);
  return { ...entryOf(id, { ...said, ...details }), details: detailsOf(details) };
}

function entryOf(id: string, said: Record<string, unknown>): CryptoCheck {
  const score = amount(said.score);
  return {
    id,
    type: word(said.type),
    blockchain: word(said.blockchain),
    address: word(said.address) ?? word(said.txHash),
    score,
    reviewStatus: word(said.reviewStatus),
    band: bandOf(score),
    outcome: outcomeOf(score, said.reviewStatus),
    details: null,
  };
}

/** What the vendor's officer said of it, as `providerOutcome`; the score is the machine's. */
export function cryptoChecks(details: CryptoAml[]): Check[] {
  return details.map((each) => {
    const score = amount(each.score);
    return check('crypto', `crypto_aml ${word(each.type) ?? 'unknown'}`, outcomeOf(score, each.reviewStatus), {
      providerOutcome: word(each.reviewStatus),
      score,
      at: readTime(each.updatedAt) ?? readTime(each.createdAt),
      details: { blockchain: word(each.blockchain), address: word(each.address), entities: each.entities ?? null },
    });
  });
}

/**
 * The officer's rejection outweighs the score. `UNKNOWN`, the one review word on the vendor's page, and words we do not
 * know are neither a failure nor clear, whatever the score: a risky wallet then is for a person to look at.
 */
function outcomeOf(score: number | null, reviewStatus: unknown): CheckOutcome {
  const review = plainWord(reviewStatus);
  if (review === 'REJECTED') return 'fail';
  const risk = riskOf(score);
  if (review === '' || review === 'APPROVED') return risk;
  return risk === 'fail' || risk === 'attention' ? 'attention' : 'unknown';
}

const risks: Record<CryptoBand, CheckOutcome> = { low: 'pass', medium: 'attention', high: 'fail' };

function riskOf(score: number | null): CheckOutcome {
  const band = bandOf(score);
  return band === null ? 'unknown' : risks[band];
}

/** A score of 0 to 30 is low, to 69 medium, from 70 high (the vendor's own bands). */
function bandOf(score: number | null): CryptoBand | null {
  if (score === null || score < 0 || score > 100) return null;
  if (score >= 70) return 'high';
  return score > 30 ? 'medium' : 'low';
}

/** One outdated check is enough; null where the vendor tells of none. */
export function isOutdated(details: CryptoAml[]): boolean | null {
  const said = details.map(({ outdated }) => yesOrNo(outdated)).filter((each) => each !== null);
  return said.length === 0 ? null : said.includes(true);
}
