import { useState } from 'react';
import { buttonClass } from '#components/ui/button.tsx';
import { Menu, MenuItem } from '#components/ui/menu/menu.tsx';
import { type Assigned, assignCases, mostAssigned, useAssignable } from './assign.ts';
import type { Picked } from './selection.ts';

/** What is told after an assignment. */
export type AssignOutcome = { words: string; refused: Assigned['refused'] };

type AssignMenuProps = {
  picked: readonly Picked[];
  meId: string;
  /** Reviewers assign cases to themselves alone. */
  mayAssignOthers: boolean;
  onAssigned: (outcome: AssignOutcome) => void;
};

/** Assigns the selected cases, or ends their assignments. */
export function AssignMenu({ picked, meId, mayAssignOthers, onAssigned }: AssignMenuProps) {
  const [isBusy, setIsBusy] = useState(false);
  const { data, isError } = useAssignable(mayAssignOthers);
  if (picked.length === 0 || picked.length > mostAssigned)
    return <span className="text-12 text-t3">Assign takes up to {mostAssigned} cases, selected by row</span>;
  const assign = async (toId: string | null, to: string) => {
    setIsBusy(true);
    const found = await assignCases(picked, toId);
    setIsBusy(false);
    onAssigned(
      typeof found === 'string'
        ? { words: found, refused: [] }
        : { words: `${found.done.toLocaleString('en')} assigned to ${to}.`, refused: found.refused },
    );
  };
  return (
    <Menu
      at="above"
      label="Assign to"
      triggerClass={buttonClass('plain', 'sm')}
      trigger={isBusy ? 'Assigning' : 'Assign…'}
    >
      <MenuItem onChoose={() => void assign(meId, 'you')}>Me</MenuItem>
      {isError && <p className="px-8 py-4 text-12 text-fail">Your colleagues could not be read.</p>}
      {data?.members
        .filter(({ id }) => id !== meId)
        .map(({ id, name }) => (
          <MenuItem key={id} onChoose={() => void assign(id, name)}>
            {name}
          </MenuItem>
        ))}
      <MenuItem onChoose={() => void assign(null, 'no one')}>No one: end the assignment</MenuItem>
    </Menu>
  );
}
