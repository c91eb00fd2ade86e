/** Where a menu opens, relative to its trigger. `under` also has the trigger's width. */
export type MenuPlace = 'below' | 'under' | 'above' | 'beside';

const gap = 4;
const edge = 8;

/** Places an open popup beside its trigger and inside the screen: above it where there is no room below. */
export function place(popup: HTMLElement, trigger: HTMLElement, at: MenuPlace): void {
  const from = trigger.getBoundingClientRect();
  if (at === 'under') popup.style.width = `${from.width}px`;
  const { width, height } = popup.getBoundingClientRect();
  const hasRoomBelow = from.bottom + gap + height <= innerHeight - edge;
  const above = from.top - gap - height;
  const top = at === 'beside' ? from.bottom - height : at === 'above' || !hasRoomBelow ? above : from.bottom + gap;
  const left = at === 'beside' ? from.right + gap : from.left;
  popup.style.top = `${Math.max(edge, top)}px`;
  popup.style.left = `${Math.max(edge, Math.min(left, innerWidth - width - edge))}px`;
}
