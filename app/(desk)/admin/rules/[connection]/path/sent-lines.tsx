import type { RuleDifference } from '#lib/review/rules/difference.ts';
import { cellParts, keysOf } from '#lib/review/rules/matrix.ts';
import type { RuleBook, RuleKind } from '#lib/review/rules/rule.ts';

type SentLinesProps = {
  book: RuleBook;
  kind: RuleKind;
  changes: readonly RuleDifference[];
  provider: string;
  /** The number of the version in force. */
  number: number | null;
};

/** What goes to the provider and what Docket keeps, always above the button. */
export function SentLines({ book, kind, changes, provider, number }: SentLinesProps) {
  return (
    <dl className="grid sent-grid gap-x-12 gap-y-2 text-12 leading-18">
      <dt className="text-t3">{provider}</dt>
      <dd>{sentWords(book, kind, changes)}</dd>
      <dt className="text-t3">Docket</dt>
      <dd>{number === null ? 'Keeps the new version' : `Keeps v${number} to roll back to`}</dd>
    </dl>
  );
}

/** "All 27 numbers, 24 as they are"; "4 of 12 sets, 25 switches each". */
export function sentWords(book: RuleBook, kind: RuleKind, changes: readonly RuleDifference[]): string {
  if (kind === 'weights') {
    const all = keysOf(book, kind).length;
    return `All ${all} numbers, ${all - changes.length} as they are`;
  }
  const { switches = [], types = [], sources = [] } = book.requirements ?? {};
  const changed = new Set(changes.map(({ key }) => `${cellParts(key).type}/${cellParts(key).source}`));
  return `${changed.size} of ${types.length * sources.length} sets, ${switches.length} switches each`;
}
