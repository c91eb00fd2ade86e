'use client';

import { useState } from 'react';
import { NewSecret } from './new-secret.tsx';
import type { SettingFieldProps } from './setting-field.ts';
import { StoredSecret } from './stored-secret.tsx';

/** A secret of one line. */
export function SecretSetting({ control, value, problems, addressBefore, onChange }: SettingFieldProps) {
  const [isReplacing, setIsReplacing] = useState(false);
  const { name, title, description, isSet, isOptional, isOurs } = control;
  const error = problems[name];
  const isCleared = isSet && value === null;
  if (isCleared || (isSet && !isReplacing && !error)) {
    return (
      <StoredSecret
        control={control}
        isCleared={isCleared}
        onReplace={() => setIsReplacing(true)}
        onChange={onChange}
      />
    );
  }
  const aside = isSet ? 'Leave empty to keep the old one' : isOptional ? 'Optional' : undefined;
  const text = typeof value === 'string' ? value : '';
  return (
    <NewSecret
      label={title}
      aside={aside}
      hint={description}
      error={error}
      value={text}
      onChange={onChange}
      isOurs={isOurs}
      addressBefore={addressBefore}
    />
  );
}
