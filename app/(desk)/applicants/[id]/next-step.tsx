'use client';

import { type ReactNode, useDeferredValue } from 'react';

/**
 * Draws a part of a screen in a step of its own, right after the rest: what is read first is then seen sooner. Until
 * then `waiting` keeps its place, so that nothing moves.
 */
export function NextStep({ waiting, children }: { waiting: ReactNode; children: ReactNode }) {
  return useDeferredValue(true, false) ? children : waiting;
}
