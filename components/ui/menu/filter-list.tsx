import { useId, useState } from 'react';
import { CheckBox } from '../form/check-box.tsx';
import { SearchBox } from '../form/search-box.tsx';
import { Icon } from '../icon.tsx';
import { addFilterClass, type FilterMenuProps } from './filter-menu.tsx';
import { NarrowedCount } from './narrowed-count.tsx';
import { Popover } from './popover.tsx';

/** The most choices that are drawn at once; typing narrows them. */
const mostDrawn = 50;

/** The choices of a field that may have hundreds, narrowed by typing; it stays open for the next choice. */
export function FilterList({ field, ...list }: FilterMenuProps) {
  return (
    <Popover
      trigger={
        <>
          <Icon name="plus" />
          {field}
        </>
      }
      triggerClass={addFilterClass}
      focusOn="input"
      className="w-288"
    >
      <FilterChoices field={field} {...list} />
    </Popover>
  );
}

type FilterChoicesProps = FilterMenuProps & { isShort?: boolean };

/** The choices without the button that opens them; `isShort`: so few that none has to be found. */
export function FilterChoices({ field, choices, chosen, onChange, isShort }: FilterChoicesProps) {
  const [text, setText] = useState('');
  // What is chosen shows at once; the rows of the new filter come later.
  const [picked, setPicked] = useState(chosen);
  const pick = (next: string[]) => {
    setPicked(next);
    onChange(next);
  };
  const count = useId();
  const wanted = text.trim().toLowerCase();
  const found = choices.filter(([, label]) => label.toLowerCase().includes(wanted));
  return (
    <>
      {!isShort && (
        <SearchBox
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={`Find in ${choices.length.toLocaleString('en')}`}
          aria-label={`Find in ${field.toLowerCase()}`}
          aria-describedby={count}
          maxLength={100}
          className="mb-8 h-28 px-8"
        />
      )}
      <fieldset className="max-h-288 overflow-auto thin-scroll">
        <legend className="sr-only">{field}</legend>
        {found.slice(0, mostDrawn).map(([value, label]) => {
          const isOn = picked.includes(value);
          return (
            <div key={value} className="px-4 py-4 phone:py-10">
              <CheckBox
                label={<bdi>{label}</bdi>}
                checked={isOn}
                onChange={() => pick(isOn ? picked.filter((each) => each !== value) : [...picked, value])}
              />
            </div>
          );
        })}
      </fieldset>
      <NarrowedCount id={count} found={found.length} drawn={mostDrawn} />
    </>
  );
}
