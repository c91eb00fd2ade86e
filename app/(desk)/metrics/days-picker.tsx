'use client';

import { useId } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { usePopover } from '#components/ui/use-popover.ts';
import type { MetricsChoice } from '#lib/review/metrics/address.ts';

type DaysPickerProps = { choice: MetricsChoice; from: string; to: string; words: string };

/** Any days, at most two years. A plain form: it leads to the address of these days. */
export function DaysPicker({ choice, from, to, words }: DaysPickerProps) {
  const id = useId();
  const { button, popup, onBeforeToggle, onToggle } = usePopover({
    at: 'below',
    onPresent: (_, opened) => opened.querySelector('input')?.focus(),
  });
  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        className="inline-flex h-28 items-center gap-6 rounded-4 border border-l3 bg-s1 px-8 hover:bg-s2 phone:h-44"
      >
        {words}
        <Icon name="down" className="text-t3" />
      </button>
      <div
        ref={popup}
        id={id}
        popover="auto"
        onBeforeToggle={onBeforeToggle}
        onToggle={onToggle}
        className="inset-auto rounded-6 bg-s4 p-12 text-t1 shadow-float"
      >
        <form action="/metrics" className="flex items-end gap-8 phone:flex-col phone:items-stretch">
          <Field label="From" type="date" name="from" defaultValue={from} required />
          <Field label="To" type="date" name="to" defaultValue={to} required />
          {choice.zone !== 'UTC' && <input type="hidden" name="zone" value={choice.zone} />}
          {!choice.compares && <input type="hidden" name="compare" value="no" />}
          {choice.connection && <input type="hidden" name="connection" value={choice.connection} />}
          <Button type="submit" look="primary" className="mb-4">
            Show
          </Button>
        </form>
      </div>
    </>
  );
}
