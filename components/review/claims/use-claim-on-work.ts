'use client';

import { type RefObject, useEffect, useEffectEvent } from 'react';
import { onShortcut } from '#components/shell/shortcuts.tsx';
import type { Claiming } from './use-claim.ts';

/** Where someone types or chooses: to look at a blocker is no work. */
const fields = 'textarea, input:not([type=radio], [type=checkbox]), [role=combobox]';

/** Where a reviewer works: the decision, and the verdict and the look-up of a hit. */
const places = 'section[aria-label="Decision"], section[aria-label="Verdict"], form[aria-label="Look-up"]';

/** The groups of keys by which a reviewer works there. */
const groups = ['Decision', 'Hit'];

/**
 * Claims a free case at the first act of work on it: choosing an outcome or a verdict, by hand or by key, or typing.
 * @param panes holds the places of work
 */
export function useClaimOnWork(
  panes: RefObject<HTMLElement | null>,
  { who, canClaim, claim }: Pick<Claiming, 'who' | 'canClaim' | 'claim'>,
): void {
  const isFree = canClaim && (who?.kind === 'free' || (who?.kind === 'mine' && who.until === null));
  const work = useEffectEvent(() => void (isFree && claim('work')));
  useEffect(() => {
    const element = panes.current;
    const hear = ({ type, target }: Event) => {
      const isWork = target instanceof Element && target.closest(places) !== null;
      if (isWork && (type === 'input' || target.matches(fields))) work();
    };
    element?.addEventListener('input', hear);
    element?.addEventListener('focusin', hear);
    const end = onShortcut((group) => groups.includes(group) && work());
    return () => {
      element?.removeEventListener('input', hear);
      element?.removeEventListener('focusin', hear);
      end();
    };
  }, [panes]);
}
