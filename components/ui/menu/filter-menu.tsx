import { cx } from '../cx.ts';
import { Icon } from '../icon.tsx';
import { Menu, MenuItem } from './menu.tsx';

/** The look of a button that adds a part to a filter. */
export const addFilterClass = cx(
  'inline-flex h-24 shrink-0 items-center gap-4 rounded-4 border border-dashed border-l2',
  'px-6 text-12 text-t2 hover:bg-s2 hover:text-t1 narrow:px-4 phone:h-36 phone:px-6',
);

export type FilterMenuProps = {
  field: string;
  choices: [value: string, label: string][];
  chosen: string[];
  onChange: (chosen: string[]) => void;
};

/** The choices of one field of a filter, each on or off; it stays open for the next choice. */
export function FilterMenu({ field, choices, chosen, onChange }: FilterMenuProps) {
  return (
    <Menu
      label={`Filter by ${field.toLowerCase()}`}
      triggerClass={addFilterClass}
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
