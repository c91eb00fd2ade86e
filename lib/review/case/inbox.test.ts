import { expect, test } from 'vitest';
import { type InboxPlaces, nextOf, placeOf } from './inbox.ts';

const place = (applicantId: string, isHeld = false) => ({ applicantId, isHeld });
const list = [place('a'), place('b', true), place('c')];

test.each<[string, number, string, string | null]>([
  ['the second leaves the list: the one in its place', 1, 'x', 'c'],
  ['the first is still in the list: not it again', 0, 'a', 'c'],
  ['one that another member has is left out', 1, 'c', 'a'],
  ['after the last: the first', 3, 'x', 'a'],
])('The next to confirm: %s', (_what, index, doneId, next) => {
  expect(nextOf(list, index, doneId)).toBe(next);
});

test('Nothing is left, or only what others have: no next', () => {
  expect(nextOf([], 0, 'a')).toBeNull();
  expect(nextOf([place('a'), place('b', true)], 0, 'a')).toBeNull();
});

test('Where an applicant stands', () => {
  const none = { count: 0, places: [] };
  const inbox: InboxPlaces = {
    toConfirm: { count: 3, places: list },
    escalatedToMe: { count: 1, places: [place('d')] },
    returnedToMe: none,
  };
  expect(placeOf(inbox, 'c')).toEqual({ tab: 'toConfirm', index: 2 });
  expect(placeOf(inbox, 'd')).toEqual({ tab: 'escalatedToMe', index: 0 });
  expect(placeOf(inbox, 'e')).toBeNull();
});
