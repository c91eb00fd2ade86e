import type { ApplicantContent, IdentityDocument, ImagePart } from '../applicant/applicant.ts';
import type { CheckOutcome } from '../applicant/check-outcome.ts';
import { hasTwoSides } from '../applicant/labels.ts';
import { expiryOf, identityDocuments, statementsOf } from '../facts/statements.ts';
import type { ChecklistId, Policies } from '../policies/policies.ts';
import { dayEverywhere, lastDayOf, yearsBetween } from '../values/day.ts';
import { ofAgeYears } from './blockers.ts';
import type { EvidenceItem } from './evidence.ts';
import type { ChecklistItem } from './view.ts';

type Evidence = Pick<EvidenceItem, 'part' | 'state'>;

type Answer = { outcome: CheckOutcome; remark: string | null };

/** The items of the checklist policy, each answered from the applicant's data and images. */
export function checklistOf(
  items: Policies['checklist']['items'],
  applicant: ApplicantContent,
  { now, evidence }: { now: Date; evidence: readonly Evidence[] },
): ChecklistItem[] {
  return items.map(({ id, label }) => {
    const answer = answers[id](applicant, now, evidence);
    return { id, label, ...answer, needsHand: answer.outcome !== 'pass' && answer.outcome !== 'fail' };
  });
}

const answers: Record<ChecklistId, (applicant: ApplicantContent, now: Date, evidence: readonly Evidence[]) => Answer> =
  {
    document_in_date: documentInDate,
    adult,
    both_sides: bothSides,
    selfie_present: (_, __, evidence) =>
      evidence.length === 0 ? { outcome: 'not_done', remark: noSelfie } : present(evidence, 'selfie'),
  };

/** By the document with the latest expiry: one document in date is enough. */
function documentInDate(applicant: ApplicantContent, now: Date): Answer {
  const papers = identityDocuments(applicant);
  if (papers.length === 0) return { outcome: 'not_done', remark: 'no document' };
  const statements = statementsOf(applicant, now);
  const last = papers
    .flatMap((paper) => expiryOf(paper, statements) ?? [])
    .sort()
    .at(-1);
  if (last === undefined) return { outcome: 'unknown', remark: 'no date' };
  return last < dayEverywhere(now)
    ? { outcome: 'fail', remark: 'expired' }
    : { outcome: 'pass', remark: `until ${last.slice(0, 4)}` };
}

/** By documents alone: the birth date that applicants type themselves proves nothing. */
function adult(applicant: ApplicantContent, now: Date): Answer {
  const days = statementsOf(applicant, now).filter(
    ({ field, source, unread }) => field === 'birthDate' && source !== 'Provided' && !unread,
  );
  if (days.length === 0) return { outcome: 'unknown', remark: 'no birth date read' };
  const isAdult = days.every(({ key }) => yearsBetween(lastDayOf(key), dayEverywhere(now)) >= ofAgeYears);
  return isAdult ? { outcome: 'pass', remark: null } : { outcome: 'fail', remark: `under ${ofAgeYears}` };
}

function bothSides(applicant: ApplicantContent, _now: Date, evidence: readonly Evidence[]): Answer {
  const papers = identityDocuments(applicant);
  if (papers.length === 0) return { outcome: 'not_done', remark: 'no document' };
  if (papers.every(({ images }) => images.length === 0)) return { outcome: 'not_done', remark: noSides };
  const absent = papers.map(absentSide).find((remark) => remark !== null);
  if (absent) return { outcome: 'fail', remark: absent };
  const hidden = papers
    .flatMap(sidesOf)
    .map((part) => allPresent(evidence, part))
    .find(({ outcome }) => outcome !== 'pass');
  const isOneSided = papers.every(({ type }) => !hasTwoSides(type));
  return hidden ?? { outcome: 'pass', remark: isOneSided ? 'has one side' : null };
}

/** What of a document has to be seen. One that has nothing to turn over is whatever images there are of it. */
function sidesOf({ type, images }: IdentityDocument): ImagePart[] {
  return hasTwoSides(type) ? ['front', 'back'] : images.map(({ part }) => part);
}

/** Which side has no image at all, in the words of the remark. */
function absentSide(paper: IdentityDocument): string | null {
  const sides = sidesOf(paper);
  if (sides.length === 0) return 'no image';
  const missing = sides.find((side) => !paper.images.some(({ part }) => part === side));
  return missing ? `${missing} missing` : null;
}

/** Several documents have several fronts, and evidence does not say whose it is: each of them has to be there. */
function allPresent(evidence: readonly Evidence[], part: ImagePart): Answer {
  const mine = evidence.filter((item) => item.part === part);
  return mine.some(({ state }) => state === 'missing')
    ? { outcome: 'fail', remark: 'missing' }
    : mine.some(({ state }) => state === 'not_safe')
      ? notSafe
      : present(mine, part);
}

/** An image that exists but can't be shown safely needs attention: no reviewer can look at it. */
function present(evidence: readonly Evidence[], part: ImagePart): Answer {
  const mine = evidence.filter((item) => item.part === part && item.state !== 'missing');
  if (mine.length === 0) return { outcome: 'fail', remark: 'missing' };
  return mine.every(({ state }) => state === 'not_safe') ? notSafe : { outcome: 'pass', remark: null };
}

const noSides = 'No image: both sides can’t be checked';
const noSelfie = 'No image: a selfie can’t be checked';

const notSafe: Answer = { outcome: 'attention', remark: 'can’t be shown safely' };
