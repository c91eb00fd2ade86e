import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { BadEnvironment, parseEnv } from './env.ts';

const key = () => randomBytes(32).toString('base64');
const ledgerKey = (kind: 'ed25519' | 'x25519') =>
  generateKeyPairSync(kind as 'ed25519')
    .privateKey.export({ format: 'der', type: 'pkcs8' })
    .toString('base64');

const good = {
  DATABASE_URL: 'postgresql://docket_app:secret@db.internal:5432/docket',
  DATA_KEYS: `k2:${key()},k1:${key()}`,
  INDEX_KEY: key(),
  LEDGER_KEY: ledgerKey('ed25519'),
  NEXTAUTH_SECRET: key(),
};

test('A complete environment is parsed, with standard values for what may be left out', () => {
  const env = parseEnv(good);
  expect(env.DATA_KEYS.map(({ id, key: bytes }) => [id, bytes.length])).toEqual([
    ['k2', 32],
    ['k1', 32],
  ]);
  expect(env.LEDGER_KEY.asymmetricKeyType).toBe('ed25519');
  expect(env).toMatchObject({
    PORT: 3000,
    HOST: '127.0.0.1',
    PUBLIC_URL: 'http://127.0.0.1:3000',
    DATABASE_POOL: 10,
    DOCKET_DEMO: false,
  });
});

test.each([
  ['PUBLIC_URL', 'https://desk.example.com/anything', 'PUBLIC_URL', 'https://desk.example.com'],
  ['PORT', '8080', 'PUBLIC_URL', 'http://127.0.0.1:8080'],
  ['HOST', '0.0.0.0', 'PUBLIC_URL', 'http://localhost:3000'],
  ['DOCKET_DEMO', '1', 'DOCKET_DEMO', true],
  ['PORT', '', 'PORT', 3000],
  ['ORGANISATION', ' Norrsund Bank ', 'ORGANISATION', 'Norrsund Bank'],
  ['ORGANISATION', '', 'ORGANISATION', undefined],
  ['COMMAND_QUARANTINE_SECONDS', '300', 'COMMAND_QUARANTINE_SECONDS', 300],
  ['COMMAND_QUARANTINE_SECONDS', '', 'COMMAND_QUARANTINE_SECONDS', undefined],
] as const)('%s=%s gives %s %s', (name, value, read, expected) => {
  expect(parseEnv({ ...good, [name]: value })[read]).toBe(expected);
});

test.each([
  ['DATABASE_URL', undefined, /DATABASE_URL is missing/],
  ['DATABASE_URL', 'mysql://a:b@c/d', /DATABASE_URL must look like/],
  ['DATA_KEYS', undefined, /DATA_KEYS is missing/],
  ['DATA_KEYS', '', /DATA_KEYS is missing/],
  ['DATA_KEYS', `k1:${Buffer.alloc(32).toString('base64')}`, /DATA_KEYS is weak/],
  ['DATA_KEYS', `k1:${randomBytes(16).toString('base64')}`, /DATA_KEYS is weak/],
  ['DATA_KEYS', `k1:${key()},k1:${key()}`, /DATA_KEYS is weak or malformed/],
  ['DATA_KEYS', key(), /DATA_KEYS is weak or malformed/],
  ['ORGANISATION', 'Two\nlines', /ORGANISATION must be a name/],
  ['PRIVATE_ENDPOINTS', 'https://ledger.internal/path', /PRIVATE_ENDPOINTS must be addresses without a path/],
  ['PRIVATE_ENDPOINTS', 'ledger.internal', /PRIVATE_ENDPOINTS must be addresses without a path/],
  ['INDEX_KEY', undefined, /INDEX_KEY is missing/],
  ['INDEX_KEY', 'changeme', /INDEX_KEY is weak/],
  ['INDEX_KEY', good.DATA_KEYS.split(',')[1]?.slice(3), /INDEX_KEY must be another key/],
  ['LEDGER_KEY', undefined, /LEDGER_KEY is missing/],
  ['LEDGER_KEY', key(), /LEDGER_KEY must be an Ed25519/],
  ['LEDGER_KEY', ledgerKey('x25519'), /LEDGER_KEY must be an Ed25519/],
  ['NEXTAUTH_SECRET', undefined, /NEXTAUTH_SECRET is missing/],
  ['NEXTAUTH_SECRET', 'short', /NEXTAUTH_SECRET is weak/],
  ['NEXTAUTH_SECRET', 'a'.repeat(64), /NEXTAUTH_SECRET is weak/],
  ['PORT', 'eighty', /PORT must be a whole number/],
  ['PORT', '70000', /PORT must be a whole number/],
  ['COMMAND_QUARANTINE_SECONDS', '0', /COMMAND_QUARANTINE_SECONDS must be a whole number of seconds/],
  ['PUBLIC_URL', 'javascript:alert(1)', /PUBLIC_URL must be an http/],
  ['DOCKET_DEMO', 'yes', /DOCKET_DEMO must be 1 or 0/],
  ['LOG_LEVEL', 'chatty', /LOG_LEVEL/],
])('%s=%s is refused in a sentence that names it and never tells its value', (name, value, sentence) => {
  const attempt = () => parseEnv({ ...good, [name]: value });
  expect(attempt).toThrow(BadEnvironment);
  expect(attempt).toThrow(sentence);
  if (value && value.length > 8) expect(attempt).not.toThrow(value);
});

test('PRIVATE_ENDPOINTS: several origins, each as the browser writes it; none where it is left out', () => {
  const origins = (value?: string) => parseEnv({ ...good, PRIVATE_ENDPOINTS: value }).PRIVATE_ENDPOINTS;
  expect(origins('https://Ledger.internal:443, http://10.0.0.5:9000/')).toEqual([
    'https://ledger.internal',
    'http://10.0.0.5:9000',
  ]);
  expect([origins(), origins('')]).toEqual([[], []]);
});
