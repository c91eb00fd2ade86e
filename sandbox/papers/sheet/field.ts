import type { Script } from '../printed.ts';
import type { Labels } from '../text/labels.ts';
import { letters } from '../text/lettering.ts';
import type { Palette } from './palette.ts';

export type Form = {
  palette: Palette;
  own: Labels | undefined;
  english: Labels;
  script: Script | undefined;
  /** Arabic and Hebrew values are at the right edge of a full-width field, Latin values at the left. */
  isRightToLeft: boolean;
};

export type Place = { x: number; y: number; width: number; size?: number };

/** A printed field: the label in both languages, the value below it, drawn smaller when it does not fit. */
export function field(form: Form, label: keyof Labels, value: string, place: Place): string {
  const { palette, own, english, script } = form;
  // With the Latin text first, the line keeps its order; with the Arabic text first, the slash would move to the other
  // end.
  const words =
    !own || own[label] === english[label]
      ? english[label]
      : form.isRightToLeft
        ? `${english[label]} / ${own[label]}`
        : `${own[label]} / ${english[label]}`;
  const size = place.size ?? 37;
  return (
    letters(words, { x: place.x, y: place.y, size: 20, fill: palette.label, maxWidth: place.width, script }) +
    letters(value, {
      x: place.x,
      y: place.y + size * 0.72 + 16,
      size,
      weight: 600,
      fill: palette.ink,
      maxWidth: place.width,
      script,
    })
  );
}

/** A name in its own script and in Latin letters. */
export function nameField(
  form: Form,
  label: 'surname' | 'givenNames',
  names: { own: string; latin: string },
  place: Place,
): string {
  const { palette, script } = form;
  if (names.own === '' || names.own === names.latin) return field(form, label, names.latin, place);
  if (!form.isRightToLeft) return field(form, label, `${names.own} / ${names.latin}`, place);
  const size = place.size ?? 37;
  const maxWidth = place.width / 2 - 12;
  const left = { x: place.x, maxWidth };
  const right = { x: place.x + place.width, maxWidth, anchor: 'end', script } as const;
  const value = { y: place.y + size * 0.72 + 16, weight: 600, fill: palette.ink } as const;
  return (
    letters(form.english[label], { ...left, y: place.y, size: 20, fill: palette.label }) +
    letters(form.own?.[label] ?? '', { ...right, y: place.y, size: 23, fill: palette.label }) +
    letters(names.latin, { ...left, ...value, size }) +
    letters(names.own, { ...right, ...value, size: size * 1.14 })
  );
}
