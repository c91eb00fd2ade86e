'use client';

import type { FieldValues } from '#lib/review/commands/field-values.ts';
import type { CommandField } from '#lib/review/commands/form-field.ts';
import { FieldError } from '../ui/form/field-error.tsx';
import { PlainField } from './plain-field.tsx';

type DrawnFieldsProps = {
  fields: CommandField[];
  values: FieldValues;
  problems: Record<string, string>;
  onChange: (values: FieldValues) => void;
};

/** The fields of a form, drawn from the adapter's schema. */
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

type DrawnProps = {
  field: CommandField;
  value: string | string[];
  problem: string | undefined;
  onChange: (value: string | string[]) => void;
};

function Drawn({ field: { control, standard, ...field }, value, problem, onChange }: DrawnProps) {
  if (control.kind === 'several') {
    const chosen = [value].flat();
    return (
      <Several title={field.title} options={control.options} chosen={chosen} problem={problem} onChange={onChange} />
    );
  }
  // An optional choice can be undone.
  const nothing = field.isOptional && standard === null ? 'Leave it to the provider' : undefined;
  return (
    <PlainField
      field={{ ...field, control }}
      value={String(value)}
      problem={problem}
      nothing={nothing}
      onChange={onChange}
    />
  );
}

type SeveralProps = {
  title: string;
  options: string[];
  chosen: string[];
  problem: string | undefined;
  onChange: (chosen: string[]) => void;
};

function Several({ title, options, chosen, problem, onChange }: SeveralProps) {
  const toggle = (option: string) =>
    onChange(chosen.includes(option) ? chosen.filter((one) => one !== option) : [...chosen, option]);
  return (
    <fieldset>
      <legend className="mb-4 text-12 font-medium text-t2">{title}</legend>
      {options.map((option) => (
        <label key={option} className="flex min-h-28 items-center gap-8">
          <input type="checkbox" checked={chosen.includes(option)} onChange={() => toggle(option)} />
          {option}
        </label>
      ))}
      {problem && <FieldError>{problem}</FieldError>}
    </fieldset>
  );
}
