import { allpass } from './allpass/index.ts';
import { b2core } from './b2core/index.ts';
import { blockpass } from './blockpass/index.ts';
import { ondato } from './ondato/index.ts';
import type { Provider } from './provider.ts';
import { vult } from './vult/index.ts';

/** Every vendor that Docket knows. A new one is its folder and one line here; no other file names it. */
export const providers: readonly Provider[] = [allpass, b2core, blockpass, vult, ondato];

/** The provider of a connection's row; undefined where this release does not know it. */
export function providerById(id: string): Provider | undefined {
  return providers.find((provider) => provider.id === id);
}

/** A provider's name on the screen; its id where this release does not know it. */
export function providerLabel(id: string): string {
  return providerById(id)?.label ?? id;
}
