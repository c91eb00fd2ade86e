import type { CommandField } from './form-field.ts';

/** The values in the form: text for one value, a list where several can be chosen. */
export type FieldValues = Record<string, string | string[]>;

/** The first values, by the schema. */
export function standardValues(fields: CommandField[]): FieldValues {
  return Object.fromEntries(
    fields.map(({ name, control, standard }) => [name, control.kind === 'several' ? [] : (standard ?? '')]),
  );
}

/** The input to send: numbers as numbers, empty fields left out. */
export function inputOf(fields: CommandField[], values: FieldValues): Record<string, unknown> {
  const said = fields.flatMap(({ name, control }): [string, unknown][] => {
    const value = values[name] ?? '';
    if (Array.isArray(value)) return value.length > 0 ? [[name, value]] : [];
    const text = value.trim();
    if (text === '') return [];
    return [[name, control.kind === 'number' && Number.isFinite(Number(text)) ? Number(text) : text]];
  });
  return Object.fromEntries(said);
}
