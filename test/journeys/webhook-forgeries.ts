import { createHmac, randomBytes, randomInt, randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { anEvent, deliver, type SentDelivery, type WebhookAccount, withOtherSecrets } from '../builders/delivery.ts';

/** A delivery that must be rejected. `headers` may repeat a name; `path` is sent unchanged in the request line. */
export type Forgery = {
  how: string;
  body: Buffer;
  headers: [name: string, value: string][];
  path: string;
  isOurs: boolean;
};

/** An account, its connection, and another connection with the same settings but without secrets. */
export type Forged = { account: WebhookAccount; connectionId: string; withoutSecretId: string };

type Made = Partial<Forgery> & { sent?: SentDelivery };

type Make = (target: Forged) => Made;

/** The forgery of the kind whose turn it is, made from a new genuine delivery. */
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

/** A changed body; where the body is not signed, also with another account's secret, or it would be accepted. */
function changed(account: WebhookAccount, change: (body: Buffer) => Buffer): SentDelivery {
  const sent = genuine(account);
  return { ...(account.proof === 'body' ? sent : genuine(withOtherSecrets(account))), body: change(sent.body) };
}

/** One bit changed; in sealed hex text one digit, because changing its case would not change its value. */
function bitChanged(account: WebhookAccount): SentDelivery {
  if (account.proof !== 'data') return changed(account, flipped);
  const sent = genuine(account);
  const { data } = JSON.parse(sent.body.toString()) as { data: string };
  return { ...sent, body: Buffer.from(JSON.stringify({ data: otherLetter(`${data}0`).slice(0, -1) })) };
}

/** A genuine delivery with its signature, password or token changed. */
function withProof(account: WebhookAccount, change: (proof: string) => string): SentDelivery {
  const sent = genuine(account);
  if (account.header === null) return { ...sent, path: [change(sent.path[0] ?? '')] };
  return { ...sent, headers: { ...sent.headers, [account.header]: change(sent.headers[account.header] ?? '') } };
}

/** One hex digit replaced at a random place, never only its case. */
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

/** Signed in the account's way, but with another algorithm or key. */
function signedBy(account: WebhookAccount, algorithm: string, key: string): SentDelivery {
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

/** Ambiguous or unreadable text, signed with the vendor's real secret. */
const signedText = (text: (payload: string) => string | Buffer): Make =>
  function make({ account }) {
    const now = new Date();
    return { sent: account.sign(Buffer.from(text(account.payload(anEvent()).toString())), now) };
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
  ['another account’s proof', ({ account }) => ({ sent: genuine(withOtherSecrets(account)) })],
  ['one space more', ({ account }) => ({ sent: changed(account, (body) => Buffer.concat([body, Buffer.from(' ')])) })],
  ['no proof', ({ account }) => ({ sent: { body: genuine(account).body, headers: {}, path: [] } })],
  ['two proofs, the first wrong', ({ account }) => twice(account)],
  ['nothing at all', () => ({ body: Buffer.alloc(0), headers: [] })],
  [
    'a key twice, well signed',
    signedText((payload) => payload.replace('{', '{"id":"a","Id":"a","\\u0069d":"b","type":"x","type":"y",')),
  ],
  ['ten thousand deep, well signed', signedText(() => `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`)],
  ['ten thousand lists, well signed', signedText(() => '['.repeat(10_000))],
  ['bad UTF-8, well signed', signedText(() => Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]))],
  ['a list, well signed', signedText((payload) => `[${payload}]`)],
  ['cut off, well signed', signedText((payload) => payload.slice(0, -randomInt(1, 20)))],
  [
    'half a surrogate and a NUL, not signed',
    ({ account }) => ({ sent: changed(account, () => Buffer.from('{"id":"\\ud800\\u0000"}\u0000')) }),
  ],
  ['noise', ({ account }) => ({ sent: changed(account, () => randomBytes(randomInt(1, 3_000))) })],
  ['packed', ({ account }) => packed(account, 'gzip')],
  ['packed twice', ({ account }) => packed(account, 'br, gzip')],
  ['dressed as the framework’s own', ({ account }) => dressed(account, {})],
  // The framework answers requests for a part of a page itself, with a redirect.
  ['dressed as a part of a page', ({ account }) => ({ ...dressed(account, { rsc: '1' }), isOurs: false })],
  ['to nobody', ({ account }) => ({ path: at(randomUUID(), genuine(account).path) })],
  [
    'to a path with a trick',
    ({ account, connectionId }) => ({
      sent: genuine(withOtherSecrets(account)),
      path: tricks(connectionId)[randomInt(tricks(connectionId).length)] ?? '/',
      isOurs: false,
    }),
  ],
];

/** Well signed but too old or from the future; where a delivery carries no time, signed by another account. */
function aged(account: WebhookAccount, sign: 1 | -1): SentDelivery {
  if (account.maxAgeSeconds === null) return genuine(withOtherSecrets(account));
  return deliver(account, anEvent({ at: new Date(Date.now() - sign * (account.maxAgeSeconds + 60) * 1000) }));
}

function twice(account: WebhookAccount): Made {
  const { headers, body } = genuine(account);
  const name = account.header;
  if (name === null) return { sent: genuine(withOtherSecrets(account)) };
  const wrong = genuine(withOtherSecrets(account)).headers[name] ?? '';
  return { body, headers: [[name, wrong], ...Object.entries(headers)] };
}

function packed(account: WebhookAccount, encoding: string): Made {
  const { body, headers } = genuine(account);
  return { body: gzipSync(body), headers: [...Object.entries(headers), ['content-encoding', encoding]] };
}

function dressed(account: WebhookAccount, more: Record<string, string>): Made {
  const sent = genuine(withOtherSecrets(account));
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
