import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';

/** What a device that cheats, or that is cheated, does otherwise. */
export type Fault = {
  origin?: string;
  rpId?: string;
  challenge?: string;
  isUnverified?: boolean;
  counter?: number;
  key?: KeyObject;
  credentialId?: string;
};

/** What a device reads of the server's question. */
type MakeOptions = { challenge: string; rp: { id?: string } };
type UseOptions = { challenge: string; rpId?: string };

const userPresent = 0x01;
const userVerified = 0x04;
const keyIncluded = 0x40;

/** A device that keeps one passkey (WebAuthn level 3, ES256), in this process. */
export function passkeyDevice(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(32).toString('base64url');
  let counter = 0;
  const clientData = (type: string, challenge: string, fault: Fault) =>
    Buffer.from(JSON.stringify({ type, challenge: fault.challenge ?? challenge, origin: fault.origin ?? origin }));
  const flags = (fault: Fault) => userPresent | (fault.isUnverified ? 0 : userVerified);

  return {
    id,
    make(options: MakeOptions, fault: Fault = {}): RegistrationResponseJSON {
      const rpId = fault.rpId ?? options.rp.id ?? '';
      const keyData = Buffer.concat([Buffer.alloc(16), uint16(32), Buffer.from(id, 'base64url'), coseKey(publicKey)]);
      const authData = Buffer.concat([head(rpId, flags(fault) | keyIncluded, counter), keyData]);
      const attestation = cbor(
        new Map<unknown, unknown>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', authData],
        ]),
      );
      return {
        id,
        rawId: id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientData('webauthn.create', options.challenge, fault).toString('base64url'),
          attestationObject: attestation.toString('base64url'),
          transports: ['internal'],
        },
      };
    },
    use(options: UseOptions, fault: Fault = {}): AuthenticationResponseJSON {
      counter += 1;
      const data = clientData('webauthn.get', options.challenge, fault);
      const authData = head(fault.rpId ?? options.rpId ?? '', flags(fault), fault.counter ?? counter);
      const signed = Buffer.concat([authData, createHash('sha256').update(data).digest()]);
      const credentialId = fault.credentialId ?? id;
      return {
        id: credentialId,
        rawId: credentialId,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: data.toString('base64url'),
          authenticatorData: authData.toString('base64url'),
          signature: sign('sha256', signed, fault.key ?? privateKey).toString('base64url'),
        },
      };
    },
  };
}

function head(rpId: string, flags: number, counter: number): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([flags]), count]);
}

function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const [kty, alg, crv, xAt, yAt] = [1, 3, -1, -2, -3];
  return cbor(
    new Map<unknown, unknown>([
      [kty, 2],
      [alg, -7],
      [crv, 1],
      [xAt, Buffer.from(x, 'base64url')],
      [yAt, Buffer.from(y, 'base64url')],
    ]),
  );
}

/** The part of CBOR (RFC 8949) that passkeys need: whole numbers, bytes, texts and maps. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? lead(1, -1 - value) : lead(0, value);
  if (typeof value === 'string') return Buffer.concat([lead(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([lead(2, value.length), value]);
  if (value instanceof Map)
    return Buffer.concat([lead(5, value.size), ...[...value].flatMap(([key, one]) => [cbor(key), cbor(one)])]);
  throw new Error(`no CBOR for ${typeof value}`);
}

function lead(kind: number, size: number): Buffer {
  if (size < 24) return Buffer.from([(kind << 5) | size]);
  return size < 256
    ? Buffer.from([(kind << 5) | 24, size])
    : Buffer.concat([Buffer.from([(kind << 5) | 25]), uint16(size)]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}
