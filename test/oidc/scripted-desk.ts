import { closeDatabase, db } from '#lib/data/database.ts';
import { testDatabase } from '../database/database.ts';
import { type Arrival, aBrowser } from './browser.ts';
import { configure } from './configure.ts';
import { aDesk, visitorAddress } from './desk.ts';
import { type Script, type ScriptedIssuer, scriptedIssuer } from './scripted-issuer.ts';

/** Docket at an issuer that does what a test says, with a database of its own. */
export type ScriptedDesk = {
  readonly url: string;
  readonly issuer: ScriptedIssuer;
  /** Sets both back: the issuer says that this subject signed in, whose role is that of a reviewer. */
  reset: (subject: string, more?: Record<string, string>) => Promise<Script>;
  signIn: () => Promise<Arrival>;
  /** How many sessions and members there are of who signs in as this subject. */
  count: (subject: string) => Promise<{ sessions: number; members: number }>;
  /** Forgets how often everything was tried, and uses up the tries of one limit. */
  forgetTries: () => Promise<unknown>;
  useUp: (limit: string) => Promise<unknown>;
  close: () => Promise<void>;
};

export async function scriptedDesk(): Promise<ScriptedDesk> {
  const database = await testDatabase();
  const [desk, issuer] = await Promise.all([aDesk(), scriptedIssuer()]);
  return {
    url: desk.url,
    issuer,
    reset: async (subject, more = {}) => {
      configure(desk, issuer, { OIDC_ROLE_CLAIM: 'roles', OIDC_ROLES: 'desk=reviewer,owners=admin', ...more });
      await db().rateLimit.deleteMany();
      return issuer.reset({ sub: subject, email: emailOf(subject), email_verified: true, roles: ['desk'] });
    },
    signIn: () => aBrowser(desk.url).signIn(),
    count: async (subject) => {
      const member = { email: emailOf(subject) };
      return {
        sessions: await db().session.count({ where: { member } }),
        members: await db().member.count({ where: member }),
      };
    },
    forgetTries: () => db().rateLimit.deleteMany(),
    useUp: (limit) =>
      db().rateLimit.create({
        data: { key: `${limit}:${visitorAddress}`, points: 300, expire: BigInt(Date.now() + 600_000) },
      }),
    close: async () => {
      await closeDatabase();
      await Promise.all([issuer.close(), desk.close()]);
      await database.close();
    },
  };
}

/** The address of who signs in as a subject. */
export function emailOf(subject: string): string {
  return `${subject}@norrsund.example`;
}
