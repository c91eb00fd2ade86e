'use client';

import { Choice } from '#components/ui/form/choice.tsx';
import { Field } from '#components/ui/form/field.tsx';
import type { When } from './when.ts';

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
