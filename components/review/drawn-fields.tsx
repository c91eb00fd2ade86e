'use client';

import { useState } from 'react';
import { Field, Label } from '#components/ui/field.tsx';
import { FieldError } from '#components/ui/field-error.tsx';
import { Select } from '#components/ui/select.tsx';
import type { FormField } from '#lib/review/form-field.ts';

/** What stands in the form: text for one value, a list where several can be chosen. */
export type FieldValues = Record<string, string | string[]>;

type DrawnFieldsProps = {
  fields: FormField[];
  values: FieldValues;
  problems: Record<string, string>;
  onChange: (values: FieldValues) => void;
};

/** A form as the vendor's schema describes it. */
export function DrawnFields({ fields, values, problems, onChange }: DrawnFieldsProps) {
  return (
    <div className="flex flex-col gap-10">
      {fields.map((field) => (
        <Drawn
          key={field.name}
          field={field}
          value={values[field.name] ?? ''}
          problem={problems[`input.${field.name}`] ?? problems[field.name]}
          onChange={(value) => onChange({ ...values, [field.name]: value })}
        />
      ))}
    </div>
  );
}

/** At first: what the schema says stands there when nothing is said. */
export function standardValues(fields: FormField[]): FieldValues {
  return Object.fromEntries(fields.map(({ name, control, standard }) => [name, control === 'several' ? [] : (standard ?? '')]));
}

/** What is sent: numbers as numbers, and nothing for a field that was left empty. */
export function inputOf(fields: FormField[], values: FieldValues): Record<string, unknown> {
  const said = fields.flatMap(({ name, control }): [string, unknown][] => {
    const value = values[name] ?? '';
    if (Array.isArray(value)) return value.length > 0 ? [[name, value]] : [];
    const text = value.trim();
    if (text === '') return [];
    return [[name, control === 'number' && Number.isFinite(Number(text)) ? Number(text) : text]];
  });
  return Object.fromEntries(said);
}

type DrawnProps = { field: FormField; value: string | string[]; problem: string | undefined; onChange: (value: string | string[]) => void };

function Drawn({ field, value, problem, onChange }: DrawnProps) {
  const aside = field.isRequired ? undefined : 'Optional';
  if (field.control === 'choice') return <Choice field={field} value={String(value)} problem={problem} onChange={onChange} />;
  if (field.control === 'several') return <Several field={field} value={[value].flat()} problem={problem} onChange={onChange} />;
  return (
    <Field
      label={field.label}
      aside={aside}
      hint={field.description}
      error={problem}
      value={String(value)}
      inputMode={field.control === 'number' ? 'decimal' : undefined}
      autoComplete="off"
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function Choice({ field, value, problem, onChange }: Omit<DrawnProps, 'value'> & { value: string }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div>
      <Label aside={field.isRequired ? undefined : 'Optional'}>{field.label}</Label>
      <Select
        label={field.label}
        value={value === '' ? null : value}
        placeholder={field.isRequired ? 'Choose' : 'Leave it to the provider'}
        options={choicesOf(field)}
        onChange={onChange}
        open={isOpen}
        onOpenChange={setIsOpen}
      />
      {problem ? <FieldError>{problem}</FieldError> : field.description && <p className="mt-4 text-12 text-t3">{field.description}</p>}
    </div>
  );
}

/** What was chosen where nothing has to be can be unchosen. */
function choicesOf({ options, isRequired, standard }: FormField): { value: string; label: string }[] {
  const choices = options.map((option) => ({ value: option, label: option }));
  return isRequired || standard !== null ? choices : [{ value: '', label: 'Leave it to the provider' }, ...choices];
}

function Several({ field, value, problem, onChange }: Omit<DrawnProps, 'value'> & { value: string[] }) {
  const toggle = (option: string) => onChange(value.includes(option) ? value.filter((one) => one !== option) : [...value, option]);
  return (
    <fieldset>
      <legend className="mb-4 text-12 font-medium text-t2">{field.label}</legend>
      {field.options.map((option) => (
        <label key={option} className="flex min-h-28 items-center gap-8">
          <input type="checkbox" checked={value.includes(option)} onChange={() => toggle(option)} />
          {option}
        </label>
      ))}
      {problem && <FieldError>{problem}</FieldError>}
    </fieldset>
  );
}
