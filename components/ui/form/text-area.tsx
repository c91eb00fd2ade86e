import { type ComponentProps, useId } from 'react';
import { cx } from '../cx.ts';
import { fieldClass, Label } from './field.tsx';
import { FieldError } from './field-error.tsx';

/** A text area with its length and limit beside the label. */
export function TextArea({
  label,
  value,
  maxLength,
  error,
  className,
  ...rest
}: ComponentProps<'textarea'> & { label: string; value: string; maxLength: number; error?: string }) {
  const id = useId();
  return (
    <div>
      <Label htmlFor={id} aside={`${value.length.toLocaleString('en')} of ${maxLength.toLocaleString('en')}`}>
        {label}
      </Label>
      <textarea
        {...rest}
        id={id}
        value={value}
        maxLength={maxLength}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-note` : undefined}
        className={cx(fieldClass(Boolean(error)), 'block resize-none px-8 py-5', className)}
      />
      {error && (
        <div id={`${id}-note`}>
          <FieldError>{error}</FieldError>
        </div>
      )}
    </div>
  );
}
