'use client';

import { signIn } from 'next-auth/react';
import { type FormEvent, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { signInProblem } from './sign-in-problem.ts';

/** `from`: the path of this site to open after signing in, checked by the page. */
export function SignInForm({ from }: { from: string }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setIsBusy(true);
    setProblem(null);
    const found = await trySignIn(String(form.get('email')), String(form.get('password')));
    if (!found) return location.assign(from);
    setProblem(found);
    setIsBusy(false);
  };
  return (
    <form onSubmit={onSubmit} className="flex flex-col gap-14">
      <Field label="Work email" name="email" type="email" autoComplete="username" required autoFocus tall />
      <Field label="Password" name="password" type="password" autoComplete="current-password" required tall />
      {problem && <FieldError>{problem}</FieldError>}
      <Button type="submit" look="primary" size="sign-in" busy={isBusy}>
        {isBusy ? 'Signing in' : 'Sign in'}
      </Button>
    </form>
  );
}

async function trySignIn(email: string, password: string): Promise<string | null> {
  try {
    const answer = await signIn('credentials', { redirect: false, email, password });
    return answer?.ok && !answer.error ? null : signInProblem(answer?.error ?? null);
  } catch (error) {
    if (error instanceof TypeError) return 'Docket did not answer. Try again.';
    throw error;
  }
}
