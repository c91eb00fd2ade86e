'use client';

import { type ReactNode, useId, useState } from 'react';
import { Button } from '../button.tsx';
import { cx } from '../cx.ts';
import { fieldClass, Label } from './field.tsx';
import { FieldError } from './field-error.tsx';

type SecretFieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  aside?: ReactNode;
  error?: string;
  hint?: ReactNode;
  placeholder?: string;
  /** Beside the field, such as a button that makes a secret. */
  act?: ReactNode;
};

/**
 * A field for a secret, hidden until the person chooses to show it. Browsers are told not to remember it, and it never
 * comes back from the server.
 */
export function SecretField({ label, value, onChange, aside, error, hint, placeholder, act }: SecretFieldProps) {
  const id = useId();
  const [isShown, setIsShown] = useState(false);
  return (
    <div>
      <Label htmlFor={id} aside={aside}>
        {label}
      </Label>
      <div className="flex gap-6">
        <input
          id={id}
          type={isShown ? 'text' : 'password'}
          value={value}
          placeholder={placeholder}
          autoComplete="new-password"
          spellCheck={false}
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}-note`}
          onChange={(event) => onChange(event.target.value)}
          className={cx(fieldClass(Boolean(error)), 'mono h-28 px-8 phone:h-36')}
        />
        {value !== '' && (
          <Button aria-label={`${isShown ? 'Hide' : 'Show'} ${label}`} onClick={() => setIsShown(!isShown)}>
            {isShown ? 'Hide' : 'Show'}
          </Button>
        )}
        {act}
      </div>
      <div id={`${id}-note`}>
        {error && <FieldError>{error}</FieldError>}
        {!error && hint && <p className="mt-4 text-12 text-t3">{hint}</p>}
      </div>
    </div>
  );
}
