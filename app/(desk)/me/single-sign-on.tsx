import { Time } from '#components/review/time.tsx';
import { Section } from '#components/ui/section.tsx';

type SingleSignOnProps = { name: string; since: string; hasPassword: boolean };

/** That the member signs in at an issuer. @param name of the issuer, as the operator wrote it */
export function SingleSignOn({ name, since, hasPassword }: SingleSignOnProps) {
  return (
    <Section title="Single sign-on">
      <p className="max-w-640 text-12 text-t3">
        Connected with your account at {name} since <Time at={since} as="date" />.{' '}
        {!hasPassword && 'You have no password here: what takes a proof takes a passkey or an app for codes.'}
      </p>
    </Section>
  );
}
