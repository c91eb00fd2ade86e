import { demoPassword, demoPeople } from '../demo.ts';

/** The last thing a start says: where to go, and as whom. */
export function welcome(url: string, isDemo: boolean, tookMs: number): string {
  const people = demoPeople.map(({ email, role }) => `    ${email.padEnd(24)} ${role}`);
  const demo = isDemo
    ? ['', '  Sign in as one of these, all with the password', `    ${demoPassword}`, '', ...people]
    : [];
  return [
    '',
    `  Docket is at ${url}  (ready after ${(tookMs / 1000).toFixed(1)} s)`,
    ...demo,
    '',
    '  Ctrl-C stops it.',
    '',
  ].join('\n');
}
