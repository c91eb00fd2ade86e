'use client';

import type { ComponentProps } from 'react';
import { Kbd } from '#components/ui/kbd.tsx';
import { useKeyCap } from '../use-keys.ts';

type KeyHintProps = Omit<ComponentProps<typeof Kbd>, 'children'> & { group: string; of: string };

/** A key as the member has it, by the group that it is registered in and the key that it comes with. */
export function KeyHint({ group, of, ...look }: KeyHintProps) {
  return <Kbd {...look}>{useKeyCap()(group, of)}</Kbd>;
}
