import { expect, test } from 'vitest';
import { type TroubleFacts, vendorTrouble } from './vendor-trouble.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 12, minute));
const well: TroubleFacts = { isActive: true, downSince: null, failingSince: null, problem: null };
const failing = { failingSince: at(3), problem: 'listClients: the answer is not JSON' };

test.each<[story: string, facts: Partial<TroubleFacts>, said: ReturnType<typeof vendorTrouble>]>([
  ['well', {}, null],
  ['down', { downSince: at(1) }, { kind: 'down', since: at(1).toISOString() }],
  ['failing', failing, { kind: 'failing', since: at(3).toISOString(), problem: failing.problem }],
  [
    'down and failing: that it is down is the worse news',
    { ...failing, downSince: at(5) },
    { kind: 'down', since: at(5).toISOString() },
  ],
  ['paused while it was down: someone knows', { ...failing, downSince: at(5), isActive: false }, null],
])('%s', (_story, facts, said) => {
  expect(vendorTrouble({ ...well, ...facts })).toEqual(said);
});
