import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { localPath } from '#components/ui/local-path.ts';
import { env } from '#lib/env.ts';
import { demoPassword, demoPeople } from '#lib/review/members/demo-people.ts';
import { AlreadySignedIn } from './already-signed-in.tsx';
import { CodeStep } from './code-step.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { singleSignOnProblem } from './single-sign-on-problem.ts';

export const metadata: Metadata = { title: 'Sign in' };

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const { from: given, problem, step, ...why } = await searchParams;
  const from = localPath(given, '/');
  const { DOCKET_DEMO, singleSignOn } = env();
  const isFromElsewhere = (await headers()).get('sec-fetch-site') === 'cross-site';
  const found = singleSignOn && typeof problem === 'string' ? singleSignOnProblem(problem, singleSignOn.name) : null;
  const isCodeStep = singleSignOn !== null && step === 'code';
  const form = isCodeStep ? (
    <CodeStep from={from} />
  ) : (
    <SignInForm
      from={from}
      issuerName={singleSignOn?.name ?? null}
      demo={DOCKET_DEMO ? { people: demoPeople, password: demoPassword } : null}
    />
  );
  return (
    <>
      <div className="my-auto flex w-336 max-w-full flex-col gap-14 py-32">
        <div>
          <h1 className="text-24 font-semibold tracking-title">Sign in</h1>
          <p className="text-t2">{isCodeStep ? `${singleSignOn.name} knows you. One more step.` : lead(why)}</p>
          {found && <FieldError>{found}</FieldError>}
        </div>
        {isFromElsewhere ? <AlreadySignedIn to={from}>{form}</AlreadySignedIn> : form}
      </div>
      {!isCodeStep && <p className="text-12 text-t3">No account? Your administrator sends an invitation.</p>}
    </>
  );
}

function lead({ ended, welcome }: Awaited<SearchParams>): string {
  if (ended) return 'Your session has ended. Sign in to continue where you were.';
  return welcome ? 'Your password is set.' : 'Compliance desk';
}
