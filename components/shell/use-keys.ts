import { createContext, useContext } from 'react';
import type { ScreenKeys } from '#lib/review/keys/choice.ts';
import { keyCap } from './hints/key-cap.ts';
import { ownKey } from './keys.ts';

type Keys = ScreenKeys & {
  /** Takes what was saved. */
  take: (keys: ScreenKeys) => void;
};

export const KeysContext = createContext<Keys>({ areOn: true, changed: {}, take: () => undefined });

/** The keys of the member. */
export function useKeys(): Keys {
  return useContext(KeysContext);
}

/** Gives what is drawn for a key, by the group that it is registered in and the key that it comes with. */
export function useKeyCap(): (group: string, key: string) => string {
  const { changed } = useKeys();
  return (group, key) => keyCap(ownKey(changed, group, key));
}
