/** The sandbox's account at Ondato. These secrets open only the sandbox, so they may be public. */
export const ONDATO_ACCOUNT = {
  clientId: 'sandbox-ondato',
  clientSecret: 'sandbox-ondato-secret',
  applicationId: '7d1f0c52-93be-4a6f-8e27-5c0b1d9a4e10',
  setupId: '2b9c6e1a-0f47-4d38-b5a9-6e8d3c7f1020',
  setupVersionId: 'e4a80d7b-6c15-4f92-9b03-1d5f7a2c3030',
} as const;
