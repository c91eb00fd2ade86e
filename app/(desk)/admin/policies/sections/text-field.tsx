'use client';

import { useId } from 'react';
import { cx } from '#components/ui/cx.ts';
import { fieldClass } from '#components/ui/form/field.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';

type TextFieldProps = {
  /** Read out, where the row shows what it is. */
  label: string;
  value: string;
  error?: string | undefined;
  maxLength?: number;
  type?: 'text' | 'date' | 'time';
  onChange: (value: string) => void;
  className?: string;
};

/** One line of text in a row of a list, whose label is the row. */
export function TextField({
  label,
  value,
  error,
  maxLength = 120,
  type = 'text',
  onChange,
  className,
}: TextFieldProps) {
  const id = useId();
  return (
    <div className={cx('min-w-0', className ?? 'grow')}>
      <input
        type={type}
        aria-label={label}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? id : undefined}
        value={value}
        maxLength={type === 'text' ? maxLength : undefined}
        autoComplete="off"
        onChange={({ target }) => onChange(target.value)}
        className={cx(fieldClass(Boolean(error)), 'h-28 px-8 phone:h-36')}
      />
      {error && (
        <div id={id}>
          <FieldError>{error}</FieldError>
        </div>
      )}
    </div>
  );
}
