import type { Metadata } from 'next';
import { WelcomeForm } from './welcome-form.tsx';

export const metadata: Metadata = { title: 'Set your password' };

export default async function WelcomePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  return (
    <div className="my-auto flex w-336 max-w-full flex-col gap-14 py-32">
      <div>
        <h1 className="text-24 font-semibold tracking-title">Set your password</h1>
        <p className="text-t2">This link works once, within 24 hours.</p>
      </div>
      <WelcomeForm token={token} />
      <p className="text-12 leading-18 text-t3">
        Pasting is fine, and so is a password keeper. Docket never asks you to change it without a cause.
      </p>
    </div>
  );
}
