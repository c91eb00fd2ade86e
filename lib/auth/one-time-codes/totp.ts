import { Secret, TOTP } from 'otpauth';

/** RFC 6238 with the values that all apps use: SHA-1, six digits, 30 seconds. */
const periodSeconds = 30;
const shape = { algorithm: 'SHA1', digits: 6, period: periodSeconds } as const;

/** A code of the step before or after is good too: clocks differ, and typing takes time. */
const window = 1;

/** A new secret of 160 bits (RFC 4226, section 4), in base32. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The address that an app reads as a QR code. */
export function addressOf(secret: string, account: string): string {
  return totp(secret, account).toString();
}

/**
 * The step of 30 seconds since 1970 that a code belongs to, at most one from now; null for a wrong code.
 * @param now in milliseconds
 */
export function stepOf(secret: string, code: string, now: number): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = totp(secret, '').validate({ token: code, timestamp: now, window });
  return delta === null ? null : Math.floor(now / 1000 / periodSeconds) + delta;
}

function totp(secret: string, account: string): TOTP {
  return new TOTP({ ...shape, issuer: 'Docket', label: account, secret: Secret.fromBase32(secret) });
}
