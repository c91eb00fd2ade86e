/** Two parts side by side, on a phone one below the other. */
export const halvesClass =
  'grid grid-cols-2 divide-x divide-l1 border-l2 phone:grid-cols-1 phone:divide-x-0 phone:divide-y';
