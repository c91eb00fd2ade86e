import { createHmac, randomBytes, randomInt, randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { anEvent, deliver, type Sent, stranger, type WebhookAccount } from '../builders/delivery.ts';

/** A delivery that must not be believed. `headers` may come twice; `path` is as it stands in the request line. */
export type Forgery = {
  how: string;
  body: Buffer;
  headers: [name: string, value: string][];
  path: string;
  isOurs: boolean;
};

/** A target: a connection of the account, another of the same vendor with other secrets, and one with no secret at all. */
export type Forged = { account: WebhookAccount; connectionId: string; withoutSecretId: string };

type Made = Partial<Forgery> & { sent?: Sent };

type Make = (target: Forged) => Made;

/** One forgery of each kind in turn, no two the same, from a genuine delivery that was never sent. */
export function forgery(target: Forged, turn: number): Forgery {
  const [how, make] = kinds[turn % kinds.length] ?? never();
  const { sent = genuine(target.account), ...made } = make(target);
  const { body, headers, path } = sent;
  return { how, body, headers: Object.entries(headers), path: at(target.connectionId, path), isOurs: true, ...made };
}

export function at(connectionId: string, path: readonly string[]): string {
  return ['/api/webhooks', connectionId, ...path].join('/');
}

const genuine = (account: WebhookAccount) => deliver(account, anEvent());

/** A body is changed where it is signed; elsewhere its proof is spoiled with it, for nothing else would tell. */
function changed(account: WebhookAccount, change: (body: Buffer) => Buffer): Sent {
  const sent = genuine(account);
  return { ...(account.proof === 'body' ? sent : genuine(stranger(account))), body: change(sent.body) };
}

/** One bit of what is signed; of sealed text one digit, for a digit in capitals says the same. */
function bitChanged(account: WebhookAccount): Sent {
  if (account.proof !== 'data') return changed(account, flipped);
  const sent = genuine(account);
  const { data } = JSON.parse(sent.body.toString()) as { data: string };
  return { ...sent, body: Buffer.from(JSON.stringify({ data: otherLetter(`${data}0`).slice(0, -1) })) };
}

/** The proof with something else in place of what proves. */
function withProof(account: WebhookAccount, change: (proof: string) => string): Sent {
  const sent = genuine(account);
  if (account.header === null) return { ...sent, path: [change(sent.path[0] ?? '')] };
  return { ...sent, headers: { ...sent.headers, [account.header]: change(sent.headers[account.header] ?? '') } };
}

/** Another digit or letter at any place of what proves, never another spelling of the same. */
function otherLetter(proof: string): string {
  const place = randomInt(proof.lastIndexOf('=') > proof.length - 3 ? proof.length - 4 : proof.length - 1);
  const letter = proof[place] ?? '';
  const others = [...'0123456789abcdef'].filter((one) => one !== letter.toLowerCase());
  return proof.slice(0, place) + others[randomInt(others.length)] + proof.slice(place + 1);
}

function flipped(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  const place = randomInt(copy.length);
  copy[place] = (copy[place] ?? 0) ^ (1 << randomInt(8));
  return copy;
}

/** Signed as the account would, with another algorithm or key. */
function signedBy(account: WebhookAccount, algorithm: string, key: string): Sent {
  const sent = genuine(account);
  const t = Math.floor(Date.now() / 1000);
  const isTimed = account.header === 'ondato-signature';
  const signature = createHmac(algorithm, key)
    .update(isTimed ? `${t}.` : '')
    .update(sent.body)
    .digest('hex');
  const basic = `Basic ${Buffer.from(`desk:${key}`).toString('base64')}`;
  const proof = isTimed ? `t=${t},s=${signature}` : account.header === 'authorization' ? basic : signature;
  return account.header === null
    ? { ...sent, path: key === '' ? [] : [key] }
    : { ...sent, headers: { ...sent.headers, [account.header]: proof } };
}

/** Text that the vendor's own secret vouches for, and that nobody should read two ways, or at all. */
const proven = (text: (told: string) => string | Buffer): Make =>
  function make({ account }) {
    const now = new Date();
    return { sent: account.prove(Buffer.from(text(account.tell(anEvent()).toString())), now) };
  };

const keysOf = ({ settings }: WebhookAccount) => Object.values(settings).filter((value) => typeof value === 'string');

const kinds: [how: string, make: Make][] = [
  ['a bit of the body changed', ({ account }) => ({ sent: bitChanged(account) })],
  ['a bit of the proof changed', ({ account }) => ({ sent: withProof(account, otherLetter) })],
  [
    'another time',
    ({ account }) => ({
      sent: withProof(account, (proof) =>
        proof.replace(/^t=\d+|^..../, (part) => otherLetter(`${part}0`).slice(0, part.length)),
      ),
    }),
  ],
  ['too old', ({ account }) => ({ sent: aged(account, 1) })],
  ['from a time to come', ({ account }) => ({ sent: aged(account, -1) })],
  ['an older algorithm', ({ account }) => ({ sent: signedBy(account, 'sha1', String(keysOf(account).at(-1))) })],
  ['a longer algorithm', ({ account }) => ({ sent: signedBy(account, 'sha512', String(keysOf(account).at(-1))) })],
  ['an empty secret', ({ account }) => ({ sent: signedBy(account, 'sha256', '') })],
  ['a secret spelled undefined', ({ account }) => ({ sent: signedBy(account, 'sha256', 'undefined') })],
  [
    'no secret in the settings',
    ({ account, withoutSecretId }) => ({
      path: at(withoutSecretId, signedBy(account, 'sha256', '').path),
      sent: signedBy(account, 'sha256', ''),
    }),
  ],
  ['another account’s proof', ({ account }) => ({ sent: genuine(stranger(account)) })],
  ['one space more', ({ account }) => ({ sent: changed(account, (body) => Buffer.concat([body, Buffer.from(' ')])) })],
  ['no proof', ({ account }) => ({ sent: { body: genuine(account).body, headers: {}, path: [] } })],
  ['two proofs, the first wrong', ({ account }) => twice(account)],
  ['nothing at all', () => ({ body: Buffer.alloc(0), headers: [] })],
  [
    'a key twice, well signed',
    proven((told) => told.replace('{', '{"id":"a","Id":"a","\\u0069d":"b","type":"x","type":"y",')),
  ],
  ['ten thousand deep, well signed', proven(() => `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`)],
  ['ten thousand lists, well signed', proven(() => '['.repeat(10_000))],
  ['bad UTF-8, well signed', proven(() => Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]))],
  ['a list, well signed', proven((told) => `[${told}]`)],
  ['cut off, well signed', proven((told) => told.slice(0, -randomInt(1, 20)))],
  [
    'half a surrogate and a NUL, not signed',
    ({ account }) => ({ sent: changed(account, () => Buffer.from('{"id":"\\ud800\\u0000"}\u0000')) }),
  ],
  ['noise', ({ account }) => ({ sent: changed(account, () => randomBytes(randomInt(1, 3_000))) })],
  ['packed', ({ account }) => packed(account, 'gzip')],
  ['packed twice', ({ account }) => packed(account, 'br, gzip')],
  ['dressed as the framework’s own', ({ account }) => dressed(account, {})],
  // The framework itself answers who asks for a part of a page: by sending them to another address of ours.
  ['dressed as a part of a page', ({ account }) => ({ ...dressed(account, { rsc: '1' }), isOurs: false })],
  ['to nobody', ({ account }) => ({ path: at(randomUUID(), genuine(account).path) })],
  [
    'to a path with a trick',
    ({ account, connectionId }) => ({
      sent: genuine(stranger(account)),
      path: tricks(connectionId)[randomInt(tricks(connectionId).length)] ?? '/',
      isOurs: false,
    }),
  ],
];

