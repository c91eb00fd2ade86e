import { z } from 'zod';
import type { Provider } from '#lib/providers/provider.ts';
import type { ControlKind, SettingControl } from '#lib/review/connection-setting.ts';

/** What zod says of one setting in JSON Schema, with what our `meta` adds. */
const Property = z.looseObject({
  type: z.string().optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  secret: z.boolean().optional(),
  isOurs: z.boolean().optional(),
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  enum: z.array(z.string()).optional(),
  const: z.string().optional(),
  minimum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  maximum: z.number().optional(),
  get oneOf() {
    return z.array(ObjectShape).optional();
  },
});

type Property = z.output<typeof Property>;

const ObjectShape = z.looseObject({
  get properties() {
    return z.record(z.string(), Property);
  },
  required: z.array(z.string()).default([]),
});

/**
 * The fields of a connection's form in the order of the provider's settings.
 * @param known the settings of a connection that is there already; of its secrets only that they are set leaves here
 */
export function settingControls(
  { settings }: Pick<Provider, 'settings'>,
  known: Readonly<Record<string, unknown>> | null,
): SettingControl[] {
  return controls(ObjectShape.parse(z.toJSONSchema(settings, { io: 'input', unrepresentable: 'any' })), known);
}

/** How each setting is typed in, by its name: what comes back from the form is read by it. */
export function controlKinds(provider: Pick<Provider, 'settings'>): Map<string, SettingControl> {
  return new Map(settingControls(provider, null).map((control) => [control.name, control]));
}

function controls(
  { properties, required }: z.output<typeof ObjectShape>,
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
  const { type, enum: options, oneOf } = property;
  if (options) return { kind: 'choice', options };
  if (type === 'boolean') return { kind: 'switch' };
  if (type === 'number' || type === 'integer') return { kind: 'number', least: leastOf(property), most: mostOf(property) };
  if (type === 'string') return { kind: 'text' };
  return variantsOf(oneOf ?? []) ?? { kind: 'json' };
}

/** Sets of fields that one property tells apart, each of texts alone; anything richer is typed in as JSON. */
function variantsOf(shapes: z.output<typeof ObjectShape>[]): ControlKind | null {
  const by = Object.entries(shapes[0]?.properties ?? {}).find(([, { const: word }]) => word !== undefined)?.[0];
  if (by === undefined) return null;
  const variants = shapes.map((shape) => ({
    value: shape.properties[by]?.const ?? '',
    fields: controls(shape, null).filter(({ name }) => name !== by),
  }));
  const isPlain = variants.every(({ value, fields }) => value !== '' && fields.every(({ control }) => control.kind === 'text'));
  return isPlain ? { kind: 'variants', by, variants } : null;
}

function leastOf({ minimum, exclusiveMinimum, type }: Property): number | null {
  return minimum ?? (exclusiveMinimum === undefined ? null : exclusiveMinimum + (type === 'integer' ? 1 : 0));
}

/** JSON Schema names the largest safe integer where nobody set a limit. */
function mostOf({ maximum }: Property): number | null {
  return maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? null : maximum;
}

function shown({ kind }: ControlKind, value: unknown): string | boolean | null {
  if (value === undefined || value === null) return null;
  if (kind === 'switch') return value === true;
  if (kind === 'json' || kind === 'variants') return JSON.stringify(value, null, 2);
  return String(value);
}
