'use client';

import { useState } from 'react';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { Empty } from '#components/ui/empty.tsx';
import type { RuleKey } from '#lib/review/rules/rule.ts';
import { isOutsideHint } from '#lib/review/rules/words.ts';
import type { Editing } from '../open-rules.ts';
import { PathPane } from '../path/path-pane.tsx';
import { useDraft } from '../use-draft.ts';
import type { WeightEffects } from './effect.tsx';
import { type Chosen, Groups, type Marks } from './groups.tsx';
import { moveRow, nextChangedRow, rowOf } from './rows.ts';
import { WeightsTable } from './weights-table.tsx';

/** All numbers by group, the draft beside what is in force, and the way to the provider. */
export function WeightsEditor({ editing, effects }: { editing: Editing; effects: WeightEffects }) {
  const { book, current, draft } = editing;
  const edit = useDraft(editing);
  const [chosen, setChosen] = useState<Chosen>({ by: 'all' });
  const rules = book.weights ?? [];
  const ranges = Object.values(effects.ranges?.byKey ?? {});
  const changed = new Set(edit.changes.map(({ key }) => key));
  const outside = new Set([...(current?.outside ?? []), ...editing.behind].map(({ key }) => key));
  const value = ({ key }: RuleKey) => Number(edit.values[key]);
  const marks = {
    changed,
    outside,
    offHint: new Set(rules.filter((rule) => isOutsideHint(rule, value(rule))).map(({ key }) => key)),
    dead: new Set(ranges.filter(({ canReplay, flips }) => canReplay && flips === 0).map(({ key }) => key)),
    notReplayed: new Set(ranges.filter(({ canReplay }) => !canReplay).map(({ key }) => key)),
  };
  const shown = rules.filter((rule) => isChosen(chosen, rule, marks));
  useShortcuts('Weights', [
    { key: 'j', label: 'Next rule', run: () => moveRow(1) },
    { key: 'k', label: 'Previous rule', run: () => moveRow(-1) },
    { key: 'd', label: 'Next changed rule', run: nextChangedRow },
    { key: '0', label: 'Back to current', within: 'tr[data-rule]', run: () => backToCurrent() },
    {
      key: 'Enter',
      label: 'Edit the number',
      within: 'tr[data-rule]',
      run: () => rowOf()?.querySelector('input')?.focus(),
    },
  ]);
  const backToCurrent = () => {
    const key = rowOf()?.dataset.rule;
    const was = key === undefined ? undefined : draft?.base[key];
    if (key !== undefined && was !== undefined) edit.set?.({ [key]: was });
  };
  return (
    <div className="grid min-h-0 grow rule-weights-grid stacked:block">
      <Groups rules={rules} marks={marks} chosen={chosen} onChoose={setChosen} />
      <section aria-label="Weights" className="min-h-0 overflow-y-auto thin-scroll stacked:overflow-x-auto">
        {edit.lockedBecause && <p className="border-b border-l1 px-16 py-6 text-12 text-t2">{edit.lockedBecause}</p>}
        {shown.length === 0 ? (
          <Empty title="No rule is like this">Choose another group on the left.</Empty>
        ) : (
          <WeightsTable {...{ editing, edit, effects }} rules={shown} />
        )}
      </section>
      <PathPane editing={editing} edit={edit} />
    </div>
  );
}

function isChosen(chosen: Chosen, { key, group }: RuleKey, marks: Marks): boolean {
  if (chosen.by === 'all') return true;
  return chosen.by === 'group' ? chosen.group === group : marks[chosen.by].has(key);
}
