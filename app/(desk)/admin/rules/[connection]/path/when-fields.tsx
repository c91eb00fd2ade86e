'use client';

import { Choice } from '#components/ui/form/choice.tsx';
import { Field } from '#components/ui/form/field.tsx';

/** When a request is sent, as it is chosen: at once, or at a local time ("2026-11-27T22:00"). */
export type When = { isLater: boolean; local: string };

export const atOnce: When = { isLater: false, local: '' };

/** The chosen time in UTC; null for at once, and while it can't be used. */
export function timeOf({ isLater, local }: When): { at: string | null; state: 'at_once' | 'valid' | 'not_valid' } {
  if (!isLater) return { at: null, state: 'at_once' };
  const ms = Date.parse(local);
  const isValid = Number.isFinite(ms) && ms > Date.now();
  return isValid ? { at: new Date(ms).toISOString(), state: 'valid' } : { at: null, state: 'not_valid' };
}

type WhenFieldsProps = { when: When; error: string | undefined; onChange: (when: When) => void };

/** When it goes to the provider, once a second person confirmed. */
export function WhenFields({ when, error, onChange }: WhenFieldsProps) {
  return (
    <div className="mt-4 flex flex-col gap-8">
      <Choice
        label="When"
        value={when.isLater ? 'later' : 'now'}
        options={[
          { value: 'now', label: 'At once, when confirmed' },
          { value: 'later', label: 'At a time' },
        ]}
        onChange={(value) => onChange({ ...when, isLater: value === 'later' })}
      />
      {when.isLater && (
        <Field
          type="datetime-local"
          label="Time, in your time zone"
          value={when.local}
          hint="If the values at the provider change before, it is suspended."
          {...(error === undefined || when.local === '' ? {} : { error })}
          onChange={(event) => onChange({ ...when, local: event.target.value })}
        />
      )}
    </div>
  );
}