/** Well signed, and past what the connection believes; where no time is told, by somebody else. */
function aged(account: WebhookAccount, sign: 1 | -1): Sent {
  if (account.maxAgeSeconds === null) return genuine(stranger(account));
  return deliver(account, anEvent({ at: new Date(Date.now() - sign * (account.maxAgeSeconds + 60) * 1000) }));
}

function twice(account: WebhookAccount): Made {
  const { headers, body } = genuine(account);
  const name = account.header;
  if (name === null) return { sent: genuine(stranger(account)) };
  const wrong = genuine(stranger(account)).headers[name] ?? '';
  return { body, headers: [[name, wrong], ...Object.entries(headers)] };
}

function packed(account: WebhookAccount, encoding: string): Made {
  const { body, headers } = genuine(account);
  return { body: gzipSync(body), headers: [...Object.entries(headers), ['content-encoding', encoding]] };
}

function dressed(account: WebhookAccount, more: Record<string, string>): Made {
  const sent = genuine(stranger(account));
  const own = {
    'x-middleware-subrequest': Array(5).fill('proxy').join(':'),
    'next-router-prefetch': '1',
    purpose: 'prefetch',
    ...more,
  };
  return {
    sent,
    headers: Object.entries({
      ...sent.headers,
      ...own,
      'x-http-method-override': 'PUT',
      'x-forwarded-host': 'evil.example',
    }),
  };
}

function never(): never {
  throw new Error('there is a kind for every turn');
}

function tricks(id: string): string[] {
  const door = '/api/webhooks';
  const odd = [
    `${id}/../${id}`,
    `%2e%2e/${id}`,
    `${id}%2Ftoken`,
    `${id}/%00`,
    `${id}/`,
    `${id}//`,
    `${id};x`,
    `${id}?token=x`,
    id.toUpperCase(),
  ];
  return [
    ...odd.map((one) => `${door}/${one}`),
    `${door}//${id}`,
    `/api//webhooks/${id}`,
    `${door}/${'a/'.repeat(500)}`,
    door,
    `${door}/${id}/${'x'.repeat(6_000)}`,
  ];
}
