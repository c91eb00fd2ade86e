import type { Fact } from '../facts/fact.ts';
import { sentenceCase } from '../sentence-case.ts';
import type { ApplicantView } from './view.ts';

/**
 * What differs between what is on the reviewer's screen and what is known now, in words for a sentence: "Birth date",
 * "Blockers". Empty when a decision would rest on the same. Left out is what the reader's own work changes: what was
 * seen, revealed, fetched or noted in the timeline; and who has the case, unless the reader had it and lost it.
 */
export function changedParts(shown: ApplicantView, now: ApplicantView): string[] {
  const isOther = (part: (view: ApplicantView) => unknown) => JSON.stringify(part(shown)) !== JSON.stringify(part(now));
  const parts: [label: string, part: (view: ApplicantView) => unknown][] = [
    [`status at ${now.providerLabel}`, (view) => [view.status, view.providerStatus, view.flags]],
    ['checks', (view) => view.checks],
    ['hits', (view) => view.hits.hash],
    ['screenings', (view) => view.screenings],
    ['images', (view) => view.evidence.map(({ imageId, part, documentType }) => [imageId, part, documentType])],
    ['locations', (view) => view.locations],
    ['session', (view) => view.session],
    ['round', ({ case: of }) => of && [of.id, of.round]],
    ['case state', ({ case: of }) => of && [of.state === 'claimed' ? 'open' : of.state, of.outcome]],
    ['blockers', ({ case: of }) => of?.blockers],
    ['risk', ({ case: of }) => of?.risk],
    ['time left', ({ case: of }) => of?.dueAt],
    ['reason codes', (view) => view.reasons],
  ];
  const others = parts.filter(([, part]) => isOther(part)).map(([label]) => label);
  const lost = hasLostCase(shown, now) ? ['who has the case'] : [];
  return [...new Set([...lost, ...changedFacts(shown, now), ...others])].map(sentenceCase);
}

/** Whether the reader had claimed the case on their screen, and has no claim on it now. */
export function hasLostCase(shown: ApplicantView, now: ApplicantView): boolean {
  const { claim, assignee } = shown.case ?? {};
  // Only who has a claimed case may decide it.
  if (!claim || !shown.may.decide || now.case?.id !== shown.case?.id) return false;
  return now.case?.state !== 'decided' && (now.case?.claim === null || now.case?.assignee?.id !== assignee?.id);
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
