import { expect, test } from 'vitest';
import { initialsOf, shortName } from './initials.ts';

test.each([
  ['Tomás Ferreira', 'TF', 'T. Ferreira'],
  ['Liselot van Oudenaarde', 'LO', 'L. Oudenaarde'],
  ['Ingrid Solheim +1', 'IS', 'I. Solheim +1'],
  ['ålund', 'Å', 'ålund'],
  ['ålund +2', 'Å', 'ålund +2'],
  ['欧阳 若溪', '欧若', '欧. 若溪'],
  ['', '', ''],
])('The initials of %j are %j, and in a row the name is %j', (name, initials, short) => {
  expect([initialsOf(name), shortName(name)]).toEqual([initials, short]);
});
