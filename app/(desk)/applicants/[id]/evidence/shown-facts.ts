import type { ApplicantView } from '#lib/review/applicant/view.ts';

/** How many facts are not masked: after a reveal it is another number. */
export function shownFacts(view: Pick<ApplicantView, 'identity' | 'contact' | 'documents'>): number {
  const facts = [...view.identity, ...view.contact, ...view.documents.flatMap((document) => document.facts)];
  return facts.filter(({ isMasked }) => !isMasked).length;
}
