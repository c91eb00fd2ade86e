import { expect, test } from 'vitest';
import { shapeOf } from './condition.ts';

test.each([
  ['maria', true, 'all part'],
  ['ma rossi', true, 'all beginning part'],
  ['maria del carmen', true, 'all part part part'],
  ['4012345', true, 'all number part'],
  ['DK-1', true, 'all number no name'],
  ['maria@docket.test', true, 'all no name'],
  ['maria', false, 'ids no name'],
  // Planned for their values.
  ['one two three four', true, undefined],
  ['娜', true, undefined],
  ['娜 maria', true, undefined],
])('The statement for “%s”, names seen: %s, is planned once as: %s', (text, seesNames, shape) => {
  expect(shapeOf(text, seesNames)).toBe(shape);
});
