import Link from 'next/link';
import { cx } from '#components/ui/cx.ts';
import { linkClass } from '#components/ui/link.ts';
import { Tone } from '#components/ui/tone.tsx';
import type { RuleDifference } from '#lib/review/rules/difference.ts';
import type { CellEffect } from '#lib/review/rules/effects.ts';
import { keyLabel } from '#lib/review/rules/matrix.ts';
import type { RuleKind } from '#lib/review/rules/rule.ts';
import type { PublishView, RulesView } from '#lib/review/rules/view.ts';
import { valueWords } from '#lib/review/rules/words.ts';
import { partHref } from '../../place.ts';

type EffectTableProps = {
  view: RulesView;
  kind: RuleKind;
  changes: readonly RuleDifference[];
  applicants: number;
  effects: readonly CellEffect[];
  request: PublishView | null;
  openKey: string | null;
};

/** Each changed value, and how many stored applicants it is about; a number opens them. */
export function EffectTable({ view, kind, changes, applicants, effects, request, openKey }: EffectTableProps) {
  const { book, connection, rights } = view;
  const byKey = new Map(effects.map((effect) => [effect.key, effect]));
  const search = { kind, ...(request ? { request: request.id } : {}) };
  return (
    <table aria-label="Changed values" className="rule-table">
      <thead>
        <tr>
          <th scope="col">Changed value</th>
          <th scope="col" className="w-160">
            Before and after
          </th>
          {kind === 'requirements' && (
            <th scope="col" className="w-264">{`On the last ${applicants.toLocaleString('en')} applicants`}</th>
          )}
        </tr>
      </thead>
      <tbody>
        {changes.map(({ key, before, after }) => (
          <tr key={key} className={cx('hover:bg-s2', key === openKey && 'bg-accent-tint')}>
            <td>{keyLabel(book, kind, key)}</td>
            <td className="text-12">
              <span className="text-t3">{valueWords(book, kind, key, before)} → </span>
              <b className="font-semibold">{valueWords(book, kind, key, after)}</b>
            </td>
            {kind === 'requirements' && (
              <td className="text-12">
                <Effect
                  effect={byKey.get(key)}
                  href={rights.seeApplicants ? partHref(connection.id, 'simulation', { ...search, cell: key }) : null}
                />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Without an address the reader's role opens no applicants; 0 opens none. */
function Effect({ effect, href }: { effect: CellEffect | undefined; href: string | null }) {
  if (!effect) return <span className="text-t3">–</span>;
  if (effect.applicantIds === null) return <Tone tone="unknown">No stored field can tell</Tone>;
  const count = effect.applicantIds.length;
  if (count === 0) return <span className="text-t3">0, changes nothing</span>;
  const words = `${count.toLocaleString('en')} lack it`;
  const what = effect.isRequired ? 'would have failed' : 'would not fail by it';
  return (
    <>
      {href ? (
        <Link className={linkClass} href={href} prefetch={false}>
          {words}
        </Link>
      ) : (
        <span>{words}</span>
      )}
      <span className="text-t2">, {what}</span>
    </>
  );
}
