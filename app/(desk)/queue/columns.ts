/**
 * The widths of the queue's columns, and the screens that are too narrow for them. Under 720 px a row has two lines.
 */
export const columns = {
  applicant: 'ps-16 pe-8 phone:order-none',
  country: 'w-58 phone:hidden',
  provider: 'w-136 phone:order-3 phone:text-end',
  state: 'w-146 wide:w-168 phone:hidden',
  providerSays: 'w-108 wide:w-168 narrow:hidden',
  blockers: 'w-240 wide:w-420 phone:order-2',
  risk: 'w-78 phone:hidden',
  age: 'w-60 text-end narrow:hidden',
  left: 'w-120 text-end phone:order-1',
  assignee: 'w-100 pe-16 wide:w-160 phone:hidden',
} as const;

export type Column = keyof typeof columns;

export const cellClass =
  'h-36 overflow-hidden border-b border-l1 px-8 text-12 text-ellipsis whitespace-nowrap phone:h-auto phone:w-auto phone:border-0 phone:p-0';
