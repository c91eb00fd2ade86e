'use client';

import { useRouter } from 'next/navigation';
import { problemOf } from '#components/review/problem.ts';
import { Ago } from '#components/review/time/ago.tsx';
import { Time } from '#components/review/time/time.tsx';
import { useProblem } from '#components/review/use-problem.ts';
import { ActLine } from '#components/ui/act-line.tsx';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { Section } from '#components/ui/section.tsx';
import type { BrowserLine } from '#lib/review/members/account.ts';
import { BrowserTitle } from '../browser-title.tsx';
import { forgetBrowser } from './actions.ts';

/** The browsers in which the member signed in before. */
export function Browsers({ browsers, now }: { browsers: BrowserLine[]; now: string }) {
  const router = useRouter();
  const { problem, run } = useProblem();
  const forget = async (key: string) => {
    await run(() => problemOf(forgetBrowser({ key }), 'Not removed.'));
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
            <ActLine
              key={key}
              title={<BrowserTitle name={name} isThis={isThis} />}
              act={
                <Button size="sm" aria-label={`Remove ${name ?? 'this browser'}`} onClick={() => void forget(key)}>
                  Remove
                </Button>
              }
            >
              Known since <Time at={knownSince} as="date" />, last signed in <Ago at={lastUsedAt} now={now} />
            </ActLine>
          ))}
        </ul>
        {browsers.length === 0 && <p className="mt-6 text-t2">None yet. This one is known after the next sign-in.</p>}
        {problem && <FieldError>{problem.message}</FieldError>}
      </div>
    </Section>
  );
}
