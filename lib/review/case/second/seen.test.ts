import { expect, test } from 'vitest';
import type { EvidenceView } from '../evidence.ts';
import { type PageSeen, seenByTwo } from './seen.ts';

const at = (time: string) => new Date(`2026-11-27T${time}:00.000Z`);
const people = { firstId: 'nadia', readerId: 'ada', stagedAt: at('14:00') };

const page = (imageId: string, number: number, change: Partial<EvidenceView> = {}): EvidenceView => ({
  imageId,
  page: number,
  label: imageId,
  fate: 'pinned',
  isSeen: true,
  shownSha256: 'x',
  ...change,
});

const seen = (by: string, imageId: string, number: number, time: string, sha256 = 'x'): PageSeen => ({
  by,
  imageId,
  page: number,
  sha256,
  at: at(time),
});

test('An image is seen at the time of its last page; only what came before the decision is the first person’s', () => {
  const pages = [
    seen('nadia', 'card', 1, '13:50'),
    seen('nadia', 'card', 2, '13:52'),
    // After the decision, and another picture: neither counts for the first person.
    seen('nadia', 'card', 1, '14:30'),
    seen('nadia', 'card', 2, '13:58', 'y'),
    seen('ada', 'card', 1, '14:26'),
  ];
  const opened = [
    { by: 'nadia', at: at('13:00') },
    { by: 'nadia', at: at('13:49') },
    { by: 'ada', at: at('09:00') },
    { by: 'ada', at: at('14:25') },
    { by: 'nadia', at: at('15:00') },
  ];
  const found = seenByTwo(people, [page('card', 1), page('card', 2)], { pages, opened });
  expect(found.opened).toEqual({ first: '2026-11-27T13:49:00.000Z', you: '2026-11-27T14:25:00.000Z' });
  expect(found.images).toEqual([
    {
      imageId: 'card',
      label: 'card',
      pages: 2,
      first: { pages: 2, at: '2026-11-27T13:52:00.000Z' },
      you: { pages: 1, at: '2026-11-27T14:26:00.000Z' },
      closed: null,
    },
  ]);
});

test('What the first person did not open is said, and so is what could not be opened', () => {
  const evidence = [
    page('selfie', 1, { isSeen: false }),
    page('proof', 1, { isSeen: false, fate: 'not_shown', shownSha256: null }),
    page('video', 1, { isSeen: false, fate: 'not_safe' }),
    page('lost', 1, { isSeen: false, fate: 'not_fetched' }),
  ];
  const { images, opened } = seenByTwo(people, evidence, { pages: [seen('nadia', 'selfie', 1, '14:30')], opened: [] });
  expect(opened).toEqual({ first: null, you: null });
  expect(images.map(({ first, closed }) => [first.pages, first.at, closed])).toEqual([
    [0, null, null],
    [0, null, null],
    [0, null, 'not_safe'],
    [0, null, 'not_fetched'],
  ]);
});
