import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { addFilterClass } from '#components/ui/menu/filter-menu.tsx';
import { Popover } from '#components/ui/menu/popover.tsx';
import type { LedgerFilter } from '#lib/review/audit/ledger/filter.ts';

type Time = Pick<LedgerFilter, 'from' | 'until'>;
type TimePickerProps = { filter: LedgerFilter; today: string; onChange: (time: Time) => void };

const presets: [label: string, daysBack: number][] = [
  ['Today', 0],
  ['7 days', 6],
  ['30 days', 29],
  ['365 days', 364],
];

/** Days that end today, or any two minutes, in UTC as the rows of the ledger themselves. */
export function TimePicker({ filter, today, onChange }: TimePickerProps) {
  return (
    <Popover
      trigger={
        <>
          <Icon name="plus" />
          Time
        </>
      }
      triggerClass={addFilterClass}
      focusOn="button"
    >
      {(close) => (
        <TimeForm
          filter={filter}
          today={today}
          onChange={(time) => {
            close();
            onChange(time);
          }}
        />
      )}
    </Popover>
  );
}

function TimeForm({ filter, today, onChange }: TimePickerProps) {
  return (
    <>
      <div className="mb-12 flex gap-6">
        {presets.map(([label, daysBack]) => (
          <Button key={label} size="sm" onClick={() => onChange({ from: dayBefore(today, daysBack), until: null })}>
            {label}
          </Button>
        ))}
      </div>
      <form
        action={(form) => onChange({ from: textIn(form, 'from'), until: textIn(form, 'until') })}
        className="flex items-end gap-8 phone:flex-col phone:items-stretch"
      >
        <Field label="From (UTC)" type="datetime-local" name="from" defaultValue={minuteOf(filter.from, '00:00')} />
        <Field label="Until (UTC)" type="datetime-local" name="until" defaultValue={minuteOf(filter.until, '23:59')} />
        <Button type="submit">Show</Button>
      </form>
    </>
  );
}

function textIn(form: FormData, name: string): string | null {
  return String(form.get(name) ?? '') || null;
}

/** The field shows minutes; a day of the address is its first or last one. */
function minuteOf(text: string | null, ofDay: string): string {
  return text?.length === 10 ? `${text}T${ofDay}` : (text ?? '');
}

function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
