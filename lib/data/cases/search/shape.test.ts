import { expect, test } from 'vitest';
import { shapeOf } from './condition.ts';

test.each([
  ['maria', true, 'values 3 part'],
  ['ma rossi', true, 'values 3 beginning part'],
  ['maria del carmen', true, 'values 3 part part part'],
  ['4012345', true, 'values 4 number part'],
  ['+371 2612 3456', true, 'values 4 part part part'],
  ['DK-1', true, 'values 3 number no name'],
  ['maria@docket.test', true, 'values 4 no name'],
  ['maria', false, 'values 1 no name'],
  // Planned for their values.
  ['one two three four', true, undefined],
  ['娜', true, undefined],
  ['娜 maria', true, undefined],
])('The statement for “%s”, names seen: %s, is planned once as: %s', (text, seesNames, shape) => {
  expect(shapeOf(text, seesNames)).toBe(shape);
});
