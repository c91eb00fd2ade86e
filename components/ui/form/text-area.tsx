import { type ComponentProps, useId } from 'react';
import { cx } from '../cx.ts';
import { fieldClass, Label } from './field.tsx';

/** A text area with its length and limit beside the label. */
export function TextArea({
  label,
  value,
  maxLength,
  className,
  ...rest
}: ComponentProps<'textarea'> & { label: string; value: string; maxLength: number }) {
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
        className={cx(fieldClass(), 'block resize-none px-8 py-5', className)}
      />
    </div>
  );
}
