import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** X.509 certificates that exist only in this process. */
export type Certified = { key: string; cert: string };

export type Wanted = { names: readonly string[]; from: Date; until: Date };

type Issuer = Certified & { name: Buffer; privateKey: KeyObject };

/** A certificate authority; pass its `cert` to what has to trust it. */
export function certificateAuthority(called: string, now: Date): Issuer & { issue(wanted: Wanted): Certified } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const name = nameOf(called);
  const years = (many: number) => new Date(now.getTime() + many * 365 * 86_400_000);
  const isAuthority = extension('551d13', sequence(der(0x01, Buffer.from([0xff]))), true);
  const cert = certificate(
    { subject: name, publicKey, from: years(-20), until: years(20), extensions: [isAuthority] },
    { name, privateKey },
  );
  const issuer = { name, privateKey, cert, key: pemOf(privateKey) };
  return { ...issuer, issue: (wanted) => issued(wanted, issuer) };
}

/** A certificate signed with its own key. */
export function selfSigned(wanted: Wanted): Certified {
  return issued(wanted, null);
}

function issued({ names, from, until }: Wanted, issuer: Issuer | null): Certified {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const subject = nameOf(names[0] ?? 'nobody');
  const alternatives = names.map((name) =>
    /^[\d.]+$/.test(name) ? der(0x87, Buffer.from(name.split('.').map(Number))) : der(0x82, Buffer.from(name)),
  );
  const extensions = [extension('551d11', sequence(...alternatives), false)];
  const cert = certificate({ subject, publicKey, from, until, extensions }, issuer ?? { name: subject, privateKey });
  return { cert, key: pemOf(privateKey) };
}

type Told = { subject: Buffer; publicKey: KeyObject; from: Date; until: Date; extensions: Buffer[] };

/** RFC 5280, only the fields that Node reads. Signed with ECDSA and SHA-256. */
function certificate(
  { subject, publicKey, from, until, extensions }: Told,
  by: Pick<Issuer, 'name' | 'privateKey'>,
): string {
  const algorithm = sequence(objectId('2a8648ce3d040302'));
  const version = der(0xa0, der(0x02, Buffer.from([2])));
  const serial = der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)]));
  const validity = sequence(time(from), time(until));
  const publicBytes = publicKey.export({ type: 'spki', format: 'der' });
  const content = sequence(
    version,
    serial,
    algorithm,
    by.name,
    validity,
    subject,
    publicBytes,
    der(0xa3, sequence(...extensions)),
  );
  const signature = sign('sha256', content, by.privateKey);
  const whole = sequence(content, algorithm, der(0x03, Buffer.concat([Buffer.from([0]), signature])));
  return `-----BEGIN CERTIFICATE-----\n${whole
    .toString('base64')
    .match(/.{1,64}/g)
    ?.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function extension(id: string, value: Buffer, isCritical: boolean): Buffer {
  const critical = isCritical ? [der(0x01, Buffer.from([0xff]))] : [];
  return sequence(objectId(id), ...critical, der(0x04, value));
}

function nameOf(common: string): Buffer {
  return sequence(der(0x31, sequence(objectId('550403'), der(0x0c, Buffer.from(common)))));
}

function time(at: Date): Buffer {
  return der(0x18, Buffer.from(`${at.toISOString().replaceAll(/[-:T]|\..*$/g, '')}Z`));
}

function objectId(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'));
}

function sequence(...parts: Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function der(tag: number, value: Buffer): Buffer {
  const { length } = value;
  const head = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...head]), value]);
}

function pemOf(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}
