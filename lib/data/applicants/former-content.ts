import type { ApplicantContent, Check, ConfigEntry, Hit } from '#lib/review/applicant/applicant.ts';
import type { CryptoCheck } from '#lib/review/applicant/crypto-check.ts';

/**
 * Records sealed before 27 November 2026 hold a vendor's own keys: `config` as an object of seven of them, and checks
 * without `subject` and `comparesField`. A record is sealed anew when its vendor is read again, so both forms are read
 * here, and this is the only place outside lib/providers that knows those keys.
 */
type FormerContent = Omit<ApplicantContent, 'config' | 'checks'> & { config: FormerConfig; checks: FormerCheck[] };
type FormerCheck = Omit<Check, 'subject' | 'comparesField'>;
type EntryPart = 'topics' | 'entityIds' | 'identifiers' | 'gender';
type FormerConfig = {
  weightsId: string | null;
  flowId: string | null;
  flowName: string | null;
  setupId: string | null;
  setupVersionId: string | null;
  autoApprove: boolean | null;
  uniqueFaceMatch: boolean | null;
};

/** A stored record as the adapters write it today. Exactly: what a vendor tells unchanged is no change. */
export function inCurrentForm(stored: ApplicantContent | FormerContent): ApplicantContent {
  const hits = stored.hits.map(withEntry);
  const crypto = stored.crypto.map(withFindings);
  if (!isFormer(stored)) return { ...stored, hits, crypto };
  return { ...stored, hits, crypto, config: entriesOf(stored.config), checks: stored.checks.map(withNames) };
}

function isFormer(stored: ApplicantContent | FormerContent): stored is FormerContent {
  return !Array.isArray(stored.config);
}

function entriesOf(former: FormerConfig): ConfigEntry[] {
  const flow = former.flowName ?? former.flowId;
  const yesOrNo = (value: boolean | null) => (value === null ? null : value ? 'yes' : 'no');
  return [
    ...entry('weightsId', 'Weights', former.weightsId, null),
    ...entry('flow', 'Flow', flow, former.flowName === null ? null : former.flowId),
    ...entry('autoApprove', 'Approves by itself', yesOrNo(former.autoApprove), null),
    ...entry('uniqueFaceMatch', 'Searches for the same face', yesOrNo(former.uniqueFaceMatch), null),
    ...entry('flow', 'Set-up', former.setupId, former.setupVersionId),
  ];
}

function entry(name: string, label: string, value: string | null, detail: string | null): ConfigEntry[] {
  return value === null ? [] : [{ name, label, value, detail }];
}

/** Until 27 November 2026 no hit had topics, ids of its entry, identifiers or a gender. */
function withEntry(hit: Hit | Omit<Hit, EntryPart>): Hit {
  return { topics: [], entityIds: [], identifiers: [], gender: null, ...hit };
}

/**
 * Until 28 November 2026 a wallet had no band, outcome or details. Only one vendor gave scores: what they meant is not
 * guessed here, so one with a score is not clear until the vendor is read again.
 */
function withFindings(check: CryptoCheck | Omit<CryptoCheck, 'band' | 'outcome' | 'details'>): CryptoCheck {
  const isScreened = check.score !== null || check.reviewStatus !== null;
  return { band: null, outcome: isScreened ? 'unknown' : 'not_done', details: null, ...check };
}

function withNames(former: FormerCheck): Check {
  const { name } = former;
  const comparesField = /^dmv_(.+)_match$/.exec(name)?.[1] ?? /^(.+)_crosscheck$/.exec(name)?.[1] ?? null;
  const part = comparesField ?? /^doc_(.+)$/.exec(name)?.[1] ?? null;
  const subject = /^(dmv|ofac)_status_e$/.test(name) ? '' : (part?.replaceAll('_', ' ') ?? null);
  return { ...former, subject, comparesField };
}
