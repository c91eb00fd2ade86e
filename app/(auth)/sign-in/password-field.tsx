'use client';

import { useId, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { fieldClass, Label } from '#components/ui/form/field.tsx';

/** The password at the sign-in, with a button that shows it. */
export function PasswordField({ label }: { label: string }) {
  const id = useId();
  const [isShown, setIsShown] = useState(false);
  return (
    <div>
      <Label htmlFor={id}>{label}</Label>
      <div className="relative">
        <input
          id={id}
          name="password"
          type={isShown ? 'text' : 'password'}
          autoComplete="current-password"
          spellCheck={false}
          required
          className={cx(fieldClass(), 'h-36 ps-10 pe-64 phone:h-44')}
        />
        <Button
          size="sm"
          look="quiet"
          aria-pressed={isShown}
          className="absolute end-6 top-6 phone:top-4"
          onClick={() => setIsShown(!isShown)}
        >
          {isShown ? 'Hide' : 'Show'}
          <span className="sr-only">the password</span>
        </Button>
      </div>
    </div>
  );
}
