import { afterEach, expect, test, vi } from 'vitest';
import { sparesData } from './spares-data.ts';

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['asks to spare data: it is spared', { connection: { saveData: true } }, true],
  ['does not ask for it: it is not', { connection: { saveData: false } }, false],
  ['knows no such wish: it is not', {}, false],
])('A browser that %s', (_, navigator, spared) => {
  vi.stubGlobal('navigator', navigator);
  expect(sparesData()).toBe(spared);
});
