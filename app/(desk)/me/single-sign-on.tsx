import { Time } from '#components/review/time/time.tsx';
import { Section } from '#components/ui/section.tsx';

type SingleSignOnProps = { name: string; since: string; hasProof: boolean };

/**
 * That the member signs in at an issuer.
 * @param name of the issuer, as the operator wrote it
 * @param hasProof whether they have anything to prove again who they are with
 */
export function SingleSignOn({ name, since, hasProof }: SingleSignOnProps) {
  return (
    <Section title="Single sign-on">
      <p className="max-w-640 text-12 text-t3">
        Connected with your account at {name} since <Time at={since} as="date" />.{' '}
        {!hasProof && 'You have no password here. Some acts ask again who you are: add a passkey or an app for codes.'}
      </p>
    </Section>
  );
}
