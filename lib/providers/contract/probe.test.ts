import { describe, expect, test } from 'vitest';
import { fixtureHttp } from '#test/providers/fixture-http.ts';
import { type ProbeFixture, recorded } from '#test/providers/fixtures.ts';
import type { ProviderRequest } from '../http/request.ts';
import { providers } from '../registry.ts';
import { secretFields } from '../settings.ts';

/** "Test connection" at every provider: it says what works and what does not, and reads at most one record. */
const now = () => new Date('2026-11-21T12:00:00Z');
const probed = providers.flatMap((provider) => {
  const fixture = recorded<ProbeFixture>(provider, 'probe');
  return fixture === null ? [] : [{ provider, fixture }];
});

test.each(providers)('$id: the test of a connection is recorded', (provider) => {
  expect(recorded(provider, 'probe')).not.toBeNull();
});

describe.each(probed)('$provider.id', ({ provider, fixture }) => {
  async function probe(status?: number, spoil: (text: string) => string = (text) => text) {
    const heard: ProviderRequest[] = [];
    let records = 0;
    const http = fixtureHttp(
      fixture,
      (said, text) => [status ?? said, spoil(text)],
      (call, known) => {
        heard.push(call);
        records += known?.records ?? 0;
      },
    );
    const found = await provider.connect(fixture.settings, { http, now }).probe();
    return { found, heard, records };
  }

  test('names what works and what is not set up', async () => {
    const { found } = await probe();
    expect(found).toMatchObject({ ...fixture.expect, findings: expect.any(Array) });
    expect(fixture.expect.findings.length).toBeGreaterThan(0);
    for (const each of fixture.expect.findings) expect(found.findings).toContainEqual(expect.objectContaining(each));
    expect(new Set(found.findings.map(({ what }) => what)).size).toBe(found.findings.length);
    for (const { remark } of found.findings) expect(remark).toMatch(/^[A-Z].*\.$/);
  });

  test('reads at most one record, and changes nothing', async () => {
    const { heard, records } = await probe();
    expect(heard.length).toBeGreaterThan(0);
    expect(heard.filter(({ safe }) => !safe)).toEqual([]);
    expect(records).toBeLessThanOrEqual(1);
    expect(JSON.stringify(fixture.calls), 'the answers that hold an applicant say so').toContain('"records"');
  });

  test.each([
    [401, 'unauthorized'],
    [403, undefined],
    [500, 'unavailable'],
    [302, 'invalid_response'],
    [429, 'rate_limited'],
  ])('a %i is a finding', async (status, code) => {
    const { found } = await probe(status);
    expect(found.findings.filter(({ outcome }) => outcome === 'works')).toEqual([]);
    const codes = found.findings.map((finding) => finding.code);
    expect(
      codes.some((each) => (code === undefined ? each === 'forbidden' || each === 'unauthorized' : each === code)),
    ).toBe(true);
    expect(found.erasesWhatItReads).toBe(false);
  });

  test.each(['<html>', '', '{"data":[[]]}', '[]'])('an answer like %j is a finding', async (text) => {
    const { found } = await probe(200, () => text);
    expect(found.findings.filter(({ outcome }) => outcome === 'fails').length).toBeGreaterThan(0);
  });

  test('no finding holds a secret or a word of the vendor', async () => {
    const secrets = secretFields(provider.settings).map((field) => fixture.settings[field]);
    const words = [...secrets, 'Castellanos', 't0ken-canary'].filter(
      (word): word is string => typeof word === 'string',
    );
    expect(words.length, 'a secret of the settings and two canaries').toBeGreaterThanOrEqual(3);
    for (const status of [200, 400, 401, 500]) {
      const told = JSON.stringify(
        (await probe(status, (text) => text.replace(/"$|\}$/, `,"message":"${words.join(' ')}"}`))).found,
      );
      expect(words.filter((word) => told.includes(word))).toEqual([]);
    }
  });
});
