import { describe, expect, test } from 'vitest';
import { Tag } from './tag.ts';

describe('A tag', () => {
  test.each([
    ['VIP', 'vip'],
    ['  needs   translator ', 'needs translator'],
    ['re-check', 're-check'],
    ['проверить', 'проверить'],
    ['مراجعة', 'مراجعة'],
    ['Q4 2026', 'q4 2026'],
  ])('%j is kept as %j', (typed, kept) => {
    expect(Tag.parse(typed)).toBe(kept);
  });

  test.each([
    ['', 'Type a tag.'],
    ['   ', 'Type a tag.'],
    ['a'.repeat(31), 'A tag has at most 30 characters.'],
    ['maelle@example.test', 'A tag has letters, digits, spaces and hyphens only.'],
    ['<b>', 'A tag has letters, digits, spaces and hyphens only.'],
    ['card 19455555', 'A tag is shown to every role. It may not hold a long number.'],
  ])('%j is refused: %s', (typed, message) => {
    const result = Tag.safeParse(typed);
    expect(result.success ? null : result.error.issues.map((issue) => issue.message)).toContain(message);
  });
});
