import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import { Menu, MenuItem } from '#components/ui/menu/menu.tsx';
import type { FilterMenu } from './parts.ts';

export const addClass = cx(
  'inline-flex h-24 shrink-0 items-center gap-4 rounded-4 border border-dashed border-l2',
  'px-6 text-12 text-t2 hover:bg-s2 hover:text-t1 narrow:px-4 phone:h-36 phone:px-6',
);

/** The choices of one part of the filter, each on or off. */
export function PartMenu({ part, onChange }: { part: FilterMenu; onChange: (chosen: string[]) => void }) {
  const { field, choices, chosen } = part;
  return (
    <Menu
      label={`Filter by ${field.toLowerCase()}`}
      triggerClass={addClass}
      trigger={
        <>
          <Icon name="plus" />
          {field}
        </>
      }
    >
      {choices.map(([value, label]) => {
        const isOn = chosen.includes(value);
        return (
          <MenuItem
            key={value}
            kind="checkbox"
            checked={isOn}
            keepOpen
            onChoose={() => onChange(isOn ? chosen.filter((each) => each !== value) : [...chosen, value])}
          >
            <bdi>{label}</bdi>
            {isOn && <Icon name="check" className="ms-auto" />}
          </MenuItem>
        );
      })}
    </Menu>
  );
}
