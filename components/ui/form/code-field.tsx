import { useId } from 'react';
import { cx } from '../cx.ts';
import { fieldClass, Label } from './field.tsx';
import { FieldError } from './field-error.tsx';

type CodeFieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  aside?: string;
  error?: string;
  hint?: string | null;
  placeholder?: string;
};

/** A field of several lines in a monospaced font, for JSON. */
export function CodeField({ label, value, onChange, aside, error, hint, placeholder }: CodeFieldProps) {
  const id = useId();
  return (
    <div>
      <Label htmlFor={id} aside={aside}>
        {label}
      </Label>
      <textarea
        id={id}
        value={value}
        rows={Math.min(12, Math.max(3, value.split('\n').length))}
        placeholder={placeholder}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-note`}
        onChange={(event) => onChange(event.target.value)}
        className={cx(fieldClass(Boolean(error)), 'block mono resize-y px-8 py-5')}
      />
      <div id={`${id}-note`}>
        {error && <FieldError>{error}</FieldError>}
        {!error && hint && <p className="mt-4 text-12 text-t3">{hint}</p>}
      </div>
    </div>
  );
}
