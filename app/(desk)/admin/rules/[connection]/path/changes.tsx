import { FirstRows } from '#components/review/publishing/first-rows.tsx';
import { Tone } from '#components/ui/tone.tsx';
import type { RuleDifference } from '#lib/review/rules/difference.ts';
import { cellParts, keyLabel } from '#lib/review/rules/matrix.ts';
import type { RuleBook, RuleKind } from '#lib/review/rules/rule.ts';
import { valueWords } from '#lib/review/rules/words.ts';

type ChangesProps = {
  book: RuleBook;
  kind: RuleKind;
  changes: readonly RuleDifference[];
  /** Keys that another side changed too. */
  alsoChanged?: readonly string[];
};

/** What changes, value by value: before and after. */
export function Changes({ book, kind, changes, alsoChanged = [] }: ChangesProps) {
  return (
    <FirstRows>
      {changes.map((change) => (
        <Change key={change.key} {...{ book, kind, change }} isClash={alsoChanged.includes(change.key)} />
      ))}
    </FirstRows>
  );
}

type ChangeProps = { book: RuleBook; kind: RuleKind; change: RuleDifference; isClash: boolean };

function Change({ book, kind, change: { key, before, after }, isClash }: ChangeProps) {
  const [label, where] = labelParts(book, kind, key);
  return (
    <li className="flex min-h-22 items-baseline gap-8 border-b border-l1 py-2 last:border-b-0">
      <span className="min-w-0">
        <span className="text-t1">{label}</span>
        {where && <span className="block text-11 text-t3">{where}</span>}
        {isClash && <Tone tone="attention">Both sides changed it</Tone>}
      </span>
      <span className="ms-auto whitespace-nowrap text-t3">
        {valueWords(book, kind, key, before)}
        <span aria-hidden="true"> → </span>
        <span className="sr-only"> to </span>
        <b className="font-semibold text-t1">{valueWords(book, kind, key, after)}</b>
      </span>
    </li>
  );
}

/** "Raw barcode" and "Driver license, barcode"; a weight has no second part. */
function labelParts(book: RuleBook, kind: RuleKind, key: string): [label: string, where: string | null] {
  if (kind === 'weights') return [keyLabel(book, kind, key), null];
  const parts = cellParts(key);
  const { switches = [], types = [], sources = [] } = book.requirements ?? {};
  const label = switches.find((one) => one.key === parts.key)?.label ?? parts.key;
  const type = types.find(({ id }) => id === parts.type)?.label ?? parts.type;
  return [label, `${type}, ${sources.find(({ id }) => id === parts.source)?.label ?? parts.source}`];
}
