import { Icon } from '../icon.tsx';

/** The error of the field above; a screen reader reads it out when it appears. */
export function FieldError({ children }: { children: string }) {
  return (
    <p role="alert" className="mt-4 flex items-start gap-5 text-12 text-fail">
      <Icon name="fail" className="mt-1" />
      {children}
    </p>
  );
}
