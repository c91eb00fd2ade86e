/** Head and width of each column; on a phone, the place of its cell in the row. */
export const heads: [label: string, width: string][] = [
  ['Row', 'w-72 ps-16 text-end phone:hidden'],
  ['When', 'w-160 phone:order-3 phone:w-auto phone:text-end phone:text-t3'],
  ['Who', 'w-160 phone:order-2 phone:w-auto phone:text-t2'],
  ['What', 'phone:order-1 phone:col-span-2'],
  ['About', 'w-128 phone:hidden'],
  ['Kind', 'w-160 narrow:hidden phone:hidden'],
  ['Hash', 'w-120 pe-16 narrow:hidden phone:hidden'],
];

/** A cell must not span columns that are not there. */
export const hiddenWhenNarrow = heads.filter(([, width]) => width.includes('narrow:hidden')).length;
