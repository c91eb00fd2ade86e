'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Ago } from '#components/review/ago.tsx';
import { type Problem, problemOf } from '#components/review/problem.ts';
import { Time } from '#components/review/time.tsx';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { Section } from '#components/ui/section.tsx';
import { Tag } from '#components/ui/tag.tsx';
import type { BrowserLine } from '#lib/review/members/account.ts';
import { forgetBrowser } from './actions.ts';

/** The browsers in which the member signed in before. */
export function Browsers({ browsers, now }: { browsers: BrowserLine[]; now: string }) {
  const router = useRouter();
  const [problem, setProblem] = useState<Problem>(null);
  const forget = async (key: string) => {
    setProblem(await problemOf(forgetBrowser({ key })));
    router.refresh();
  };
  return (
    <Section title="Known browsers">
      <div className="max-w-640">
        <p className="text-12 text-t3">
          Wrong passwords that someone tries elsewhere do not lock you out of these. Remove one that you don’t use.
        </p>
        <ul aria-label="Known browsers">
          {browsers.map(({ key, name, knownSince, lastUsedAt, isThis }) => (
            <li key={key} className="flex min-h-44 items-center gap-8 border-b border-l1 py-6 last:border-b-0">
              <div className="min-w-0 grow">
                <p className="flex items-center gap-8 font-medium">
                  {name ?? 'A browser that does not say its name'}
                  {isThis && <Tag>This one</Tag>}
                </p>
                <p className="text-12 text-t3">
                  Known since <Time at={knownSince} as="date" />, last signed in <Ago at={lastUsedAt} now={now} />
                </p>
              </div>
              <Button size="sm" aria-label={`Remove ${name ?? 'this browser'}`} onClick={() => void forget(key)}>
                Remove
              </Button>
            </li>
          ))}
        </ul>
        {browsers.length === 0 && <p className="mt-6 text-t2">None yet. This one is known after the next sign-in.</p>}
        {problem && <FieldError>{problem.message}</FieldError>}
      </div>
    </Section>
  );
}
