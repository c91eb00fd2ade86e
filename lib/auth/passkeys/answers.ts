import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';

const base64url = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[A-Za-z0-9_-]*$/);

const credential = {
  id: base64url(1400).min(1),
  rawId: base64url(1400).min(1),
  type: z.literal('public-key'),
  clientExtensionResults: z.record(z.string().max(40), z.unknown()).transform(() => ({})),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
};

const transports = z.array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])).max(10);

/** What a browser sends after a passkey has signed. */
export const SignedAnswer: z.ZodType<AuthenticationResponseJSON> = z.strictObject({
  ...credential,
  response: z.strictObject({
    clientDataJSON: base64url(4_000),
    authenticatorData: base64url(4_000),
    signature: base64url(4_000),
    userHandle: base64url(200).optional(),
  }),
}) as z.ZodType<AuthenticationResponseJSON>;

/** What a browser sends after a passkey was made. */
export const MadeAnswer: z.ZodType<RegistrationResponseJSON> = z.strictObject({
  ...credential,
  response: z.strictObject({
    clientDataJSON: base64url(4_000),
    attestationObject: base64url(20_000),
    authenticatorData: base64url(10_000).optional(),
    publicKey: base64url(4_000).optional(),
    publicKeyAlgorithm: z.int().optional(),
    transports: transports.optional(),
  }),
}) as z.ZodType<RegistrationResponseJSON>;
