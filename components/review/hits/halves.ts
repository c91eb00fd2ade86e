/** Two parts side by side, in a narrow pane one below the other. */
export const halvesClass =
  'grid grid-cols-2 divide-x divide-l1 border-l2 hit-narrow:grid-cols-1 hit-narrow:divide-x-0 hit-narrow:divide-y';
