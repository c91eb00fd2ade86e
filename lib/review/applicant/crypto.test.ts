import { expect, it } from 'vitest';
import { exampleCrypto, exampleFlow } from '#test/builders/crypto.ts';
import { cryptoLabel, cryptoViews, shortAddress } from './crypto.ts';

const address = '0x52908400098527886E0F7030069857D2E4169EE7';

it('shares are those of all that the vendor lists, whatever its scale, by kind and by counterparty', () => {
  const sources = [exampleFlow('exchange', 30), exampleFlow('exchange', 20), exampleFlow('mixer', 50)];
  const [view] = cryptoViews([exampleCrypto({ sources })], true);
  expect(view?.details?.sources.byKind).toEqual([
    { label: 'Exchange', share: 0.5, count: 2 },
    { label: 'Mixer', share: 0.5, count: 1 },
  ]);
  expect(view?.details?.sources.flows.map(({ share }) => share)).toEqual([0.3, 0.2, 0.5]);
});

it('without shares there is none, and a kind that is not told says so', () => {
  const [view] = cryptoViews([exampleCrypto({ uses: [exampleFlow(null, null)] })], true);
  expect(view?.details?.uses.byKind).toEqual([{ label: 'Kind not told', share: null, count: 1 }]);
});

it('of many counterparties the first twenty are there, and the number of the others', () => {
  const sources = Array.from({ length: 33 }, () => exampleFlow('exchange', 1));
  const [view] = cryptoViews([exampleCrypto({ sources })], true);
  expect([view?.details?.sources.flows.length, view?.details?.sources.more]).toEqual([20, 13]);
});

it('who sees no names sees neither addresses in full, owners nor comments', () => {
  const comments = [{ text: 'He lives in Berlin', by: 'Desk', at: null }];
  const sources = [{ ...exampleFlow('wallet', 1), owner: 'His brother', address }];
  const given = exampleCrypto({ owner: 'His brother', comments, sources }, { address });
  const [view] = cryptoViews([given], false);
  expect(view).toMatchObject({ address: '••••••••9EE7', isHidden: true, score: given.score });
  expect(JSON.stringify(view)).not.toMatch(/Berlin|brother|0x5290/);
  expect(JSON.stringify(cryptoViews([given], true))).toMatch(/brother.*Berlin/s);
});

it.each([
  ['WALLET', 'Wallet'],
  ['TRANSACTION', 'Transaction'],
  ['SMART_CONTRACT', 'Smart contract'],
  [null, 'Address'],
])('%s is called %s', (type, label) => expect(cryptoLabel(type)).toBe(label));

it('an address in a list is short, and one that is short anyway is whole', () => {
  expect(shortAddress(address)).toBe('0x5290…9EE7');
  expect(shortAddress('bc1qspecimen')).toBe('bc1qspecimen');
});
