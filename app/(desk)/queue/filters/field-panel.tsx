import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { Field as DayInput } from '#components/ui/form/field.tsx';
import { Segmented } from '#components/ui/form/segmented.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { FilterChoices } from '#components/ui/menu/filter-list.tsx';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { queueAddress } from '#lib/review/case/queue-address.ts';
import { goToFilter } from '../use-queue.ts';
import {
  changeOf,
  chosenIn,
  type DayField,
  daysChange,
  type Field,
  type FilterChange,
  type ListField,
  movedTo,
} from './fields.ts';
import type { ChoicesState } from './use-choices.ts';

/** So few choices are seen at once. */
const mostUnsearched = 8;

type FieldPanelProps = {
  field: Field;
  filter: QueueFilter;
  state: ChoicesState;
  onClose: () => void;
  /** The panel of this chip: what it says is turned round with "is not". Without one, another chip is begun. */
  chip?: { isNot: boolean } | undefined;
};

/** The values of one field, with those that are on. */
export function FieldPanel({ field, filter, state, onClose, chip }: FieldPanelProps) {
  const go = (change: FilterChange) => goToFilter(queueAddress({ ...filter, ...change, cursor: null }));
  if ('from' in field)
    return (
      <Days
        field={field}
        filter={filter}
        onChange={(change) => {
          onClose();
          go(change);
        }}
      />
    );
  if (field.choices.length === 0) return <p className="text-12 text-t3">{noChoice[state]}</p>;
  return <Values field={field} filter={filter} chip={chip} onChange={go} />;
}

type ValuesProps = Pick<FieldPanelProps, 'filter' | 'chip'> & {
  field: ListField;
  onChange: (change: FilterChange) => void;
};

function Values({ field, filter, chip, onChange }: ValuesProps) {
  const partFor = (isNot: boolean) => (isNot && field.not) || field.part;
  const [isNot, setIsNot] = useState(chip?.isNot === true);
  const [chosen, setChosen] = useState(() => chosenIn(filter, partFor(isNot)));
  const turn = (next: boolean) => {
    if (next === isNot) return;
    const moved = chip && movedTo(filter, partFor(isNot), partFor(next));
    setIsNot(next);
    setChosen(moved ? moved.values : chosenIn(filter, partFor(next)));
    if (moved) onChange(moved.change);
  };
  return (
    <>
      {field.not && (
        <div className="mb-8">
          <Segmented
            label={`${field.name} is or is not`}
            options={[
              ['is', 'is'],
              ['not', 'is not'],
            ]}
            value={isNot ? 'not' : 'is'}
            onChange={(value) => turn(value === 'not')}
          />
        </div>
      )}
      <FilterChoices
        key={partFor(isNot)}
        field={field.name}
        choices={field.choices}
        isShort={field.choices.length <= mostUnsearched}
        chosen={chosen}
        onChange={(values) => onChange(changeOf(filter, partFor(isNot), values))}
      />
    </>
  );
}

const noChoice: Record<ChoicesState, string> = {
  failed: 'The choices could not be read.',
  reading: 'Reading the choices.',
  read: 'There is none yet.',
};

type DaysProps = { field: DayField; filter: QueueFilter; onChange: (change: FilterChange) => void };

/** A span that moves with the days, in the desk's time zone; or the first and the last day, both included. */
function Days({ field, filter, onChange }: DaysProps) {
  const day = (form: FormData, end: string) => String(form.get(end) ?? '');
  const [span] = chosenIn(filter, field.within);
  return (
    <>
      <ul aria-label={`${field.name}, relative to today`} className="-mx-4 mb-8 border-b border-l1 pb-8">
        {field.spans.map(([value, label]) => (
          <li key={value}>
            <button
              type="button"
              aria-pressed={value === span}
              onClick={() => onChange(daysChange(filter, field, { span: value }))}
              className={cx(
                'flex min-h-28 w-full items-center rounded-4 px-4 hover:bg-s3 phone:min-h-44',
                value === span && 'font-medium',
              )}
            >
              {label}
              {value === span && <Icon name="check" className="ms-auto" />}
            </button>
          </li>
        ))}
      </ul>
      <form
        aria-label={field.name}
        action={(form) => onChange(daysChange(filter, field, { first: day(form, 'from'), last: day(form, 'until') }))}
        className="flex flex-col gap-8"
      >
        <DayInput label="From (UTC)" type="date" name="from" defaultValue={chosenIn(filter, field.from)[0] ?? ''} />
        <DayInput label="Until (UTC)" type="date" name="until" defaultValue={chosenIn(filter, field.until)[0] ?? ''} />
        <Button type="submit" className="self-start">
          Show
        </Button>
      </form>
    </>
  );
}
