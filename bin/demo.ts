import type { Role } from '#lib/review/actor.ts';

/** People who exist only beside the sandbox: with the embedded database, or when DOCKET_DEMO=1 asks for them. */
export const demoPeople: readonly { readonly email: string; readonly name: string; readonly role: Role }[] = [
  { email: 'reviewer@docket.test', name: 'Nadia Brandt', role: 'reviewer' },
  { email: 'reviewer2@docket.test', name: 'Tomás Ferreira', role: 'reviewer' },
  { email: 'approver@docket.test', name: 'Ingrid Solheim', role: 'approver' },
  { email: 'approver2@docket.test', name: 'Kwame Boateng', role: 'approver' },
  { email: 'admin@docket.test', name: 'Mei Tanaka', role: 'admin' },
  { email: 'admin2@docket.test', name: 'Luca Moretti', role: 'admin' },
  { email: 'manager@docket.test', name: 'Priya Raman', role: 'manager' },
  { email: 'auditor@docket.test', name: 'Henrik Lindqvist', role: 'auditor' },
];

export const demoPassword = 'correct horse battery staple';

/** Accounts at the sandbox, which open nothing else; the sandbox keeps the other half of them in lib/sandbox/accounts.ts. */
export function demoConnections(sandboxUrl: string) {
  return [
    {
      provider: 'vult',
      label: 'Sandbox',
      mode: 'test' as const,
      settings: {
        baseUrl: `${sandboxUrl}/vult`,
        tokenUrl: `${sandboxUrl}/vult/oauth/token`,
        oauthClientId: 'sandbox-vult',
        oauthClientSecret: 'sandbox-vult-secret',
        clientId: 'client-sandbox',
        userId: 'user-sandbox',
      },
    },
    {
      provider: 'blockpass',
      label: 'Sandbox',
      mode: 'test' as const,
      settings: { baseUrl: `${sandboxUrl}/blockpass`, clientId: 'sandbox_desk', apiKey: 'sandbox-blockpass-pictures' },
    },
  ];
}
