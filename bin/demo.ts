export { demoPassword, demoPeople } from '#lib/review/members/demo-people.ts';

/** An account at the sandbox. `portal`: the webhook address's ending and settings in the vendor's portal. */
export type DemoConnection = {
  provider: string;
  label: string;
  mode: 'test';
  settings: Record<string, unknown>;
  portal?: { path: string; settings: Record<string, string> };
  /** The vendor has no list: applicants are imported by id. */
  isImported?: boolean;
};

/** The connections to the sandbox. Their secrets work nowhere else; sandbox/vendors has the other half. */
export function demoConnections(sandboxUrl: string): DemoConnection[] {
  return accountsAt(sandboxUrl).map((account) => ({ label: 'Sandbox', mode: 'test', ...account }));
}

function accountsAt(sandboxUrl: string): Omit<DemoConnection, 'label' | 'mode'>[] {
  return [
    {
      provider: 'vult',
      settings: {
        baseUrl: `${sandboxUrl}/vult`,
        tokenUrl: `${sandboxUrl}/vult/oauth/token`,
        oauthClientId: 'sandbox-vult',
        oauthClientSecret: 'sandbox-vult-secret',
        clientId: 'client-sandbox',
        userId: 'user-sandbox',
        webhookToken: vultToken,
      },
      portal: { path: `/${vultToken}`, settings: {} },
    },
    {
      provider: 'blockpass',
      settings: {
        baseUrl: `${sandboxUrl}/blockpass`,
        clientId: 'sandbox_desk',
        apiKey: 'sandbox-blockpass-pictures',
        archiveKey: 'sandbox-blockpass-archive',
        webhookSecret: blockpassSecret,
      },
      portal: { path: '', settings: { secret: blockpassSecret } },
    },
    {
      provider: 'allpass',
      settings: { baseUrl: `${sandboxUrl}/allpass`, ...allpassKeys, encryption: 'aes-256-cbc' },
      portal: { path: '', settings: allpassKeys },
      isImported: true,
    },
    { provider: 'b2core', settings: { baseUrl: `${sandboxUrl}/b2core`, accessToken: 'sandbox-b2core-desk' } },
    {
      provider: 'ondato',
      settings: {
        tokenUrl: `${sandboxUrl}/ondato/id/connect/token`,
        idvUrl: `${sandboxUrl}/ondato/idvapi`,
        kycUrl: `${sandboxUrl}/ondato/kycid`,
        clientId: 'sandbox-ondato',
        clientSecret: 'sandbox-ondato-secret',
        applicationId: '7d1f0c52-93be-4a6f-8e27-5c0b1d9a4e10',
        setupId: '2b9c6e1a-0f47-4d38-b5a9-6e8d3c7f1020',
        webhookAuth: { kind: 'hmac', secret: ondatoSecret },
      },
      portal: { path: '', settings: { auth: 'hmac', secret: ondatoSecret } },
    },
  ];
}

const vultToken = 'sandbox-vult-webhook-token-f2a91c';

const blockpassSecret = 'sandbox-blockpass-webhook-7be04d';

const ondatoSecret = 'sandbox-ondato-webhook-c1d85e';

const allpassKeys = {
  appKey: 'sandbox-allpass-cbc',
  cryptoKey: '5a4d9b0c3e1f27886a5b4c3d2e1f00918273645546372819aabbccddeeff0011',
  hmacKey: 'sandbox-allpass-hmac',
};
