import { type ComponentProps, type ReactNode, useId } from 'react';
import { cx } from '../cx.ts';
import { FieldError } from './field-error.tsx';

type FieldProps = ComponentProps<'input'> & {
  label: string;
  /** To the right of the label: a limit, a code. */
  aside?: ReactNode;
  error?: string;
  /** Below the field, when there is no error. */
  hint?: ReactNode;
  tall?: boolean;
};

export function Field({ label, aside, error, hint, tall, className, ...input }: FieldProps) {
  const id = useId();
  return (
    <div className={className}>
      <Label htmlFor={id} aside={aside}>
        {label}
      </Label>
      <input
        {...input}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-note`}
        className={cx(fieldClass(Boolean(error)), tall ? 'h-36 px-10 phone:h-44' : 'h-28 px-8 phone:h-36')}
      />
      <div id={`${id}-note`}>
        {error && <FieldError>{error}</FieldError>}
        {!error && hint && <p className="mt-4 text-12 text-t3">{hint}</p>}
      </div>
    </div>
  );
}

export function Label({ htmlFor, aside, children }: { htmlFor?: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <span className="mb-4 flex items-baseline justify-between gap-8 text-12 font-medium text-t2">
      {htmlFor ? <label htmlFor={htmlFor}>{children}</label> : <span>{children}</span>}
      {aside && <span className="font-normal text-t3">{aside}</span>}
    </span>
  );
}

/** The classes of a field. The focus ring lies on its border. */
export function fieldClass(isBad = false): string {
  return cx(
    'w-full min-w-0 rounded-4 border bg-s1 text-t1 focus:border-transparent',
    'focus:outline-2 focus:-outline-offset-1 focus:outline-accent',
    isBad ? 'border-fail' : 'border-l3',
  );
}
