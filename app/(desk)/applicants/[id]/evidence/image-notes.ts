import { apart } from '#components/review/apart.ts';
import { dayWords } from '#components/review/time/moments.ts';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import type { EvidenceItem } from '#lib/review/case/evidence.ts';
import type { Fact } from '#lib/review/facts/fact.ts';

/** What differs of what is printed on an image, for the line below it. */
export type ImageNote = { tone: 'fail' | 'attention'; text: string };

type Known = Pick<ApplicantView, 'identity' | 'contact' | 'documents'>;

/** The notes by image: facts that differ, on the image on which they are printed. */
export function imageNotes(view: Known, evidence: readonly EvidenceItem[]): Map<string, ImageNote> {
  const facts = [...view.identity, ...view.contact, ...view.documents.flatMap((document) => document.facts)];
  const differing = facts.filter(({ difference }) => difference !== null);
  const notes = new Map<string, ImageNote>();
  for (const part of ['front', 'proof_of_address'] as const) {
    const item = evidence.find((each) => each.part === part);
    const here = differing.filter(({ field }) => (field === 'address') === (part === 'proof_of_address'));
    const note = item && noteOf(here);
    if (note) notes.set(item.imageId, note);
  }
  return notes;
}

/** The worst first; the others in number. */
function noteOf(facts: readonly Fact[]): ImageNote | null {
  const first = facts.find(({ difference }) => difference?.tone === 'fail') ?? facts[0];
  if (!first?.difference) return null;
  const more = facts.length > 1 ? `, and ${facts.length - 1} more` : '';
  return { tone: first.difference.tone, text: `${wordsOf(first, first.difference)}${more}` };
}

/** "Birth date 04 Mar 1991, form says 03 Apr 1991"; the title alone where a value is masked or is not printed. */
function wordsOf({ label, isMasked }: Fact, { title, values }: NonNullable<Fact['difference']>): string {
  const of = (source: RegExp) => values.find((value) => source.test(value.source) && !value.isVerdict)?.value;
  const [printed, provided] = [of(/^(Printed|Proof)/), of(/^Provided$/)];
  if (isMasked || printed === undefined || provided === undefined || printed === provided) return title;
  return `${label} ${apart(dayWords(printed))}, form says ${apart(dayWords(provided))}`;
}
