/**
 * The sandbox's account at Blockpass. Each key has a scope, and the scope decides the shape of the answers. These keys
 * open only the sandbox, so they may be public.
 */
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
