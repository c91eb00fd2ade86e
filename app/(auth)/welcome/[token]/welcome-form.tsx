'use client';

import { type ComponentProps, type FormEvent, useState } from 'react';
import { setPassword } from '#app/(auth)/actions.ts';
import { answered } from '#components/review/answered.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { leastLength, passwordProblem, strengthOf } from '#lib/review/members/password-rules.ts';

export function WelcomeForm({ token }: { token: string }) {
  const [password, setPasswordText] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = passwordProblem(password, again);
    setProblem(wrong);
    if (wrong) return;
    setIsBusy(true);
    const result = await answered(setPassword({ token, password }));
    if (result.ok) return location.assign('/sign-in?welcome=1');
    setProblem(result.message);
    setIsBusy(false);
  };
  return (
    <form onSubmit={onSubmit} className="flex flex-col gap-14">
      <PasswordField
        label="Password"
        aside={`${leastLength} or more`}
        hint={strengthOf(password)}
        value={password}
        onType={setPasswordText}
        autoFocus
      />
      <PasswordField label="Repeat the password" value={again} onType={setAgain} />
      {problem && <FieldError>{problem}</FieldError>}
      <Button type="submit" look="primary" size="sign-in" busy={isBusy}>
        {isBusy ? 'Saving' : 'Set password'}
      </Button>
    </form>
  );
}

type PasswordFieldProps = Pick<ComponentProps<typeof Field>, 'label' | 'aside' | 'hint' | 'autoFocus'> & {
  value: string;
  onType: (text: string) => void;
};

function PasswordField({ onType, ...field }: PasswordFieldProps) {
  return (
    <Field
      {...field}
      type="password"
      autoComplete="new-password"
      onChange={(event) => onType(event.target.value)}
      required
      tall
    />
  );
}
