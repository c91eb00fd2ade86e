/** The sandbox's accounts. They open nothing but the sandbox, so they may stand in the open. */
export const VULT_ACCOUNT = {
  oauthClientId: 'sandbox-vult',
  oauthClientSecret: 'sandbox-vult-secret',
  /** The vendor's `client_id` and `user_id` fields, which are not the OAuth client. */
  clientId: 'client-sandbox',
  userId: 'user-sandbox',
} as const;

/** Blockpass gives each key a scope; the same address answers in another shape. */
export const BLOCKPASS_ACCOUNT = {
  clientId: 'sandbox_desk',
  keys: {
    'sandbox-blockpass-pictures': 'pictures',
    'sandbox-blockpass-text': 'text',
    'sandbox-blockpass-status': 'status',
    'sandbox-blockpass-archive': 'archive',
  },
} as const;

export type BlockpassScope = (typeof BLOCKPASS_ACCOUNT.keys)[keyof typeof BLOCKPASS_ACCOUNT.keys];
