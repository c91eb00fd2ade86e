'use client';

import { getCsrfToken } from 'next-auth/react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { singleSignOnProblem } from './single-sign-on-problem.ts';

/**
 * Signs in at the issuer.
 * @param name of the issuer, as the operator wrote it
 * @param from the path of this site to open afterwards
 */
export function SingleSignOn({ name, from }: { name: string; from: string }) {
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const begin = async () => {
    setIsBusy(true);
    setProblem(null);
    const begun = await beginSingleSignOn(from);
    if ('url' in begun) return location.assign(begun.url);
    setIsBusy(false);
    setProblem(begun.problem);
  };
  return (
    <div>
      <Button size="sign-in" busy={isBusy} className="w-full" onClick={() => void begin()}>
        <span className="truncate">Continue with {name}</span>
      </Button>
      {problem && <FieldError>{singleSignOnProblem(problem, name) ?? 'Docket did not answer. Try again.'}</FieldError>}
    </div>
  );
}

type Begun = { url: string } | { problem: string };

/** Asks where to go at the issuer. */
async function beginSingleSignOn(from: string): Promise<Begun> {
  const unanswered: Begun = { problem: 'unanswered' };
  try {
    const csrfToken = (await getCsrfToken()) ?? '';
    const answer = await fetch('/api/auth/signin/oidc', {
      method: 'POST',
      body: new URLSearchParams({ csrfToken, callbackUrl: from, json: 'true' }),
    });
    const said = (await answer.json()) as { url?: unknown; problem?: unknown };
    if (typeof said.url === 'string') return { url: said.url };
    return typeof said.problem === 'string' ? { problem: said.problem } : unanswered;
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return unanswered;
    throw error;
  }
}
