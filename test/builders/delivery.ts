import { createCipheriv, createHmac, randomBytes, randomUUID } from 'node:crypto';

/** An event at a vendor. `id`: the event's own id; null where the vendor sends none. */
export type VendorEvent = { id: string | null; applicantId: string; type: string; at: Date };

/** A delivery as it is sent; `path` follows the connection's address. */
export type SentDelivery = { body: Buffer; headers: Record<string, string>; path: string[] };

/** An account at a vendor that sends webhooks. Signatures follow the vendors' documentation, without adapter code. */
export type WebhookAccount = {
  name: string;
  provider: string;
  settings: Record<string, unknown>;
  /** What is verified: a header over the body, a header over the sealed text in it, a header alone, or the address. */
  proof: 'body' | 'data' | 'header' | 'path';
  /** The header with the signature or password. */
  header: string | null;
  hasEventIds: boolean;
  /** A delivery older than this many seconds is rejected; null where it carries no time. */
  maxAgeSeconds: number | null;
  /** The vendor's text about an event, before it is signed or sealed. */
  payload(event: VendorEvent): Buffer;
  /** Signs or seals any text as the vendor would. */
  sign(text: Buffer, at: Date): SentDelivery;
};

/** The vendor's delivery of an event. */
export function deliver(account: WebhookAccount, event: VendorEvent): SentDelivery {
  return account.sign(account.payload(event), event.at);
}

/** An account of the same kind with other secrets, as a forger would have. */
export function withOtherSecrets(account: WebhookAccount): WebhookAccount {
  const other = webhookAccounts().find(({ name }) => name === account.name);
  if (!other) throw new Error(`there is no other account ${account.name}`);
  return other;
}

/** One account for each way to verify the vendors' deliveries; secrets are new each time. */
export function webhookAccounts(): WebhookAccount[] {
  return [blockpass(), vult(), allpass('aes-256-cbc'), allpass('aes-256-gcm'), ondatoSigned(), ondatoBasic()];
}

export function anEvent(change: Partial<VendorEvent> = {}): VendorEvent {
  return {
    id: randomUUID(),
    applicantId: randomBytes(12).toString('hex'),
    type: 'review.approved',
    at: new Date(),
    ...change,
  };
}

export function blockpass(baseUrl = 'https://vendor.invalid', webhookSecret = secret()): WebhookAccount {
  const clientId = 'desk';
  return {
    name: 'blockpass',
    provider: 'blockpass',
    settings: { baseUrl, clientId, apiKey: 'not-a-key', webhookSecret },
    proof: 'body',
    header: 'x-hub-signature',
    hasEventIds: true,
    maxAgeSeconds: null,
    payload({ id, applicantId, type }) {
      const rest = {
        status: type.replace(/^.*\./, ''),
        refId: `ref-${applicantId}`,
        isPing: false,
        env: 'test',
        webhookId: null,
      };
      return json({ guid: id, clientId, event: type, recordId: applicantId, ...rest });
    },
    sign: (body) => ({ body, headers: { ...isJson, 'x-hub-signature': hmac(webhookSecret, body) }, path: [] }),
  };
}

function vult(): WebhookAccount {
  const webhookToken = secret();
  const settings = {
    baseUrl: 'https://vendor.invalid',
    tokenUrl: 'https://vendor.invalid/t',
    oauthClientId: 'desk',
    webhookToken,
  };
  return {
    name: 'vult',
    provider: 'vult',
    settings: { ...settings, oauthClientSecret: secret() },
    proof: 'path',
    header: null,
    hasEventIds: false,
    maxAgeSeconds: null,
    payload: ({ applicantId, type }) => json({ type, data: { session_id: applicantId } }),
    sign: (body) => ({ body, headers: isJson, path: [webhookToken] }),
  };
}

function allpass(encryption: 'aes-256-cbc' | 'aes-256-gcm'): WebhookAccount {
  const [cryptoKey, hmacKey] = [randomBytes(32), secret()];
  const isCbc = encryption === 'aes-256-cbc';
  const maxAgeSeconds = 300;
  const settings = {
    baseUrl: 'https://vendor.invalid',
    appKey: randomUUID(),
    encryption,
    cryptoKey: cryptoKey.toString('hex'),
  };
  return {
    name: `allpass ${encryption}`,
    provider: 'allpass',
    settings: { ...settings, ...(isCbc ? { hmacKey } : {}), webhookMaxAgeSeconds: maxAgeSeconds },
    proof: 'data',
    header: 'x-allpass-signature',
    hasEventIds: false,
    maxAgeSeconds,
    payload: ({ applicantId, type, at }) =>
      json({ id: applicantId, externalUserId: `user-${applicantId}`, type, timestamp: at.toISOString(), warnings: [] }),
    sign(plain) {
      const iv = randomBytes(isCbc ? 16 : 12);
      const { sealed, tag } = isCbc ? cbc(cryptoKey, iv, plain) : gcm(cryptoKey, iv, plain);
      const data = Buffer.concat([iv, sealed]).toString('hex');
      return {
        body: json({ data }),
        headers: { ...isJson, 'x-allpass-signature': tag ?? hmac(hmacKey, data) },
        path: [],
      };
    },
  };
}

function ondatoSigned(): WebhookAccount {
  const key = secret();
  const sign: WebhookAccount['sign'] = (body, at) => {
    const t = Math.floor(at.getTime() / 1000);
    return { body, headers: { ...isJson, 'ondato-signature': `t=${t},s=${hmac(key, `${t}.`, body)}` }, path: [] };
  };
  return {
    ...ondato('ondato signed', { kind: 'hmac', secret: key }),
    proof: 'body',
    header: 'ondato-signature',
    sign,
  };
}

function ondatoBasic(): WebhookAccount {
  const password = secret();
  const authorization = `Basic ${Buffer.from(`desk:${password}`).toString('base64')}`;
  const sign: WebhookAccount['sign'] = (body) => ({ body, headers: { ...isJson, authorization }, path: [] });
  return {
    ...ondato('ondato basic', { kind: 'basic', user: 'desk', password }),
    proof: 'header',
    header: 'authorization',
    sign,
  };
}

function ondato(name: string, webhookAuth: unknown): Omit<WebhookAccount, 'proof' | 'header' | 'sign'> {
  const maxAgeSeconds = 90_000;
  const settings = { clientId: 'desk', clientSecret: secret(), webhookAuth, webhookMaxAgeSeconds: maxAgeSeconds };
  return { name, provider: 'ondato', settings, hasEventIds: true, maxAgeSeconds, payload: ondatoPayload };
}

/** With the PascalCase names of Ondato's older samples. */
function ondatoPayload({ id, applicantId, at }: VendorEvent): Buffer {
  const payload = { Id: applicantId, Status: 'Completed' };
  return json({ Id: id, CreatedUtc: at.toISOString(), Type: 'Idv.StatusChanged', Payload: payload });
}

function cbc(key: Buffer, iv: Buffer, plain: Buffer): { sealed: Buffer; tag: null } {
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  return { sealed: Buffer.concat([cipher.update(plain), cipher.final()]), tag: null };
}

function gcm(key: Buffer, iv: Buffer, plain: Buffer): { sealed: Buffer; tag: string } {
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return { sealed, tag: cipher.getAuthTag().toString('hex') };
}

const isJson = { 'content-type': 'application/json' };

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value), 'utf8');
}

function hmac(key: string, ...parts: (string | Buffer)[]): string {
  const made = createHmac('sha256', key);
  for (const part of parts) made.update(part);
  return made.digest('hex');
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}
