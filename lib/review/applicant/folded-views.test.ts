import { expect, it } from 'vitest';
import { foldedViews, type SeenEntry } from './folded-views.ts';

const entry = (clock: string, kind: string, changed: Partial<SeenEntry> = {}): SeenEntry => ({
  at: `2026-11-27T${clock}:00.000Z`,
  kind,
  text: kind,
  by: 'Ilse Brandvold',
  byId: 'ilse',
  images: [],
  ...changed,
});
const opened = (clock: string, changed?: Partial<SeenEntry>) => entry(clock, 'applicant.opened', changed);
const saw = (clock: string, ...images: string[]) => entry(clock, 'evidence.viewed', { images });
const other = { by: 'Jon Falk', byId: 'jon' };
const texts = (entries: SeenEntry[]) => foldedViews(entries).map(({ text, by }) => `${text}, ${by.split(' ')[0]}`);

it('Views of one person in one sitting are one entry at the time of the last, and an image counts once', () => {
  const folded = foldedViews([saw('10:02', 'a', 'b'), saw('10:01', 'a'), opened('10:00')]);
  expect(folded).toEqual([
    {
      at: '2026-11-27T10:02:00.000Z',
      kind: 'applicant.opened, evidence.viewed',
      text: 'Opened, saw 2 images',
      by: 'Ilse Brandvold',
    },
  ]);
});

it('Views of two people are two entries, also when they alternate', () => {
  expect(texts([saw('10:02', 'a'), opened('10:01', other), opened('10:00')])).toEqual([
    'Opened, saw 1 image, Ilse',
    'Opened, Jon',
  ]);
});

it('After 30 minutes without a view another sitting begins', () => {
  expect(texts([opened('10:31'), opened('10:00')])).toHaveLength(2);
  expect(texts([opened('10:30'), opened('10:00')])).toHaveLength(1);
});

it('Another act of the same person ends the sitting, and of another person does not', () => {
  expect(texts([opened('10:02'), entry('10:01', 'decision.recorded'), opened('10:00')])).toHaveLength(3);
  expect(texts([opened('10:02'), entry('10:01', 'decision.recorded', other), opened('10:00')])).toHaveLength(2);
});

it('The newest comes first, whatever the order of the entries', () => {
  expect(
    foldedViews([entry('09:00', 'case.opened'), entry('11:00', 'decision.recorded')]).map(({ kind }) => kind),
  ).toEqual(['decision.recorded', 'case.opened']);
});

it('Images without an opening are told alone', () => {
  expect(texts([saw('10:00', 'a')])).toEqual(['Saw 1 image, Ilse']);
});
