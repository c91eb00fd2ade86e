import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Popover } from '#components/ui/menu/popover.tsx';
import { type MetricsChoice, paramsBesideRange } from '#lib/review/metrics/address.ts';

type DaysPickerProps = { choice: MetricsChoice; from: string; to: string; words: string };

/** Any days, at most two years. A plain form: it leads to the address of these days. */
export function DaysPicker({ choice, from, to, words }: DaysPickerProps) {
  return (
    <Popover
      trigger={
        <>
          {words}
          <Icon name="down" className="text-t3" />
        </>
      }
      triggerClass="inline-flex h-28 items-center gap-6 rounded-4 border border-l3 bg-s1 px-8 hover:bg-s2 phone:h-44"
      focusOn="input"
    >
      <form action="/metrics" className="flex items-end gap-8 phone:flex-col phone:items-stretch">
        <Field label="From" type="date" name="from" defaultValue={from} required />
        <Field label="To" type="date" name="to" defaultValue={to} required />
        {Object.entries(paramsBesideRange(choice)).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button type="submit" look="primary" className="mb-4">
          Show
        </Button>
      </form>
    </Popover>
  );
}
