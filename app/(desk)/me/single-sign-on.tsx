import { Time } from '#components/review/time.tsx';
import { Section } from '#components/ui/section.tsx';

type SingleSignOnProps = { name: string | null; since: string; hasPassword: boolean };

/** That the member signs in at an issuer. @param name of the issuer; null when Docket knows none any more */
export function SingleSignOn({ name, since, hasPassword }: SingleSignOnProps) {
  return (
    <Section title="Single sign-on">
      <p className="max-w-640 text-12 text-t3">
        {name ? <>Connected with your account at {name}</> : 'Connected with an account that is not in use any more'}{' '}
        since <Time at={since} as="date" />.{' '}
        {!hasPassword && 'You have no password here: what takes a proof takes a passkey or an app for codes.'}
      </p>
    </Section>
  );
}
