import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { Proof } from './use-proof.ts';

type ProofFieldProps = { proof: Proof; error: string | undefined; why: string };

/** Where a member proves again who they are: with their passkey, a code, or where they have neither the password. */
export function ProofField({ proof, error, why }: ProofFieldProps) {
  if (proof.way === null) return <Skeleton width="long" />;
  return (
    <div className="flex flex-col items-start gap-6">
      {proof.way === 'passkey' ? (
        <div>
          <p className="text-12 text-t2">The browser asks for your passkey. {why}</p>
          {error && <FieldError>{error}</FieldError>}
        </div>
      ) : (
        <Field
          {...fields[proof.way]}
          value={proof.typed}
          onChange={(event) => proof.type(event.target.value)}
          hint={why}
          className="w-full"
          error={error}
        />
      )}
      {proof.otherWay && <OtherWay proof={proof} way={proof.otherWay} />}
    </div>
  );
}

function OtherWay({ proof, way }: { proof: Proof; way: 'password' | 'code' | 'passkey' }) {
  const choose = () => {
    proof.type('');
    proof.choose(way);
  };
  return (
    <Button size="sm" look="quiet" onClick={choose}>
      {way === 'passkey' ? 'Use a passkey instead' : 'Use a code instead'}
    </Button>
  );
}

const fields = {
  password: { label: 'Your password', type: 'password', autoComplete: 'current-password' },
  code: { label: 'Code of your app, or a recovery code', autoComplete: 'one-time-code', spellCheck: false },
} as const;
