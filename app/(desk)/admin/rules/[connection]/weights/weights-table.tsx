import type { RuleKey, RuleValues } from '#lib/review/rules/rule.ts';
import type { Editing } from '../open-rules.ts';
import type { DraftEdit } from '../use-draft.ts';
import type { WeightEffects } from './effect.tsx';
import { WeightRow } from './weight-row.tsx';

type WeightsTableProps = { editing: Editing; edit: DraftEdit; rules: readonly RuleKey[]; effects: WeightEffects };

/** Numbers by group: in force, in the draft, on a range. */
export function WeightsTable({ editing: { current, draft, behind }, edit, rules: shown, effects }: WeightsTableProps) {
  const changedElsewhere = [...(current?.outside ?? []), ...behind];
  return (
    <table aria-label="Weights" className="rule-table stacked:min-w-640">
      <thead>
        <tr>
          <th scope="col">Rule</th>
          <th scope="col" className="number w-72">
            Current
          </th>
          <th scope="col" className="number w-96">
            Draft
          </th>
          <th scope="col" className="w-148">
            Range, hint shaded
          </th>
          <th scope="col" className="w-180 narrow:w-156">
            In the simulation
          </th>
        </tr>
      </thead>
      {[...Map.groupBy(shown, ({ group }) => group)].map(([group, members]) => (
        <tbody key={group}>
          <tr>
            <th scope="rowgroup" colSpan={5} className="static text-13 font-semibold text-t1">
              {group}
            </th>
          </tr>
          {members.map((rule) => (
            <WeightRow
              key={rule.key}
              rule={rule}
              current={numberAt(current?.values, rule.key)}
              base={numberAt(draft?.base ?? current?.values, rule.key)}
              value={numberAt(edit.values, rule.key)}
              was={changedElsewhere.find(({ key }) => key === rule.key)?.before}
              effects={effects}
              isCurrent={edit.isSaved}
              onChange={edit.set && ((next) => edit.set?.({ [rule.key]: next }))}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function numberAt(values: RuleValues | undefined, key: string): number {
  return Number(values?.[key]);
}
