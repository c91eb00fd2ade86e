'use client';

import { useState } from 'react';
import { Choice } from '#components/ui/form/choice.tsx';
import { Field } from '#components/ui/form/field.tsx';
import type { SettingControl } from '#lib/review/connections/setting.ts';
import { NewSecret } from './new-secret.tsx';
import type { SettingFieldProps } from './setting-field.ts';
import { StoredSecret } from './stored-secret.tsx';

const none = '';

/** One of several sets of fields: the choice, then its fields. The stored value is a secret as a whole. */
export function VariantsSetting({ control, value, problems, onChange }: SettingFieldProps) {
  const [isReplacing, setIsReplacing] = useState(false);
  const { name, title, description, isSet, isOptional } = control;
  if (control.control.kind !== 'variants') return null;
  const { by, variants } = control.control;
  const isCleared = isSet && value === null;
  const hasProblem = Object.keys(problems).some((field) => field === name || field.startsWith(`${name}.`));
  if (isCleared || (isSet && !isReplacing && !hasProblem)) {
    return (
      <StoredSecret
        control={control}
        isCleared={isCleared}
        onReplace={() => setIsReplacing(true)}
        onChange={onChange}
      />
    );
  }
  const given = typeof value === 'object' && value !== null ? value : {};
  const chosen = variants.find((variant) => variant.value === given[by]);
  return (
    <fieldset className="flex flex-col gap-10">
      <legend className="sr-only">{title}</legend>
      <Choice
        label={title}
        aside={isSet ? 'Choose None to keep the old one' : isOptional ? 'Optional' : undefined}
        error={problems[name]}
        hint={description}
        value={chosen?.value ?? none}
        options={[
          { value: none, label: 'None' },
          ...variants.map((variant) => ({ value: variant.value, label: variant.value })),
        ]}
        onChange={(word) => onChange(word === none ? '' : { [by]: word })}
      />
      {chosen?.fields.map((field) => (
        <Within
          key={field.name}
          field={field}
          value={given[field.name] ?? ''}
          error={problems[`${name}.${field.name}`]}
          onChange={(text) => onChange({ ...given, [field.name]: text })}
        />
      ))}
    </fieldset>
  );
}

type WithinProps = {
  field: SettingControl;
  value: string;
  error: string | undefined;
  onChange: (text: string) => void;
};

function Within({ field: { title, isSecret, isOurs }, value, error, onChange }: WithinProps) {
  if (isSecret) return <NewSecret label={title} value={value} error={error} onChange={onChange} isOurs={isOurs} />;
  return (
    <Field
      label={title}
      value={value}
      error={error}
      autoComplete="off"
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
