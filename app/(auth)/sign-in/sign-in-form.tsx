'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import type { DemoPerson } from '#lib/review/members/demo-people.ts';
import { CodeField } from './code-field.tsx';
import { DemoPeople } from './demo-people.tsx';
import { PasskeyButton } from './passkey-button.tsx';
import { PasswordField } from './password-field.tsx';
import { signInProblem } from './sign-in-problem.ts';
import { SingleSignOn } from './single-sign-on.tsx';
import { type Credentials, trySignIn } from './try-sign-in.ts';

type SignInFormProps = {
  from: string;
  issuerName: string | null;
  demo: { people: readonly DemoPerson[]; password: string } | null;
};

/**
 * Passkey first, then single sign-on where there is one, password below; after a right password the code, where the
 * member has a second factor.
 * @param from the path of this site to open after signing in, checked by the page
 */
export function SignInForm({ from, issuerName, demo }: SignInFormProps) {
  const [needsCode, setNeedsCode] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const signIn = async (given: Credentials) => {
    setIsBusy(true);
    setProblem(null);
    const code = await trySignIn(given);
    if (code === null) return location.assign(from);
    setIsBusy(false);
    if (code === 'code_needed') return setNeedsCode(true);
    setProblem(signInProblem(code));
  };
  // What was typed before this script was there counts too: it is read from the form.
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const read = (name: string) => String(form.get(name) ?? '');
    void signIn({ email: read('email'), password: read('password'), code: read('code') });
  };
  return (
    <>
      <form method="post" onSubmit={onSubmit} className="flex flex-col gap-14">
        {!needsCode && (
          <>
            <PasskeyButton from={from} />
            {issuerName && <SingleSignOn name={issuerName} from={from} />}
            <p className="flex items-center gap-12 text-12 text-t3">
              <span className="h-1 grow bg-l2" />
              or with password and code
              <span className="h-1 grow bg-l2" />
            </p>
          </>
        )}
        <Field label="Work email" name="email" type="email" autoComplete="username webauthn" required autoFocus tall />
        <PasswordField label="Password" />
        {needsCode && <CodeField />}
        {problem && <FieldError>{problem}</FieldError>}
        <Button type="submit" look={needsCode ? 'primary' : 'plain'} size="sign-in" busy={isBusy}>
          {isBusy ? 'Signing in' : 'Continue'}
        </Button>
      </form>
      <p className="text-12 leading-18 text-t3">
        You are signed out after 15 minutes without activity. Everything you open is recorded under your name.
      </p>
      {demo && (
        <DemoPeople
          people={demo.people}
          onChoose={({ email }) => void signIn({ email, password: demo.password, code: '' })}
        />
      )}
    </>
  );
}
