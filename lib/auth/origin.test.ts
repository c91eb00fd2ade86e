import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { forgetEnv } from '#lib/env.ts';
import { setTestSecrets } from '#test/database/secrets.ts';
import { isOwnOrigin } from './origin.ts';

beforeAll(() => {
  process.env.DATABASE_URL ??= 'postgresql://nobody:none@127.0.0.1:1/none';
  setTestSecrets();
});

afterEach(() => {
  delete process.env.PUBLIC_URL;
  forgetEnv();
});

function at(publicUrl: string): void {
  process.env.PUBLIC_URL = publicUrl;
  forgetEnv();
}

describe('A desk on the internet', () => {
  it('accepts writes from its own pages', () => {
    at('https://desk.example.com');
    expect(isOwnOrigin('https://desk.example.com')).toBe(true);
    expect(isOwnOrigin('https://desk.example.com:443')).toBe(true);
    expect(isOwnOrigin('https://DESK.example.com')).toBe(true);
  });

  it.each([
    null,
    '',
    'null',
    'desk.example.com',
    'http://desk.example.com',
    'https://desk.example.com:8443',
    'https://evil.example.com',
    'https://example.com',
    'https://desk.example.com.evil.test',
    'https://evil.test/https://desk.example.com',
    'https://desk.example.com@evil.test',
    'https://xdesk.example.com',
    'https://dеsk.example.com',
    'https://localhost',
    'https://127.0.0.1',
    'file://desk.example.com',
    'javascript:alert(1)',
    'https://desk.example.com, https://evil.test',
  ])('refuses %j', (origin) => {
    at('https://desk.example.com');
    expect(isOwnOrigin(origin)).toBe(false);
  });
});

describe('A desk on this machine', () => {
  it.each(['http://127.0.0.1:3000', 'http://localhost:3000', 'http://[::1]:3000'])(
    'is the same desk under its other name %s',
    (origin) => {
      at('http://localhost:3000');
      expect(isOwnOrigin(origin)).toBe(true);
    },
  );

  it.each([
    'http://localhost:3001',
    'https://localhost:3000',
    'http://localhost',
    'http://localhost.evil.test:3000',
    'http://192.168.0.2:3000',
    'http://127.0.0.2:3000',
  ])('refuses %s', (origin) => {
    at('http://localhost:3000');
    expect(isOwnOrigin(origin)).toBe(false);
  });
});
