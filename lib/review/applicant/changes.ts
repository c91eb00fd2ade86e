import type { Blocker } from '../case/blocker.ts';
import type { Risk } from '../case/case.ts';
import type { Fact } from '../facts/fact.ts';
import { sentenceCase } from '../sentence-case.ts';
import type { QuestionnaireView } from './answer-view.ts';
import type { ApplicantView } from './view.ts';

/**
 * What differs between what is on the reviewer's screen and what is known now, in words for a sentence: "Birth date",
 * "Blockers". Empty when a decision would rest on the same. Left out is what the reader's own work changes: what was
 * seen, revealed, fetched or noted in the timeline; and who has the case, unless the reader had it and lost it. Left
 * out is also what Docket itself reads off the images of the same copy, unless it found a blocker: the vendor's data is
 * the same, and what was found has to be seen.
 */
export function changedParts(shown: ApplicantView, now: ApplicantView): string[] {
  const isSameCopy = shown.copyVersion === now.copyVersion && shown.hasCopy === now.hasCopy;
  const isOther = (part: (view: ApplicantView) => unknown) => JSON.stringify(part(shown)) !== JSON.stringify(part(now));
  const parts: [label: string, part: (view: ApplicantView) => unknown][] = [
    [`status at ${now.providerLabel}`, (view) => [view.status, view.providerStatus, view.flags]],
    ['checks', (view) => view.checks],
    ['hits', (view) => view.hits.hash],
    ['screenings', (view) => view.screenings],
    ['images', (view) => view.evidence.map(({ imageId, part, documentType }) => [imageId, part, documentType])],
    ['crypto checks', (view) => view.crypto],
    ['locations', (view) => view.locations],
    ['session', (view) => view.session],
    ['round', ({ case: of }) => of && [of.id, of.round]],
    ['case state', ({ case: of }) => of && [of.state === 'claimed' ? 'open' : of.state, of.outcome]],
    ['time left', ({ case: of }) => of?.dueAt],
    ['reason codes', (view) => view.reasons],
  ];
  const others = parts.filter(([, part]) => isOther(part)).map(([label]) => label);
  const lost = hasLostCase(shown, now) ? ['who has the case'] : [];
  const facts = isSameCopy ? [] : changedFacts(shown, now);
  const files = hasOtherFile(shown, now) ? ['images'] : [];
  const asked = hasOtherAnswers(shown.questionnaires, now.questionnaires) ? ['questionnaire'] : [];
  const all = [...lost, ...facts, ...others, ...asked, ...files, ...changedBlockers(shown, now, isSameCopy)];
  return [...new Set(all)].map(sentenceCase);
}

/** Whether the reader had claimed the case on their screen, and has no claim on it now. */
export function hasLostCase(shown: ApplicantView, now: ApplicantView): boolean {
  const { claim, assignee } = shown.case ?? {};
  // Only who has a claimed case may decide it.
  if (!claim || !shown.may.decide || now.case?.id !== shown.case?.id) return false;
  return now.case?.state !== 'decided' && (now.case?.claim === null || now.case?.assignee?.id !== assignee?.id);
}

/** Whether the vendor tells of other questions or answers. One that is masked on one side alone can't be compared. */
function hasOtherAnswers(before: QuestionnaireView[], after: QuestionnaireView[]): boolean {
  const shape = (all: QuestionnaireView[]) =>
    JSON.stringify(all.map((one) => [one.id, one.name, one.answers.map((each) => [each.question, each.isGiven])]));
  if (shape(before) !== shape(after)) return true;
  const [was, is] = [before, after].map((all) => all.flatMap(({ answers }) => answers));
  return (was ?? []).some((one, at) => {
    const other = is?.[at];
    return one.holds?.isMasked === other?.holds?.isMasked && one.answer !== other?.answer;
  });
}

/** Whether an image is another file than the one that was known. One that was only fetched meanwhile is the same. */
function hasOtherFile(shown: ApplicantView, now: ApplicantView): boolean {
  const known = new Map(shown.evidence.map(({ imageId, original }) => [imageId, original.sha256]));
  return now.evidence.some(({ imageId, original: { sha256 } }) => {
    const before = known.get(imageId) ?? null;
    return before !== null && sha256 !== null && before !== sha256;
  });
}

/** Those that follow from the copy and from what Docket reads off its images alone. */
const isRead = new Set<Blocker['kind']>(['difference', 'document', 'age']);

const namedAtMost = 3;

/**
 * Blockers and risk. Of the same copy, those that Docket has found are named by their titles, and those that its own
 * reading has cleared are no change.
 */
function changedBlockers(shown: ApplicantView, now: ApplicantView, isSameCopy: boolean): string[] {
  const [before, after] = [shown.case?.blockers ?? [], now.case?.blockers ?? []];
  const more = after.filter((blocker) => !before.some((other) => isEqual(blocker, other)));
  const fewer = before.filter((blocker) => !after.some((other) => isEqual(blocker, other)));
  const isClearedHere = isSameCopy && more.length === 0 && fewer.every(({ kind }) => isRead.has(kind));
  const risks = [shown.case?.risk, now.case?.risk];
  const isLess = isClearedHere && fewer.length > 0 && levelOf(risks[1]) < levelOf(risks[0]);
  const risk = risks[0] === risks[1] || isLess ? [] : ['risk'];
  if ((more.length === 0 && fewer.length === 0) || isClearedHere) return risk;
  const isFoundHere = isSameCopy && fewer.every(({ kind }) => isRead.has(kind)) && more.length <= namedAtMost;
  return [...(isFoundHere ? more.map(({ title }) => title) : ['blockers']), ...risk];
}

function isEqual(one: Blocker, other: Blocker): boolean {
  return one.kind === other.kind && one.title === other.title && one.tone === other.tone && one.hitId === other.hitId;
}

function levelOf(risk: Risk | undefined): number {
  return ['low', 'medium', 'high'].indexOf(risk ?? 'low');
}

function changedFacts(shown: ApplicantView, now: ApplicantView): string[] {
  const before = factsOf(shown);
  const after = factsOf(now);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [one, other] = [before.get(key), after.get(key)];
    // A field that was revealed, or is masked again, can't be compared and is no change.
    if (one && other && one.fact.isMasked !== other.fact.isMasked) return [];
    return one && other && meaning(one.fact) === meaning(other.fact) ? [] : [(other ?? one)?.label ?? ''];
  });
}

function factsOf(view: ApplicantView): Map<string, { label: string; fact: Fact }> {
  const own = [...view.identity, ...view.contact].map((fact) => [fact.field, { label: fact.label, fact }] as const);
  const papers = view.documents.flatMap((document) =>
    document.facts.map((fact) => {
      const label = `${document.label}, ${fact.label.toLowerCase()}`;
      return [`${document.id} ${fact.field}`, { label, fact }] as const;
    }),
  );
  return new Map([...own, ...papers]);
}

function meaning({ value, difference }: Fact): string {
  return JSON.stringify([value, difference]);
}
