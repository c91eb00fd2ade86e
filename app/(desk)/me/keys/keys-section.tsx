'use client';

import { useChangeKeys } from '#components/shell/me/use-change-keys.ts';
import type { Person } from '#components/shell/navigation.ts';
import { useKeys } from '#components/shell/use-keys.ts';
import { Button } from '#components/ui/button.tsx';
import { CheckBox } from '#components/ui/form/check-box.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { Section } from '#components/ui/section.tsx';
import { keyActs } from '#lib/review/keys/acts.ts';
import { keyOf } from '#lib/review/keys/choice.ts';
import { KeyLine } from './key-line.tsx';

/** The single keys of the member: switched on or off, and each with the key that they want. */
export function KeysSection({ person }: { person: Person }) {
  const keys = useKeys();
  const { problem, isBusy, change } = useChangeKeys(person);
  const count = keyActs.filter((act) => keyOf(keys, act) !== act.key).length;
  const resetAll = (
    <>
      {`${count} changed`}
      <Button size="sm" busy={isBusy} onClick={() => void change({ do: 'reset-all' })}>
        Reset all
      </Button>
    </>
  );
  return (
    <Section id="keys" title="Keys" aside={count > 0 && resetAll}>
      <div className="max-w-960">
        <CheckBox
          label="Single letters and signs act"
          hint="Enter, Escape, Space, arrows and keys with Ctrl act in any case; Ctrl K leads to everything."
          checked={keys.areOn}
          onChange={(areOn) => void change({ do: 'switch', areOn })}
        />
        {problem && <FieldError>{problem.message}</FieldError>}
        <p className="mt-8 text-12 text-t3">
          To change a key, choose it and press another one. Your keys are the same in every browser you sign in from.
        </p>
        <div className="columns-2 gap-32 narrow:columns-1">
          {[...Map.groupBy(keyActs, ({ group }) => group)].map(([group, acts]) => (
            <section key={group} className="break-inside-avoid pt-12">
              <h3 className="text-12 text-t3">{group}</h3>
              <ul aria-label={group}>
                {acts.map((act) => (
                  <KeyLine key={act.id} act={act} person={person} />
                ))}
              </ul>
            </section>
          ))}
        </div>
      </div>
    </Section>
  );
}
