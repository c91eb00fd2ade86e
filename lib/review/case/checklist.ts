import type { ApplicantContent, CheckOutcome, ImagePart } from '../applicant/applicant.ts';
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
  return items.map(({ id, label }) => ({ id, label, ...answers[id](applicant, now, evidence) }));
}

const answers: Record<ChecklistId, (applicant: ApplicantContent, now: Date, evidence: readonly Evidence[]) => Answer> =
  {
    document_in_date: documentInDate,
    adult,
    both_sides: bothSides,
    selfie_present: (_, __, evidence) => present(evidence, 'selfie'),
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
  const cards = papers.filter(({ type }) => hasTwoSides(type));
  if (cards.length === 0) return { outcome: 'pass', remark: 'one side only' };
  const missing = (['front', 'back'] as const).find((part) =>
    cards.some(({ images }) => !images.some((image) => image.part === part)),
  );
  if (missing) return { outcome: 'fail', remark: `${missing} missing` };
  const hidden = (['front', 'back'] as const)
    .map((part) => present(evidence, part))
    .find(({ outcome }) => outcome !== 'pass');
  return hidden ?? { outcome: 'pass', remark: null };
}

/** An image that exists but can't be shown safely needs attention: no reviewer can look at it. */
function present(evidence: readonly Evidence[], part: ImagePart): Answer {
  const mine = evidence.filter((item) => item.part === part && item.state !== 'missing');
  if (mine.length === 0) return { outcome: 'fail', remark: 'missing' };
  return mine.every(({ state }) => state === 'not_safe')
    ? { outcome: 'attention', remark: 'can’t be shown safely' }
    : { outcome: 'pass', remark: null };
}
