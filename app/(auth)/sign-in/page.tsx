import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { localPath } from '#components/ui/local-path.ts';
import { env } from '#lib/env.ts';
import { demoPassword, demoPeople } from '#lib/review/members/demo-people.ts';
import { AlreadySignedIn } from './already-signed-in.tsx';
import { SignInForm } from './sign-in-form.tsx';

export const metadata: Metadata = { title: 'Sign in' };

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const { from, ended, welcome } = await searchParams;
  const cameFromElsewhere = (await headers()).get('sec-fetch-site') === 'cross-site';
  return (
    <>
      <div className="my-auto flex w-336 max-w-full flex-col gap-14 py-32">
        <div>
          <h1 className="text-24 font-semibold tracking-title">Sign in</h1>
          <p className="text-t2">{lead(Boolean(ended), Boolean(welcome))}</p>
        </div>
        {cameFromElsewhere && <AlreadySignedIn to={localPath(from, '/')} />}
        <SignInForm
          from={localPath(from, '/')}
          demo={env().DOCKET_DEMO ? { people: demoPeople, password: demoPassword } : null}
        />
      </div>
      <p className="text-12 text-t3">No account? Your administrator sends an invitation.</p>
    </>
  );
}

function lead(hasEnded: boolean, isWelcome: boolean): string {
  if (hasEnded) return 'Your session has ended. Sign in to continue where you were.';
  return isWelcome ? 'Your password is set.' : 'Compliance desk';
}
