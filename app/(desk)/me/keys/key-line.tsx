'use client';

import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { keyCap } from '#components/shell/hints/key-cap.ts';
import { useChangeKeys } from '#components/shell/me/use-change-keys.ts';
import type { Person } from '#components/shell/navigation.ts';
import { useKeys } from '#components/shell/use-keys.ts';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import type { KeyAct } from '#lib/review/keys/acts.ts';
import { keyOf } from '#lib/review/keys/choice.ts';
import { KeyField } from './key-field.tsx';

/** What one key does, and the key, which is changed by choosing it and pressing another one. */
export function KeyLine({ act, person }: { act: KeyAct; person: Person }) {
  const key = keyOf(useKeys(), act);
  const button = useRef<HTMLButtonElement>(null);
  const [isChanging, setIsChanging] = useState(false);
  const { problem, change } = useChangeKeys(person);
  const end = () => {
    flushSync(() => setIsChanging(false));
    button.current?.focus();
  };
  const choose = async (pressed: string) => {
    if (!(await change({ do: 'set', act: act.id, key: pressed }))) end();
  };
  const reset = async () => {
    await change({ do: 'reset', act: act.id });
    button.current?.focus();
  };
  return (
    <li className="border-b border-l1 py-3 last:border-b-0">
      <div className="flex min-h-24 items-center gap-8 phone:min-h-36">
        <span className="min-w-0 grow">{act.does}</span>
        {key !== act.key && (
          <>
            <span className="text-12 whitespace-nowrap text-t3">{`was ${keyCap(act.key)}`}</span>
            <Button size="sm" look="quiet" aria-label={`Reset the key of “${act.does}”`} onClick={() => void reset()}>
              Reset
            </Button>
          </>
        )}
        {isChanging ? (
          <KeyField
            label={`New key of “${act.does}”`}
            onPress={(pressed) => void choose(pressed)}
            onCancel={end}
            onLeave={() => setIsChanging(false)}
          />
        ) : (
          <Button
            ref={button}
            size="sm"
            aria-label={`${act.does}: ${keyCap(key)}. Change`}
            className="min-w-36 justify-center"
            onClick={() => setIsChanging(true)}
          >
            {keyCap(key)}
          </Button>
        )}
      </div>
      {problem && <FieldError>{problem.message}</FieldError>}
    </li>
  );
}
