import { allpass } from './allpass/index.ts';
import { b2core } from './b2core/index.ts';
import { blockpass } from './blockpass/index.ts';
import { ondato } from './ondato/index.ts';
import type { Provider } from './provider.ts';
import { vult } from './vult/index.ts';

/** Every vendor Docket speaks to. A new one is its folder and its line here, and is named nowhere else. */
export const providers: readonly Provider[] = [allpass, b2core, blockpass, vult, ondato];

/** The provider a connection's row names; undefined for one this release does not know. */
export function providerById(id: string): Provider | undefined {
  return providers.find((provider) => provider.id === id);
}
