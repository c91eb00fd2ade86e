import { ListHeader } from '#components/review/list-header.tsx';
import { DeskFrame } from '#components/shell/desk-frame.tsx';
import type { Person } from '#components/shell/navigation.ts';
import { Sidebar } from '#components/shell/sidebar.tsx';
import { Banner } from '#components/ui/banner.tsx';
import type { Account } from '#lib/review/members/account.ts';
import { Browsers } from './browsers.tsx';
import { SecondFactor } from './factors/second-factor.tsx';
import { KeysSection } from './keys/keys-section.tsx';
import { OwnSessions } from './own-sessions.tsx';
import { PasswordForm } from './password-form.tsx';
import { SingleSignOn } from './single-sign-on.tsx';

/** A member's own account: how they sign in, and where they are signed in. */
export function AccountScreen({
  account: { sessions, browsers, factors, isFactorRequired, hasPassword, connectedSince },
  issuerName,
  email,
  person,
  now,
}: {
  account: Account;
  /** The name of the issuer at which members sign in; null without one. */
  issuerName: string | null;
  email: string;
  person: Person;
  now: string;
}) {
  const hasFactor = factors.hasCodes || factors.passkeys.length > 0;
  return (
    <DeskFrame>
      <Sidebar person={person} />
      <main className="flex min-h-0 min-w-0 flex-col bg-s1 phone:grow">
        <ListHeader title="Your account" person={person}>
          <bdi>{person.name}</bdi>, {person.role}, <bdi>{email}</bdi>
        </ListHeader>
        {isFactorRequired && !hasFactor && (
          <Banner tone="attention" title="Your role needs a second factor.">
            Set one up below: a passkey or an app for codes. Until then the other screens lead here.
          </Banner>
        )}
        <div className="min-h-0 grow overflow-y-auto thin-scroll phone:overflow-visible">
          <SecondFactor factors={factors} now={now} />
          {hasPassword && <PasswordForm email={email} />}
          {issuerName && connectedSince && (
            <SingleSignOn name={issuerName} since={connectedSince} hasProof={hasPassword || hasFactor} />
          )}
          <KeysSection person={person} />
          <OwnSessions sessions={sessions} now={now} />
          <Browsers browsers={browsers} now={now} />
        </div>
      </main>
    </DeskFrame>
  );
}
