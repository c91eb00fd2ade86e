import { z } from 'zod';
import type { CommandField, PlainControl } from '#lib/review/commands/form-field.ts';

/** One property of zod's JSON Schema, with the keys that our `meta` adds. */
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
  items: z.looseObject({ enum: z.array(z.string()).optional() }).optional(),
  get oneOf() {
    return z.array(ObjectShape).optional();
  },
});

const ObjectShape = z.looseObject({
  get properties() {
    return z.record(z.string(), Property);
  },
  required: z.array(z.string()).default([]),
});

export type Property = z.output<typeof Property>;
export type ObjectShape = z.output<typeof ObjectShape>;

/** The properties of a form in their order, as zod writes them in JSON Schema. */
export function shapeOf(schema: z.ZodObject): ObjectShape {
  return ObjectShape.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
}

/**
 * The fields of a command's form, in their order. An optional field that is neither text, number nor choice is for
 * programs and is left out.
 * @throws Error for a required field that no form can be drawn for: a mistake in the adapter
 */
export function commandFields(schema: z.ZodObject): CommandField[] {
  const { properties, required } = shapeOf(schema);
  return Object.entries(properties).flatMap(([name, property]) => {
    const control = plainControl(property) ?? severalOf(property);
    const isOptional = !required.includes(name);
    if (control === null && !isOptional) throw new Error(`no form can be drawn for ${name}`);
    if (control === null) return [];
    const { title = name, description = null } = property;
    return [
      {
        name,
        title,
        description,
        isOptional,
        control,
        standard: property.default === undefined ? null : String(property.default),
      },
    ];
  });
}

/** How a property is typed or chosen; null for one that is more than one text. */
export function plainControl(property: Property): PlainControl | null {
  const { type, enum: options } = property;
  if (options) return { kind: 'choice', options };
  if (type === 'number' || type === 'integer')
    return { kind: 'number', least: leastOf(property), most: mostOf(property) };
  return type === 'string' ? { kind: 'text' } : null;
}

function severalOf({ items }: Property): CommandField['control'] | null {
  return items?.enum ? { kind: 'several', options: items.enum } : null;
}

function leastOf({ minimum, exclusiveMinimum, type }: Property): number | null {
  return minimum ?? (exclusiveMinimum === undefined ? null : exclusiveMinimum + (type === 'integer' ? 1 : 0));
}

/** Where the schema sets no maximum, zod writes the largest safe integer. */
function mostOf({ maximum }: Property): number | null {
  return maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? null : maximum;
}
