import { ListHeader } from '#components/review/list-header.tsx';
import { DeskFrame } from '#components/shell/desk-frame.tsx';
import type { Person } from '#components/shell/navigation.ts';
import { Sidebar } from '#components/shell/sidebar.tsx';
import type { Account } from '#lib/review/members/account.ts';
import { Browsers } from './browsers.tsx';
import { OwnSessions } from './own-sessions.tsx';
import { PasswordForm } from './password-form.tsx';

/** A member's own account: how they sign in, and where they are signed in. */
export function AccountScreen({
  account: { sessions, browsers },
  email,
  person,
  now,
}: {
  account: Account;
  email: string;
  person: Person;
  now: string;
}) {
  return (
    <DeskFrame>
      <Sidebar person={person} />
      <main className="flex min-h-0 min-w-0 flex-col bg-s1 phone:grow">
        <ListHeader title="Your account" person={person}>
          <bdi>{person.name}</bdi>, {person.role}, <bdi>{email}</bdi>
        </ListHeader>
        <div className="min-h-0 grow overflow-y-auto thin-scroll phone:overflow-visible">
          <PasswordForm email={email} />
          <OwnSessions sessions={sessions} now={now} />
          <Browsers browsers={browsers} now={now} />
        </div>
      </main>
    </DeskFrame>
  );
}
