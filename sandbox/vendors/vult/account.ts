/** The sandbox's account at Vult. These secrets open only the sandbox, so they may be public. */
export const VULT_ACCOUNT = {
  oauthClientId: 'sandbox-vult',
  oauthClientSecret: 'sandbox-vult-secret',
  /** The vendor's `client_id` and `user_id` fields, which are not the OAuth client. */
  clientId: 'client-sandbox',
  userId: 'user-sandbox',
} as const;
