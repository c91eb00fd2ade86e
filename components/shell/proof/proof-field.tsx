import { Field } from '#components/ui/form/field.tsx';
import type { Proof } from './use-proof.ts';

/** Where a member proves again who they are. */
export function ProofField({ proof, error, why }: { proof: Proof; error: string | undefined; why: string }) {
  return (
    <Field
      label="Your password"
      type="password"
      value={proof.password}
      onChange={(event) => proof.type(event.target.value)}
      autoComplete="current-password"
      hint={why}
      {...(error ? { error } : {})}
    />
  );
}
