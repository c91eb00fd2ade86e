import { blockpass } from './blockpass/index.ts';
import type { Provider } from './provider.ts';
import { vult } from './vult/index.ts';

/** Every vendor Docket speaks to. A new one is its folder and its line here, and is named nowhere else. */
export const providers: readonly Provider[] = [blockpass, vult];

export function providerById(id: string): Provider | undefined {
  return providers.find((provider) => provider.id === id);
}
