'use client';

import type { FormField, PlainControl } from '#lib/review/commands/form-field.ts';
import { Choice } from '../ui/form/choice.tsx';
import { Field } from '../ui/form/field.tsx';

type PlainFieldProps = {
  field: FormField & { control: PlainControl };
  value: string;
  problem: string | undefined;
  /** The label of the empty choice, where a choice is optional. */
  nothing?: string;
  onChange: (value: string) => void;
};

/** A field for one text, number or choice, in a form drawn from a schema. */
export function PlainField({ field, value, problem, nothing, onChange }: PlainFieldProps) {
  const { title, description, isOptional, control } = field;
  const told = { label: title, aside: isOptional ? 'Optional' : undefined, hint: description, error: problem };
  if (control.kind === 'choice') {
    const options = control.options.map((option) => ({ value: option, label: option }));
    return (
      <Choice
        {...told}
        value={value === '' ? null : value}
        placeholder={nothing}
        options={nothing === undefined ? options : [{ value: '', label: nothing }, ...options]}
        onChange={onChange}
      />
    );
  }
  return (
    <Field
      {...told}
      value={value}
      inputMode={control.kind === 'number' ? 'decimal' : undefined}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
