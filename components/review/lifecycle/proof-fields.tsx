import { ProofField } from '#components/shell/proof/proof-field.tsx';
import type { Proof } from '#components/shell/proof/use-proof.ts';
import { Field } from '#components/ui/form/field.tsx';

type ProofFieldsProps = {
  words: string;
  typed: string;
  onType: (typed: string) => void;
  /** For what can't be undone: who the member is, proved again. */
  proof: Proof | null;
  problems: Record<string, string>;
};

/** The words that confirm an act, and for what can't be undone the proof of who the member is. */
export function ProofFields({ words, typed, onType, proof, problems }: ProofFieldsProps) {
  return (
    <div className="mt-10 flex flex-col gap-10">
      <Field
        label={`Type “${words}” to confirm`}
        value={typed}
        onChange={(event) => onType(event.target.value)}
        autoComplete="off"
        error={problems.typed}
      />
      {proof && (
        <ProofField proof={proof} error={problems.proof} why="Asked for again, because this can’t be undone." />
      )}
    </div>
  );
}

/** Whether the fields are filled in. The server checks them. */
export function isProven(words: string, typed: string, proof: Proof | null): boolean {
  return typed.trim().toUpperCase() === words.toUpperCase() && (proof === null || proof.isGiven);
}
