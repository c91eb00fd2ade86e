import { Secret, TOTP } from 'otpauth';

/** The code that a member's app shows, some steps of 30 seconds from now. */
export function codeNow(secret: string, steps = 0): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });
}
