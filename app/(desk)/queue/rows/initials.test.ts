import { expect, test } from 'vitest';
import { initialsOf } from './initials.ts';

test.each([
  ['Tomás Ferreira', 'TF'],
  ['Liselot van Oudenaarde', 'LO'],
  ['Ingrid Solheim +1', 'IS'],
  ['ålund', 'Å'],
  ['欧阳 若溪', '欧若'],
  ['', ''],
])('The initials of %j are %j', (name, initials) => expect(initialsOf(name)).toBe(initials));
