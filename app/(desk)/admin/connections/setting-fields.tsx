'use client';

import { PlainField } from '#components/review/plain-field.tsx';
import { CheckBox } from '#components/ui/form/check-box.tsx';
import { CodeField } from '#components/ui/form/code-field.tsx';
import type { SettingControl, SettingsDraft } from '#lib/review/connections/setting.ts';
import type { SecretAddress } from '#lib/review/connections/view.ts';
import { SecretSetting } from './secret-setting.tsx';
import type { SettingFieldProps } from './setting-field.ts';
import { VariantsSetting } from './variants-setting.tsx';

type SettingFieldsProps = {
  controls: SettingControl[];
  draft: SettingsDraft;
  problems: Record<string, string>;
  secretAddress: SecretAddress;
  onChange: (draft: SettingsDraft) => void;
};

/** The fields of a provider's settings, drawn from its schema. */
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

/** The first values of a form. Secrets are empty, because they are never sent to a browser. */
export function draftOf(controls: SettingControl[]): SettingsDraft {
  return Object.fromEntries(
    controls.map(({ name, value, control }) => [name, value ?? (control.kind === 'switch' ? false : '')]),
  );
}

function SettingField(props: SettingFieldProps) {
  const { control: setting, value, problems, onChange } = props;
  const { title, description, isOptional, control } = setting;
  if (control.kind === 'variants') return <VariantsSetting {...props} />;
  if (setting.isSecret) return <SecretSetting {...props} />;
  const problem = problems[setting.name];
  const text = typeof value === 'string' ? value : '';
  if (control.kind === 'switch')
    return <CheckBox label={title} hint={description} checked={value === true} onChange={onChange} />;
  if (control.kind === 'json') {
    const aside = isOptional ? 'Optional' : undefined;
    return (
      <CodeField
        label={title}
        aside={aside}
        hint={description}
        error={problem}
        value={text}
        onChange={onChange}
        placeholder="{ }"
      />
    );
  }
  return <PlainField field={{ ...setting, control }} value={text} problem={problem} onChange={onChange} />;
}
