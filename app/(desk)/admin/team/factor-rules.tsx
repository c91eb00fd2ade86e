'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Section } from '#components/ui/section.tsx';
import { type Role, roles } from '#lib/review/actor.ts';
import { roleWords } from '#lib/review/members/role-words.ts';
import { RuleDialog } from './rule-dialog.tsx';

/** Which roles need a second factor. */
export function FactorRules({ required }: { required: Role[] }) {
  const router = useRouter();
  const [open, setOpen] = useState<Role | null>(null);
  const done = () => {
    setOpen(null);
    router.refresh();
  };
  return (
    <Section title="Second factor required">
      <p className="text-12 text-t3">
        A passkey, or a code besides the password. Members without one are led to set one up, and can do nothing else.
      </p>
      <ul aria-label="Roles" className="mt-4 max-w-440">
        {roles.map((role) => (
          <li key={role} className="flex min-h-36 items-center phone:min-h-44 gap-8 border-b border-l1 last:border-b-0">
            <span className="w-120">{roleWords[role]}</span>
            <span className="grow text-12 text-t2">{required.includes(role) ? 'Required' : 'Not required'}</span>
            <Button size="sm" onClick={() => setOpen(role)}>
              {required.includes(role) ? 'Don’t require…' : 'Require…'}
              <span className="sr-only">of {role}s</span>
            </Button>
          </li>
        ))}
      </ul>
      {open && (
        <RuleDialog role={open} isRequired={!required.includes(open)} onClose={() => setOpen(null)} onDone={done} />
      )}
    </Section>
  );
}
