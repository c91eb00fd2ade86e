/** The sandbox's applications at Allpass. These keys open only the sandbox, so they may be public. */
export const ALLPASS_ACCOUNT = {
  /** Each key is an application with its own encryption; all show the same people. */
  keys: {
    'sandbox-allpass-plain': { encryption: 'none', signedContent: 'data', mode: 'live' },
    'sandbox-allpass-cbc': { encryption: 'aes-256-cbc', signedContent: 'data', mode: 'live' },
    'sandbox-allpass-cbc-body': { encryption: 'aes-256-cbc', signedContent: 'rawBody', mode: 'live' },
    'sandbox-allpass-gcm': { encryption: 'aes-256-gcm', signedContent: 'data', mode: 'live' },
    'sandbox-allpass-test': { encryption: 'none', signedContent: 'data', mode: 'test' },
  },
  cryptoKey: '5a4d9b0c3e1f27886a5b4c3d2e1f00918273645546372819aabbccddeeff0011',
  hmacKey: 'sandbox-allpass-hmac',
} as const;

/**
 * How an application's answers are encrypted and signed, and whether a deletion is delayed (live) or immediate (test).
 */
export type Application = {
  encryption: 'none' | 'aes-256-cbc' | 'aes-256-gcm';
  signedContent: 'data' | 'rawBody';
  mode: 'live' | 'test';
};
