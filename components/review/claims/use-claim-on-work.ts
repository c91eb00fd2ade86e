'use client';

import { type RefObject, useEffect, useEffectEvent } from 'react';
import { onShortcut } from '#components/shell/shortcuts.tsx';
import type { Claiming } from './use-claim.ts';

/** Where someone types or chooses: to look at a blocker is no work. */
const fields = 'textarea, input:not([type=radio], [type=checkbox]), [role=combobox]';

/**
 * Claims a free case at the first act of work in the decision: choosing an outcome, by hand or by key, or typing.
 * @param panes holds the section of the decision
 */
export function useClaimOnWork(panes: RefObject<HTMLElement | null>, { who, canClaim, claim }: Claiming): void {
  const isFree = canClaim && (who?.kind === 'free' || (who?.kind === 'mine' && who.until === null));
  const work = useEffectEvent(() => void (isFree && claim('work')));
  useEffect(() => {
    const element = panes.current;
    const hear = ({ type, target }: Event) => {
      const isInDecision = target instanceof Element && target.closest('section[aria-label="Decision"]') !== null;
      if (isInDecision && (type === 'input' || target.matches(fields))) work();
    };
    element?.addEventListener('input', hear);
    element?.addEventListener('focusin', hear);
    const end = onShortcut((group) => group === 'Decision' && work());
    return () => {
      element?.removeEventListener('input', hear);
      element?.removeEventListener('focusin', hear);
      end();
    };
  }, [panes]);
}
