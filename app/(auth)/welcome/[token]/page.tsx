import type { Metadata } from 'next';
import Link from 'next/link';
import { buttonClass } from '#components/ui/button.tsx';
import { invitationFor } from '#lib/data/members/members.ts';
import { WelcomeForm } from './welcome-form.tsx';

export const metadata: Metadata = { title: 'Set your password' };

export default async function WelcomePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invitation = await invitationFor(token);
  return (
    <div className="my-auto flex w-336 max-w-full flex-col gap-14 py-32">
      {invitation ? <SetPassword token={token} email={invitation.email} /> : <LinkOver />}
    </div>
  );
}

function SetPassword({ token, email }: { token: string; email: string }) {
  return (
    <>
      <div>
        <h1 className="text-24 font-semibold tracking-title">Set your password</h1>
        <p className="text-t2">For {email}. This link works once, within 24 hours.</p>
      </div>
      <WelcomeForm token={token} />
      <p className="text-12 leading-18 text-t3">
        You can paste it or use a password manager. Docket does not ask you to change it without a reason.
      </p>
    </>
  );
}

function LinkOver() {
  return (
    <>
      <div>
        <h1 className="text-24 font-semibold tracking-title">This link has expired</h1>
        <p className="text-t2">
          It was used already, or it is older than 24 hours. Ask your administrator for a new one.
        </p>
      </div>
      <Link href="/sign-in" prefetch={false} className={buttonClass()}>
        Sign in
      </Link>
    </>
  );
}
