import { ChangedCount } from '#components/review/publishing/changed-count.tsx';
import { cx } from '#components/ui/cx.ts';
import { Icon, type IconName } from '#components/ui/icon.tsx';
import type { RuleKey } from '#lib/review/rules/rule.ts';

/** Which rules are shown: all, one group, or those with a mark. */
export type Chosen = { by: 'all' } | { by: 'group'; group: string } | { by: Mark };

/** What the list can be narrowed to: `dead` flips no session over its whole range. */
type Mark = 'changed' | 'outside' | 'offHint' | 'dead' | 'notReplayed';

export type Marks = Record<Mark, Set<string>>;

type GroupsProps = {
  rules: readonly RuleKey[];
  marks: Marks;
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
};

/** The groups of rules with how many there are and how many the draft changes. */
export function Groups({ rules, marks, chosen, onChoose }: GroupsProps) {
  const groups = [...Map.groupBy(rules, ({ group }) => group)];
  return (
    <nav
      aria-label="Groups"
      className={cx(
        'flex min-h-0 flex-col overflow-y-auto border-e border-l2 bg-s0 px-8 py-6 thin-scroll',
        'stacked:max-h-208 stacked:border-e-0 stacked:border-b',
      )}
    >
      <Entry
        label="All rules"
        count={rules.length}
        changed={marks.changed.size}
        isCurrent={chosen.by === 'all'}
        onChoose={() => onChoose({ by: 'all' })}
      />
      <h2 className="mt-12 mb-4 px-8 text-11 font-medium text-t3">Groups</h2>
      {groups.map(([group, members]) => (
        <Entry
          key={group}
          label={group}
          count={members.length}
          changed={members.filter(({ key }) => marks.changed.has(key)).length}
          isCurrent={chosen.by === 'group' && chosen.group === group}
          onChoose={() => onChoose({ by: 'group', group })}
        />
      ))}
      <h2 className="mt-12 mb-4 px-8 text-11 font-medium text-t3">Show only</h2>
      {only.map(([by, label, icon]) => (
        <Entry
          key={by}
          label={label}
          icon={icon}
          count={marks[by].size}
          changed={0}
          isCurrent={chosen.by === by}
          onChoose={() => onChoose({ by })}
        />
      ))}
      <p className="mt-auto px-8 pt-12 text-12 text-t3 short:hidden">
        Hints are estimates. The provider documents no ranges; a value outside is accepted.
      </p>
    </nav>
  );
}

const only: [by: Mark, label: string, icon: IconName][] = [
  ['changed', 'Changed in draft', 'check'],
  ['offHint', 'Outside the hint', 'attention'],
  ['outside', 'Changed outside', 'external'],
  ['dead', 'No effect', 'notDone'],
  ['notReplayed', 'Can’t replay', 'unknown'],
];

type EntryProps = {
  label: string;
  icon?: IconName;
  count: number;
  changed: number;
  isCurrent: boolean;
  onChoose: () => void;
};

function Entry({ label, icon, count, changed, isCurrent, onChoose }: EntryProps) {
  return (
    <button
      type="button"
      aria-current={isCurrent || undefined}
      onClick={onChoose}
      className={cx(
        'flex min-h-28 shrink-0 items-center gap-8 rounded-4 px-8 phone:min-h-44 short:min-h-24',
        isCurrent ? 'bg-s3 font-medium text-t1' : 'text-t2 hover:bg-s2 hover:text-t1',
      )}
    >
      {icon && <Icon name={icon} className={icon === 'attention' && count > 0 ? 'text-attention' : 'text-t3'} />}
      <span className="min-w-0 truncate">{label}</span>
      <span className="ms-auto flex items-center gap-8 text-12 font-normal text-t3">
        <ChangedCount count={changed} />
        {count}
      </span>
    </button>
  );
}
