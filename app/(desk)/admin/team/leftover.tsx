import type { Problem } from '#components/review/problem.ts';
import { FieldError } from '#components/ui/form/field-error.tsx';

/** What went wrong where no field says it. */
export function Leftover({ problem }: { problem: Problem }) {
  return problem && Object.keys(problem.fields).length === 0 ? <FieldError>{problem.message}</FieldError> : null;
}
