'use client';

import { CheckBox } from '#components/ui/check-box.tsx';
import { Choice } from '#components/ui/choice.tsx';
import { CodeField } from '#components/ui/code-field.tsx';
import { Field } from '#components/ui/field.tsx';
import type { SettingControl, SettingsDraft } from '#lib/review/connection-setting.ts';
import type { SecretAddress } from '#lib/review/connection-view.ts';
import { SecretSetting } from './secret-setting.tsx';
import { VariantsSetting } from './variants-setting.tsx';

type DraftValue = SettingsDraft[string];

type SettingFieldsProps = {
  controls: SettingControl[];
  draft: SettingsDraft;
  problems: Record<string, string>;
  secretAddress: SecretAddress;
  onChange: (draft: SettingsDraft) => void;
};

/** The settings of a provider as its schema describes them. */
export function SettingFields({ controls, draft, problems, secretAddress, onChange }: SettingFieldsProps) {
  return (
    <div className="flex flex-col gap-12">
      {controls.map((control) => (
        <SettingField
          key={control.name}
          control={control}
          value={draft[control.name] ?? null}
          problems={problems}
          addressBefore={secretAddress?.field === control.name ? secretAddress.before : null}
          onChange={(value) => onChange({ ...draft, [control.name]: value })}
        />
      ))}
    </div>
  );
}

/** What stands in a form at first: everything but secrets, which nobody is sent. */
export function draftOf(controls: SettingControl[]): SettingsDraft {
  return Object.fromEntries(controls.map(({ name, value, control }) => [name, value ?? (control.kind === 'switch' ? false : '')]));
}

export type SettingFieldProps = {
  control: SettingControl;
  value: DraftValue;
  problems: Record<string, string>;
  /** What stands before it in the address of the webhooks, where it is part of that. */
  addressBefore: string | null;
  onChange: (value: DraftValue) => void;
};

function SettingField(props: SettingFieldProps) {
  const { control, value, problems, onChange } = props;
  const { kind } = control.control;
  if (kind === 'variants') return <VariantsSetting {...props} />;
  if (control.isSecret) return <SecretSetting {...props} />;
  const text = typeof value === 'string' ? value : '';
  const aside = control.isOptional ? 'Optional' : undefined;
  const told = { label: control.title, aside, hint: control.description, error: problems[control.name] };
  if (kind === 'switch') return <CheckBox label={control.title} hint={control.description} checked={value === true} onChange={onChange} />;
  if (kind === 'json') return <CodeField {...told} value={text} onChange={onChange} placeholder="{ }" />;
  if (kind === 'choice') {
    const options = control.control.kind === 'choice' ? control.control.options : [];
    return (
      <Choice
        {...told}
        value={text === '' ? null : text}
        options={options.map((word) => ({ value: word, label: word }))}
        onChange={onChange}
      />
    );
  }
  return (
    <Field
      {...told}
      value={text}
      inputMode={kind === 'number' ? 'numeric' : undefined}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
