import { describe, expect, test } from 'vitest';
import type { Registered } from '../shortcuts.tsx';
import { commandsOf, found } from './commands.ts';

const shortcut = (group: string, key: string, label?: string): Registered => ({
  group,
  key,
  ...(label ? { label } : {}),
  run: () => undefined,
});

const linesOf = (acting: Registered[]) =>
  commandsOf(acting, () => undefined).map(({ group, label, keys }) => [group, label, keys.join(', ')]);

describe('The keys of a screen as commands', () => {
  // The part that was registered last comes first, as the listener of the keys has it.
  test.each([
    ['one key', [shortcut('Case', 'l', 'Claim')], [['Case', 'Claim', 'l']]],
    ['a key without a label', [shortcut('Case', 'l')], []],
    [
      'two keys that do the same',
      [shortcut('Queue', 'j', 'Next row'), shortcut('Queue', 'ArrowDown', 'Next row')],
      [['Queue', 'Next row', 'j, ArrowDown']],
    ],
    [
      'a key that two parts have: the later one',
      [shortcut('Hits', 'j', 'Next hit'), shortcut('Case', 'j', 'Skip')],
      [['Hits', 'Next hit', 'j']],
    ],
    [
      'a key that a part without a label has in another way: the label of its group',
      [shortcut('Go', 'g q'), shortcut('Go', 'g q', 'Queue')],
      [['Go', 'Queue', 'g q']],
    ],
    ['an unlabelled key over one of another group: none', [shortcut('List', 'x'), shortcut('Case', 'x', 'Reject')], []],
  ])('%s', (_, acting, expected) => {
    expect(linesOf(acting)).toEqual(expected);
  });

  test('a command does what the later part does', () => {
    const [later, earlier] = [shortcut('Go', 'g q'), shortcut('Go', 'g q', 'Queue')];
    const done: Registered[] = [];
    commandsOf([later, earlier], (one) => done.push(one))[0]?.run();
    expect(done).toEqual([later]);
  });
});

describe('What a text finds', () => {
  const commands = [
    { group: 'Decision', label: 'Reject, then a digit for the reason' },
    { group: 'Evidence', label: 'Zoom in' },
    { group: 'Hit', label: 'Note on the hit' },
    { group: 'Go', label: 'Hits' },
  ];
  test.each([
    ['', ['Reject, then a digit for the reason', 'Zoom in', 'Note on the hit', 'Hits']],
    ['rej', ['Reject, then a digit for the reason']],
    ['ZOOM', ['Zoom in']],
    ['in zoom', ['Zoom in']],
    ['evidence', ['Zoom in']],
    ['hit', ['Hits', 'Note on the hit']],
    ['oom', []],
    ['reject zoom', []],
    ['—', ['Reject, then a digit for the reason', 'Zoom in', 'Note on the hit', 'Hits']],
  ])('“%s”', (text, labels) => {
    expect(found(commands, text).map(({ label }) => label)).toEqual(labels);
  });
});
