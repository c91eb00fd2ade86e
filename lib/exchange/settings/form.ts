import { type ObjectShape, type Property, plainControl, shapeOf } from '#lib/providers/form-fields.ts';
import type { Provider } from '#lib/providers/provider.ts';
import type { ControlKind, SettingControl } from '#lib/review/connections/setting.ts';

/**
 * The fields of a connection's form in the order of the provider's settings.
 * @param known the settings of an existing connection, null for a new one; of a secret the form says only whether it is
 * set
 */
export function settingControls(
  { settings }: Pick<Provider, 'settings'>,
  known: Readonly<Record<string, unknown>> | null,
): SettingControl[] {
  return controls(shapeOf(settings), known);
}

/** The control of each setting by its name, with which the form's answer is parsed. */
export function controlKinds(provider: Pick<Provider, 'settings'>): Map<string, SettingControl> {
  return new Map(settingControls(provider, null).map((control) => [control.name, control]));
}

function controls(
  { properties, required }: ObjectShape,
  known: Readonly<Record<string, unknown>> | null,
): SettingControl[] {
  return Object.entries(properties).map(([name, property]) => {
    const isSecret = property.secret === true;
    const stored = known?.[name];
    const control = controlOf(property);
    return {
      name,
      title: property.title ?? name,
      description: property.description ?? null,
      isOptional: !required.includes(name) && property.default === undefined,
      isSecret,
      isSet: stored !== undefined && stored !== null,
      isOurs: property.isOurs === true,
      control,
      value: isSecret ? null : shown(control, known === null ? property.default : (stored ?? null)),
    };
  });
}

function controlOf(property: Property): ControlKind {
  if (property.type === 'boolean') return { kind: 'switch' };
  return plainControl(property) ?? variantsOf(property.oneOf ?? []) ?? { kind: 'json' };
}

/** A union of shapes that one property tells apart, if all other properties are text; null otherwise (then JSON). */
function variantsOf(shapes: ObjectShape[]): ControlKind | null {
  const by = Object.entries(shapes[0]?.properties ?? {}).find(([, { const: value }]) => value !== undefined)?.[0];
  if (by === undefined) return null;
  const variants = shapes.map((shape) => ({
    value: shape.properties[by]?.const ?? '',
    fields: controls(shape, null).filter(({ name }) => name !== by),
  }));
  const isPlain = variants.every(
    ({ value, fields }) => value !== '' && fields.every(({ control }) => control.kind === 'text'),
  );
  return isPlain ? { kind: 'variants', by, variants } : null;
}

function shown({ kind }: ControlKind, value: unknown): string | boolean | null {
  if (value === undefined || value === null) return null;
  if (kind === 'switch') return value === true;
  if (kind === 'json' || kind === 'variants') return JSON.stringify(value, null, 2);
  return String(value);
}
