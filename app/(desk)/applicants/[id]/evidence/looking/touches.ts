import { type PointerEvent, useRef } from 'react';
import { type Pinch, pinchOf } from './geometry.ts';
import type { Point } from './viewer-state.ts';

/**
 * The fingers on the stage. `moved` gives what the move of one of them means: with two on it a pinch, with one alone
 * none, so that it moves the image as a mouse does.
 */
export function useTouches() {
  const fingers = useRef(new Map<number, Point>());
  const isTouch = ({ pointerType }: PointerEvent) => pointerType === 'touch';
  return {
    onPointerDown: (event: PointerEvent) => {
      if (isTouch(event)) fingers.current.set(event.pointerId, pointOf(event));
    },
    onPointerUp: (event: PointerEvent) => void fingers.current.delete(event.pointerId),
    onPointerCancel: (event: PointerEvent) => void fingers.current.delete(event.pointerId),
    moved: (event: PointerEvent): Pinch | null => {
      const before = [...fingers.current.values()];
      if (!fingers.current.has(event.pointerId)) return null;
      fingers.current.set(event.pointerId, pointOf(event));
      const [a, b] = [...fingers.current.values()];
      const [from, to] = before;
      return before.length === 2 && a && b && from && to ? pinchOf([from, to], [a, b]) : null;
    },
  };
}

function pointOf({ clientX, clientY }: PointerEvent): Point {
  return { x: clientX, y: clientY };
}
