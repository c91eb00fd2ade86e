import { type FormEvent, useState } from 'react';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { Popover } from '#components/ui/menu/popover.tsx';
import { momentOf, presets } from './snooze-times.ts';

type SnoozeChoiceProps = {
  isBusy: boolean;
  /** Until when, ISO 8601. */
  onChoose: (until: string) => void;
};

/** Until when the selected cases are snoozed: the usual times, or any. Then comes the dry run. */
export function SnoozeChoice({ isBusy, onChoose }: SnoozeChoiceProps) {
  const [typed, setTyped] = useState('');
  const chooseTyped = (event: FormEvent, close: () => void) => {
    event.preventDefault();
    const until = momentOf(typed);
    if (until === null) return;
    close();
    onChoose(until);
  };
  return (
    <Popover
      at="above"
      trigger={isBusy ? 'Looking' : 'Snooze…'}
      triggerClass={buttonClass('plain', 'sm')}
      focusOn="button"
      className="w-240"
    >
      {(close) => (
        <>
          <ul aria-label="Snooze until" className="-mx-4 mb-8 border-b border-l1 pb-8">
            {presets.map(({ value, label, until }) => (
              <li key={value}>
                <button
                  type="button"
                  onClick={() => {
                    close();
                    onChoose(until(new Date()).toISOString());
                  }}
                  className="flex min-h-28 w-full items-center rounded-4 px-4 hover:bg-s3 phone:min-h-44"
                >
                  {label}
                </button>
              </li>
            ))}
          </ul>
          <form
            aria-label="Another time"
            onSubmit={(event) => chooseTyped(event, close)}
            className="flex flex-col gap-8"
          >
            <Field
              label="Until"
              type="datetime-local"
              required
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
            <Button type="submit" className="self-start">
              Dry run
            </Button>
          </form>
        </>
      )}
    </Popover>
  );
}
