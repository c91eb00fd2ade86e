import { Field } from '#components/ui/form/field.tsx';

export type Proof = { typed: string; password: string };

export const noProof: Proof = { typed: '', password: '' };

/** The words that confirm an act, and for what can't be undone the password again. */
export function ProofFields({
  words,
  needsPassword,
  proof,
  problems,
  onChange,
}: {
  words: string;
  needsPassword: boolean;
  proof: Proof;
  problems: Record<string, string>;
  onChange: (proof: Proof) => void;
}) {
  return (
    <div className="mt-10 flex flex-col gap-10">
      <Field
        label={`Type “${words}” to confirm`}
        value={proof.typed}
        onChange={(event) => onChange({ ...proof, typed: event.target.value })}
        autoComplete="off"
        {...(problems.typed ? { error: problems.typed } : {})}
      />
      {needsPassword && (
        <Field
          label="Your password"
          type="password"
          value={proof.password}
          onChange={(event) => onChange({ ...proof, password: event.target.value })}
          autoComplete="current-password"
          hint="Asked for again, because this can’t be undone."
          {...(problems.password ? { error: problems.password } : {})}
        />
      )}
    </div>
  );
}

/** Whether the fields are filled in. The server checks them. */
export function isProven(words: string, needsPassword: boolean, { typed, password }: Proof): boolean {
  return typed.trim().toUpperCase() === words.toUpperCase() && (!needsPassword || password !== '');
}
