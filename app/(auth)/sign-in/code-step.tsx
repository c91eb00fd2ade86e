'use client';

import { type FormEvent, useState } from 'react';
import { finishSingleSignOn } from '#app/(auth)/actions.ts';
import { type Problem, problemOf } from '#components/review/problem.ts';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { CodeField } from './code-field.tsx';
import { PasskeyButton } from './passkey-button.tsx';

/** The second factor of a member whom the issuer has named. @param from the path of this site to open afterwards */
export function CodeStep({ from }: { from: string }) {
  const [problem, setProblem] = useState<Problem>(null);
  const [isBusy, setIsBusy] = useState(false);
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get('code') ?? '').trim();
    setIsBusy(true);
    setProblem(null);
    const found = await problemOf(finishSingleSignOn({ code }));
    if (found === null) return location.assign(from);
    setIsBusy(false);
    setProblem(found);
  };
  return (
    <form method="post" onSubmit={(event) => void onSubmit(event)} className="flex flex-col gap-14">
      <CodeField />
      {problem && <FieldError>{problem.message}</FieldError>}
      <Button type="submit" look="primary" size="sign-in" busy={isBusy}>
        {isBusy ? 'Signing in' : 'Continue'}
      </Button>
      <PasskeyButton look="plain" from={from} />
      <p className="text-12 text-t3">
        <a href={`/sign-in?${new URLSearchParams({ from })}`} className="underline">
          Sign in another way
        </a>
      </p>
    </form>
  );
}
