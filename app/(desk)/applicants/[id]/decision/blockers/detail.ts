import { apart } from '#components/review/apart.ts';
import { dayWords } from '#components/review/time/moments.ts';
import type { ApplicantView, CheckView } from '#lib/review/applicant/view.ts';
import type { Blocker } from '#lib/review/case/blocker.ts';
import type { Fact } from '#lib/review/facts/fact.ts';
import { sentenceCase } from '#lib/review/sentence-case.ts';
import { resultWords } from '../../details/grouped-checks.ts';

type Known = Pick<ApplicantView, 'identity' | 'contact' | 'documents' | 'checks'>;

/** What a blocker rests on: the values that differ, or what the vendor says. Null where the title says it all. */
export function detailOf({ kind, title }: Pick<Blocker, 'kind' | 'title'>, view: Known): string | null {
  if (kind === 'difference') return valuesOf(factWith(title, view));
  if (kind !== 'check') return null;
  const check = view.checks.find(({ label, outcome }) => outcome !== 'pass' && title.startsWith(label));
  return check ? saidOf(check, title) : null;
}

function factWith(title: string, { identity, contact, documents }: Known): Fact | undefined {
  const facts = [...identity, ...contact, ...documents.flatMap((document) => document.facts)];
  return facts.find(({ difference }) => difference?.title === title);
}

/** "Provided 03 Apr 1991, printed and MRZ 04 Mar 1991": sources that say the same together. */
function valuesOf(fact: Fact | undefined): string | null {
  if (!fact?.difference || fact.isMasked) return null;
  const told = fact.difference.values.filter(({ isVerdict }) => !isVerdict);
  const groups = [...Map.groupBy(told, ({ value }) => dayWords(value))];
  if (groups.length < 2) return null;
  return sentenceCase(
    groups.map(([value, said]) => `${sourcesOf(said.map(({ source }) => source))} ${apart(value)}`).join(', '),
  );
}

function sourcesOf(sources: string[]): string {
  const words = sources.map((source) =>
    /^[A-Z]{2}/.test(source) ? source : source.charAt(0).toLowerCase() + source.slice(1),
  );
  const last = words.pop() ?? '';
  return words.length === 0 ? last : `${words.join(', ')} and ${last}`;
}

/** The figure and the vendor's word, where the title has not said them. */
function saidOf(check: CheckView, title: string): string | null {
  const score = check.score === null ? null : `score ${Math.round(check.score * 100) / 100}`;
  // "Failed" alone is in the title.
  const words = check.outcomeWords === null ? null : resultWords(check);
  const parts = [words, score, ...check.reasons.slice(0, 1)].filter((part) => part !== null && part !== '');
  const isKnown = (text: string, others: string) => others.toLowerCase().includes(text.toLowerCase());
  const news = parts.flatMap((part, index) =>
    part === null || isKnown(part, title) || isKnown(part, parts.slice(0, index).join()) ? [] : part,
  );
  return news.length > 0 ? sentenceCase(news.join(', ')) : null;
}
