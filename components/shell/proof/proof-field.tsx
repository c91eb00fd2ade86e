import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { Proof, ProofWay } from './use-proof.ts';

type ProofFieldProps = {
  proof: Proof;
  error: string | undefined;
  why: string;
  /** The act sets up a second factor. */
  isFirstFactor?: boolean;
};

/** Where a member proves again who they are: with their passkey, a code, or where they have neither the password. */
export function ProofField({ proof, error, why, isFirstFactor = false }: ProofFieldProps) {
  if (proof.way === null) return <Skeleton width="long" />;
  if (proof.way === 'sign_in') return <NewSignIn isEnough={isFirstFactor} error={error} />;
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

/** A member who signs in at an issuer, and has nothing here to prove with who they are. */
function NewSignIn({ isEnough, error }: { isEnough: boolean; error: string | undefined }) {
  return (
    <div>
      <p className="text-12 text-t2">
        {isEnough ? (
          'You have no password here. That you signed in less than five minutes ago is enough for this.'
        ) : (
          <>
            You have no password here. This takes a passkey or an app for codes: add one at{' '}
            <a href="/me" className="underline">
              your account
            </a>{' '}
            first.
          </>
        )}
      </p>
      {error && <FieldError>{error}</FieldError>}
    </div>
  );
}

function OtherWay({ proof, way }: { proof: Proof; way: ProofWay }) {
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
