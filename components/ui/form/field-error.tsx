import { Icon } from '../icon.tsx';

/** What is wrong with the field above, read out when it comes. */
export function FieldError({ children }: { children: string }) {
  return (
    <p role="alert" className="mt-4 flex items-start gap-5 text-12 text-fail">
      <Icon name="fail" className="mt-1" />
      {children}
    </p>
  );
}
