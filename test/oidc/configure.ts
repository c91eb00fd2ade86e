import { forgetDiscovery } from '#lib/auth/oidc/discovery.ts';
import { forgetEnv } from '#lib/env.ts';
import { client } from './real-issuer.ts';

/** The variables of single sign-on at an issuer of the tests. */
export function issuerVariables(issuer: { url: string }): Record<string, string> {
  return {
    OIDC_ISSUER: issuer.url,
    OIDC_CLIENT_ID: client.id,
    OIDC_CLIENT_SECRET: client.secret,
    OIDC_NAME: 'Norrsund ID',
  };
}

/** Sets the environment of this process to a desk and an issuer, and to nothing else of single sign-on but `more`. */
export function configure(desk: { url: string }, issuer: { url: string }, more: Record<string, string> = {}): void {
  for (const name of Object.keys(process.env)) if (name.startsWith('OIDC_')) delete process.env[name];
  Object.assign(process.env, { PUBLIC_URL: desk.url, NEXTAUTH_URL: desk.url, LOG_LEVEL: 'silent' });
  Object.assign(process.env, issuerVariables(issuer), more);
  forgetEnv();
  forgetDiscovery();
}
