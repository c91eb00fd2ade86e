import { demoPassword, demoPeople } from '../demo.ts';

/** The last lines of a start: the address and the demo members. */
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
