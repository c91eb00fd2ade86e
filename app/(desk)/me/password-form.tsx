'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { type Problem, problemBeside, problemOf } from '#components/review/problem.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { Section } from '#components/ui/section.tsx';
import { passwordProblem, strengthOf } from '#lib/review/members/password-rules.ts';
import { changePassword } from './actions.ts';

const blank = { current: '', password: '', again: '' };

/** Changes the password, against the one before. */
export function PasswordForm({ email }: { email: string }) {
  const router = useRouter();
  const [typed, setTyped] = useState(blank);
  const [problem, setProblem] = useState<Problem>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [isDone, setIsDone] = useState(false);
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = passwordProblem(typed.password, typed.again);
    if (wrong) return setProblem({ message: wrong, fields: { password: wrong } });
    setIsBusy(true);
    const found = await problemOf(changePassword({ current: typed.current, password: typed.password }));
    setIsBusy(false);
    setProblem(found);
    setIsDone(found === null);
    if (found !== null) return;
    setTyped(blank);
    router.refresh();
  };
  const field = (name: keyof typeof blank) => ({
    type: 'password',
    value: typed[name],
    onChange: (event: { target: { value: string } }) => {
      setIsDone(false);
      setTyped({ ...typed, [name]: event.target.value });
    },
    autoComplete: name === 'current' ? 'current-password' : 'new-password',
    required: true,
    error: problem?.fields[name],
  });
  const beside = problemBeside(problem, Object.keys(blank));
  return (
    <Section title="Password">
      <form onSubmit={onSubmit} className="mt-6 flex w-336 max-w-full flex-col gap-10">
        <input type="email" name="email" value={email} autoComplete="username" readOnly hidden />
        <Field label="Current password" {...field('current')} />
        <Field label="New password" hint={strengthOf(typed.password)} {...field('password')} />
        <Field label="Repeat the new password" {...field('again')} />
        {beside && <FieldError>{beside}</FieldError>}
        <div className="flex items-center gap-10">
          <Button type="submit" busy={isBusy} disabled={typed.current === '' || typed.password === ''}>
            {isBusy ? 'Saving' : 'Change password'}
          </Button>
          <span role="status" className="text-12 text-t2">
            {isDone && 'Changed. Your other sessions have ended.'}
          </span>
        </div>
      </form>
    </Section>
  );
}
