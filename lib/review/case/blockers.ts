import type { ApplicantContent, IdentityDocument } from '../applicant/applicant.ts';
import { documentLabel, hasTwoSides } from '../applicant/labels.ts';
import { quoted } from '../audit/quoted.ts';
import { type Difference, differenceLabel, differencesAmong, unreadWords } from '../facts/differences.ts';
import { readZone } from '../facts/mrz.ts';
import type { Statement } from '../facts/statement.ts';
import { expiryOf, identityDocuments, statementsOf } from '../facts/statements.ts';
import { type BlockingHit, hitBlockers, openHits } from '../hits/blockers.ts';
import { vendorHits } from '../hits/vendor-hits.ts';
import { dayEverywhere, daysBetween, lastDayOf, yearsBetween } from '../values/day.ts';
import { barcodeFaults } from './barcode-faults.ts';
import type { Blocker, DocumentFault } from './blocker.ts';
import { checkBlockers } from './check-blockers.ts';
import { locationBlockers } from './location-blockers.ts';

export const ofAgeYears = 18;
const expiresSoonDays = 30;

/**
 * `problem`: why the vendor's last answer could not be saved, or null. `hits`: the kept hits that the vendor still
 * tells; without them all hits are open. `faces`: what members said of the faces.
 */
export type BlockerContext = {
  now: Date;
  problem?: string | null;
  hits?: readonly BlockingHit[];
  faces?: readonly Blocker[];
};

/**
 * The blockers of an applicant, worst first, each once. Titles do not change with the date or a score, so that a case
 * opens again for something new and not because a day has passed. They hold no personal data.
 */
export function blockersOf(applicant: ApplicantContent, context: BlockerContext): Blocker[] {
  const { now, problem = null, hits = openHits(vendorHits(applicant)), faces = [] } = context;
  const statements = statementsOf(applicant, now);
  const differences = differencesAmong(statements, applicant).filter(
    (difference) => !difference.isRegistryMismatchOnly,
  );
  const contradicted = new Set(differences.flatMap(({ kind, field }) => (kind === 'differs' ? field : [])));
  const found = [
    ...problemBlockers(problem),
    ...hits.flatMap(hitBlockers),
    ...faces,
    ...differences.map(differenceBlocker),
    ...ageBlockers(statements, now),
    ...identityDocuments(applicant).flatMap((paper) => documentBlockers(applicant, paper, statements, now)),
    ...checkBlockers(applicant, contradicted, statements, hits.length > 0),
    ...locationBlockers(applicant),
    ...wordBlockers(applicant),
  ];
  return onceEach(found).sort((a, b) => rank(a) - rank(b));
}

const tones: Blocker['tone'][] = ['fail', 'attention', 'unknown', 'pending'];

/** Among blockers of one tone an open hit comes first, because only a hit prevents approval. */
function rank({ tone, kind }: Blocker): number {
  return tones.indexOf(tone) * 2 + (kind === 'hit' ? 0 : 1);
}

/** Of blockers with one label only the worst; of hits each, because they are counted. */
function onceEach(blockers: Blocker[]): Blocker[] {
  const worstFirst = blockers.toSorted((a, b) => rank(a) - rank(b));
  return blockers.filter(
    (blocker) =>
      blocker.kind === 'hit' ||
      worstFirst.find(({ label, kind }) => label === blocker.label && kind !== 'hit') === blocker,
  );
}

function problemBlockers(problem: string | null): Blocker[] {
  if (problem === null) return [];
  const title =
    problem === 'too_large' ? 'The provider’s answer is too large to read' : 'The provider’s answer could not be read';
  return [{ kind: 'problem', tone: 'fail', label: 'Not read', title, place: 'session' }];
}

function differenceBlocker({ kind, field, documentId, tone, title }: Difference): Blocker {
  const isContact = field === 'address' || field === 'email';
  const place = documentId !== null ? 'documents' : isContact ? 'contact' : 'identity';
  const name = differenceLabel(field);
  const label = { differs: name, unread: unreadWords(field).label, mixed_letters: `${name} in two alphabets` }[kind];
  return { kind: 'difference', tone, label, title, place };
}

/** By the latest birth date of any source: if one source makes the applicant a minor, a reviewer looks. */
function ageBlockers(statements: readonly Statement[], now: Date): Blocker[] {
  const days = statements.filter(({ field, unread }) => field === 'birthDate' && !unread);
  const young = days.filter(({ key }) => yearsBetween(lastDayOf(key), dayEverywhere(now)) < ofAgeYears);
  if (young.length === 0) return [];
  const isPrinted = young.some(({ source }) => source !== 'Provided');
  const title = `Under ${ofAgeYears} ${isPrinted ? 'on the document' : 'in the form'}`;
  return [{ kind: 'age', tone: 'fail', label: `Under ${ofAgeYears}`, title, place: 'identity' }];
}

function documentBlockers(
  applicant: ApplicantContent,
  paper: IdentityDocument,
  statements: readonly Statement[],
  now: Date,
): Blocker[] {
  return documentFaults(applicant, paper, statements, now).map(([tone, label, title]) => ({
    kind: 'document',
    tone,
    label,
    title,
    place: 'documents',
  }));
}

/** What is wrong with a document, and what is lacking because of it. */
export function documentFaults(
  applicant: ApplicantContent,
  paper: IdentityDocument,
  statements: readonly Statement[],
  now: Date,
): DocumentFault[] {
  const name = documentLabel(paper.type);
  return [
    ...expiry(expiryOf(paper, statements), name, now),
    ...sides(paper, name),
    ...zone(paper, now),
    ...barcodeFaults(applicant, paper, now),
  ];
}

function expiry(expiresOn: string | null, name: string, now: Date): DocumentFault[] {
  if (expiresOn === null) return [];
  const left = daysBetween(dayEverywhere(now), expiresOn);
  if (left < 0) return [['fail', 'Expired', `${name} expired`, 'document_in_date']];
  if (left > expiresSoonDays) return [];
  return [
    [
      'attention',
      left === 0 ? 'Expires today' : `Expires in ${left} ${left === 1 ? 'day' : 'days'}`,
      `${name} expires within ${expiresSoonDays} days`,
      null,
    ],
  ];
}

function sides({ type, images }: IdentityDocument, name: string): DocumentFault[] {
  const parts = new Set(images.map(({ part }) => part));
  if (images.length === 0)
    return [['attention', 'No image', `No image of the ${name.toLowerCase()}`, 'document_image']];
  if (!hasTwoSides(type) || (parts.has('front') && parts.has('back'))) return [];
  const isBack = parts.has('front');
  const missing = isBack ? 'Back' : 'Front';
  const title = `${missing} of the ${name.toLowerCase()} missing`;
  return [['attention', `${missing} missing`, title, isBack ? 'document_back' : 'document_front']];
}

function zone({ mrz }: IdentityDocument, now: Date): DocumentFault[] {
  if (mrz === null || mrz.trim() === '') return [];
  const reading = readZone(mrz, now);
  if (!reading) return [['attention', 'MRZ', 'Machine readable zone can’t be read', 'document_readable']];
  return reading.digits.wrong.length === 0
    ? []
    : [['fail', 'MRZ check digit', 'A check digit of the machine readable zone is wrong', 'document_check']];
}

function wordBlockers({ status, providerStatus }: ApplicantContent): Blocker[] {
  if (status !== 'unknown') return [];
  const word = quoted(providerStatus);
  return [
    {
      kind: 'unknown_word',
      tone: 'unknown',
      label: `Status${word}`,
      title: `Unknown status${word} from the provider`,
      place: 'session',
    },
  ];
}
